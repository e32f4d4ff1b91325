// Two people changed one draft: what each of them changed, told from the text both began with.
import { eq } from 'drizzle-orm'
import { Refusal } from '../refusal/refusal.ts'
import type { Tx } from '../store/door.ts'
import { document } from '../store/schema.ts'
import { changesBetween } from './comparing.ts'
import { type Folder, tagsOf, textOf } from './office.ts'

/** The refusal of a save over a newer text: that text, and the changes of both sides by id. */
export async function conflict(
  tx: Tx,
  { row }: Folder,
  ifMatch: string | undefined,
  mine: string,
): Promise<Refusal> {
  const { sourceHash, state } = row
  const text = await textOf(tx, sourceHash)
  const base = await baseOf(tx, ifMatch)
  return new Refusal(
    'if-match-stale',
    {},
    {
      sourceHash,
      state,
      text,
      mine: base === undefined ? [] : changesBetween(base, mine),
      theirs: base === undefined ? [] : changesBetween(base, text),
    },
  )
}

// Every text that was ever saved is kept, so the one that the tag names is still there.
async function baseOf(tx: Tx, ifMatch: string | undefined): Promise<string | undefined> {
  for (const hash of tagsOf(ifMatch ?? '')) {
    const [found] = await tx.select().from(document).where(eq(document.hash, hash))
    if (found) return found.body.toString('utf8')
  }
  return undefined
}
