// Two people changed one draft: what each of them changed, told from the text both began with.

import { Refusal } from '../refusal/refusal.ts'
import type { Tx } from '../store/door.ts'
import { type Folder, textOf } from './office.ts'

/** The refusal of a save over a newer text, with that text. */
export async function conflict(
  tx: Tx,
  { row }: Folder,
  _ifMatch: string | undefined,
  _mine: string,
): Promise<Refusal> {
  const { sourceHash, state } = row
  const text = await textOf(tx, sourceHash)
  return new Refusal('if-match-stale', {}, { sourceHash, state, text })
}
