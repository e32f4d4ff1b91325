// A change and its audit row are one transaction: where the row cannot be written, nothing was.
import { desc } from 'drizzle-orm'
import type { Tx } from '../store/door.ts'
import type { Store } from '../store/open.ts'
import { audit } from '../store/schema.ts'
import type { Actor } from './actor.ts'
import { type AuditBody, bodyBytes, GENESIS, rowHash } from './chain.ts'
import { takeTouched } from './seal.ts'

/** What happened, in the words of the API: `version.publish` to `hangzhou-metrology/v2`. */
type Entry = {
  action: string
  object: string
  outcome?: 'done' | 'refused'
  reason?: string
  detail?: Record<string, unknown>
}

/** Writes an audit row; the changes since the one before are its own. */
export type Log = (entry: Entry) => Promise<void>

/** The audit of a store. */
export type Ledger = {
  store: Store
  /** Runs `work` in one transaction; every change must be logged before it ends. */
  record: <T>(actor: Actor, work: (tx: Tx, log: Log, at: number) => Promise<T>) => Promise<T>
  /** The number of the newest row. */
  head: () => number
  /** Called after each commit that wrote rows, with the actions of them. */
  onRecorded: (listener: (seq: number, actions: readonly string[]) => void) => void
}

/** Opens the ledger of a store. */
export async function openLedger(store: Store): Promise<Ledger> {
  const listeners: ((seq: number, actions: readonly string[]) => void)[] = []
  const [newest] = await store.read((db) =>
    db.select({ seq: audit.seq }).from(audit).orderBy(desc(audit.seq)).limit(1),
  )
  let head = newest?.seq ?? 0
  return {
    store,
    head: () => head,
    onRecorded: (listener) => void listeners.push(listener),
    record: async (actor, work) => {
      const actions: string[] = []
      let seq = head
      const result = await store.transact(async (tx) => {
        const at = store.world.now()
        const log: Log = async (entry) => {
          seq = await append(tx, at, actor, entry)
          actions.push(entry.action)
        }
        return work(tx, log, at)
      })
      if (actions.length > 0) {
        head = seq
        for (const listener of listeners) listener(seq, actions)
      }
      return result
    },
  }
}

async function append(tx: Tx, at: number, actor: Actor, entry: Entry): Promise<number> {
  const [last] = await tx
    .select({ seq: audit.seq, hash: audit.hash })
    .from(audit)
    .orderBy(desc(audit.seq))
    .limit(1)
  const body: AuditBody = {
    at,
    actor: actor.id,
    kind: actor.kind,
    rights: [...actor.rights].sort(),
    action: entry.action,
    object: entry.object,
    outcome: entry.outcome ?? 'done',
    ...(entry.reason !== undefined ? { reason: entry.reason } : {}),
    ...(entry.detail ? { detail: entry.detail } : {}),
    rows: await takeTouched(tx),
  }
  const seq = (last?.seq ?? 0) + 1
  const prev = last?.hash ?? GENESIS
  const bytes = bodyBytes(body)
  await tx.insert(audit).values({ seq, prev, hash: rowHash(seq, prev, bytes), body: bytes })
  return seq
}
