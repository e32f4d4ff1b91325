// Migrations: numbered SQL files, each its own transaction, forward only, their hashes checked.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../refusal/refusal.ts'
import { projectRoot } from '../root.ts'
import { type Client, connect } from './client.ts'

/** What questions are asked of. */
export type Executor = Pick<Client, 'execute'>

/** One numbered file. */
export type Migration = { name: string; sql: string; hash: string }

/** The migrations that ship, in order. */
export function migrations(folder = join(projectRoot(), 'api/store/migrations')): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    })
}

const LEDGER = `CREATE TABLE IF NOT EXISTS migration (
  name TEXT PRIMARY KEY, hash TEXT NOT NULL
) STRICT`

/**
 * Applies what is pending and returns the names of it. Refuses a database that a newer program
 * made, or whose applied migrations are not, byte for byte, those that ship.
 */
export async function migrate(client: Client, known: Migration[]): Promise<string[]> {
  await client.execute(LEDGER)
  const { rows } = await client.execute('SELECT name, hash FROM migration ORDER BY name')
  for (const [i, row] of rows.entries()) {
    const expected = known[i]
    if (!expected) throw new Refusal('database-newer', { name: String(row['name']) })
    if (expected.name !== row['name'] || expected.hash !== row['hash'])
      throw new Refusal('migration-differs', { name: expected.name })
  }
  if (rows.length > 0) await checkSchema(client, known.slice(0, rows.length))
  const pending = known.slice(rows.length)
  for (const each of pending) await applyOne(client, each)
  return pending.map(({ name }) => name)
}

async function applyOne(client: Client, { name, sql, hash }: Migration): Promise<void> {
  const tx = await client.transaction('write')
  try {
    await tx.executeMultiple(sql)
    const { rows } = await tx.execute('PRAGMA foreign_key_check')
    if (rows.length > 0) throw new Refusal('migration-breaks', { name })
    await tx.execute({ sql: 'INSERT INTO migration VALUES (?, ?)', args: [name, hash] })
    await tx.commit()
  } finally {
    tx.close()
  }
}

/**
 * Throws where tables, indexes and triggers are not exactly those that these migrations make: a
 * dropped trigger is found. They are made anew in memory to compare, so that nothing stored in
 * the database itself has to be believed.
 */
export async function checkSchema(client: Executor, applied: Migration[]): Promise<void> {
  const scratch = await connect(':memory:')
  try {
    await scratch.execute(LEDGER)
    for (const { sql } of applied) await scratch.executeMultiple(sql)
    if ((await schemaHash(scratch)) !== (await schemaHash(client)))
      throw new Refusal('schema-differs')
  } finally {
    scratch.close()
  }
}

async function schemaHash(client: Executor): Promise<string> {
  const { rows } = await client.execute(
    `SELECT type, name, tbl_name, sql FROM sqlite_schema
     WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name`,
  )
  const text = JSON.stringify(rows.map((row) => [row[0], row[1], row[2], row[3]]))
  return createHash('sha256').update(text).digest('hex')
}
