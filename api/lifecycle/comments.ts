// Remarks on a version, by clause or by place in the text; they stay as they were written.
import { and, asc, eq } from 'drizzle-orm'
import { actorOf, type Person } from '../people/principal.ts'
import { Refusal } from '../refusal/refusal.ts'
import { comment } from '../store/schema.ts'
import { freshId } from '../store/world.ts'
import type { Name } from './content.ts'
import { type Office, objectOf, open } from './office.ts'

/** A remark as it is stored. */
type Remark = typeof comment.$inferSelect

/** Every remark on a version, in order of time. */
export async function listComments({ ledger }: Office, name: Name): Promise<Remark[]> {
  return ledger.store.read(async (db) => {
    await open(db, name)
    return db
      .select()
      .from(comment)
      .where(and(eq(comment.ruleset, name.ruleset), eq(comment.version, name.version)))
      .orderBy(asc(comment.createdAt), asc(comment.id))
  })
}

/** Adds a remark; `at` is a clause or the path of an edit. */
export async function addComment(
  { ledger }: Office,
  who: Person,
  name: Name,
  { at: place, text }: { at?: string; text: string },
): Promise<void> {
  if (text.trim() === '') throw new Refusal('comment-empty')
  await ledger.record(actorOf(who), async (tx, log, at) => {
    await open(tx, name)
    const id = freshId(ledger.store.world, 'c')
    const said = { place: place ?? null, text: text.trim(), person: who.id, createdAt: at }
    await tx.insert(comment).values({ id, ...name, ...said })
    await log({
      action: 'version.comment',
      object: objectOf(name),
      detail: { id, at: place ?? null },
    })
  })
}
