// The one door to the database: one at a time, reads too, because there is one connection and a
// transaction holds it. Inside a transaction nothing but the transaction may be awaited.
import { type ExtractTablesWithRelations, sql } from 'drizzle-orm'
import type { LibSQLTransaction } from 'drizzle-orm/libsql'
import { LibSQLDatabase } from 'drizzle-orm/libsql/driver-core'
import { LibSQLSession } from 'drizzle-orm/libsql/session'
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core'
import { refusalOf } from './aborted.ts'
import type { Client } from './client.ts'

type Nothing = Record<string, never>
type Relations = ExtractTablesWithRelations<Nothing>

/** What reads run on. */
export type Db = LibSQLDatabase<Nothing>

/** What writes run on. */
export type Tx = LibSQLTransaction<Nothing, Relations>

/** Reads and writes, one after the other in the order they were asked for. */
export type Door = {
  read: <T>(work: (db: Db) => Promise<T>) => Promise<T>
  /** All of `work` or nothing; refused where a sealed row was touched and not recorded. */
  transact: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
}

/** Opens the door on a client of one connection. */
export function openDoor(client: Client): Door {
  // What `drizzle({ client })` does, without the driver that its module would load at once.
  const dialect = new SQLiteAsyncDialect()
  const session = new LibSQLSession<Nothing, Relations>(client, dialect, undefined, {}, undefined)
  const db = new LibSQLDatabase<Nothing>('async', dialect, session, undefined)
  const next = inTurn()
  return {
    read: (work) => next(() => work(db)),
    transact: (work) =>
      next(() =>
        db.transaction(async (tx) => {
          const result = await work(tx as Tx)
          const open = await tx.all<{ entity: string }>(sql`SELECT entity FROM touched LIMIT 1`)
          // INVARIANT: no change without its audit row.
          if (open.length > 0) throw new Error(`a change of ${open[0]!.entity} was not recorded`)
          return result
        }),
      ),
  }
}

function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work).catch((error: unknown) => {
      throw refusalOf(error)
    })
    // A failure is its caller's; the next in line goes on.
    last = turn.catch(() => undefined)
    return turn
  }
}
