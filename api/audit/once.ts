// Rows of the audit as proof that somebody has done a thing: written once, looked up later.
import { and, eq } from 'drizzle-orm'
import type { Db, Tx } from '../store/door.ts'
import { audit } from '../store/schema.ts'
import type { Actor } from './actor.ts'
import type { Ledger } from './record.ts'

/** Writes the row unless the actor has one of the same action and object. */
export async function recordOnce(
  ledger: Ledger,
  actor: Actor,
  entry: { action: string; object: string; detail?: Record<string, unknown> },
): Promise<void> {
  if (await ledger.store.read((db) => isRecorded(db, actor.id, entry))) return
  await ledger.record(actor, async (tx, log) => {
    if (!(await isRecorded(tx, actor.id, entry))) await log(entry)
  })
}

/** Whether the actor has a row of this action on this object. */
export async function isRecorded(
  db: Db | Tx,
  actor: string,
  { action, object }: { action: string; object: string },
): Promise<boolean> {
  const found = await db
    .select({ seq: audit.seq })
    .from(audit)
    .where(and(eq(audit.object, object), eq(audit.actor, actor), eq(audit.action, action)))
    .limit(1)
  return found.length > 0
}
