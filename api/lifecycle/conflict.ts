// Two people changed one draft: what each of them changed, told from the text both began with.
import { eq } from 'drizzle-orm'
import { Refusal } from '../refusal/refusal.ts'
import type { Tx } from '../store/door.ts'
import { document } from '../store/schema.ts'
import { changesBetween } from './comparing.ts'
import { type Folder, tagsOf, textOf } from './office.ts'
import type { Reader } from './reader.ts'

/** A draft that is not what the one who saves has seen. */
export type Conflict = { sourceHash: string; state: string; text: string; base?: string }

/** What stands there now, and the text that the tag names. */
export async function conflictIn(
  tx: Tx,
  { row }: Folder,
  ifMatch: string | undefined,
): Promise<Conflict> {
  const { sourceHash, state } = row
  const base = await baseOf(tx, ifMatch)
  const text = await textOf(tx, sourceHash)
  return { sourceHash, state, text, ...(base === undefined ? {} : { base }) }
}

/** The refusal of a save over a newer text: that text, and the changes of both sides by id. */
export async function refusalOf(
  reader: Reader,
  { sourceHash, state, text, base }: Conflict,
  own: string,
): Promise<Refusal> {
  const changes = (to: string) => (base === undefined ? [] : changesBetween(reader, base, to))
  const [mine, theirs] = await Promise.all([changes(own), changes(text)])
  return new Refusal('if-match-stale', {}, { sourceHash, state, text, mine, theirs })
}

// Every text that was ever saved is kept, so the one that the tag names is still there.
async function baseOf(tx: Tx, ifMatch: string | undefined): Promise<string | undefined> {
  for (const hash of tagsOf(ifMatch ?? '')) {
    const [found] = await tx.select().from(document).where(eq(document.hash, hash))
    if (found) return found.body.toString('utf8')
  }
  return undefined
}
