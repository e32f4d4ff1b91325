// The subjects that were met, faulty ones too: their records are no records of nobody, and an id
// that comes twice is told whatever else is wrong. None takes more room than a good row does.
import { createHash } from 'node:crypto'
import { at, type Growing, growing, put } from '../../../engine/population/growing.ts'
import { type Problem, problem } from '../../../engine/words/problem.ts'
import { addText, type Texts } from '../text.ts'
import { addId, createIds, find, type Ids } from './ids.ts'

/** Ids by number with their lines; how many the table has, and whether all of it could be read. */
export type Known = { ids: Ids; texts: Texts; lines: Growing; whole: boolean; present: number }

/** The longest id that is not refused. */
export const MOST_ID = 64
/** So many subjects that records name in vain are remembered, to find records named twice. */
const MOST_ABSENT = 100_000

/** Nobody yet; the texts are those of the population. */
export function createKnown(texts: Texts): Known {
  return { ids: createIds(), texts, lines: growing(), whole: true, present: 0 }
}

/** Says that the table has ended: whoever is met from now on is not in it. */
export function closeKnown(known: Known, whole: boolean): void {
  known.present = known.ids.count
  if (!whole) known.whole = false
}

/** The number of a subject, or −1; from `present` on they are those who are not in the table. */
export function numberOf({ ids, texts }: Known, id: string): number {
  return find(ids, texts, keyOf(id))
}

/** Adds somebody who was not there. */
export function meet(known: Known, id: string, line: number): void {
  addText(known.texts, keyOf(id))
  meetAdded(known, id, line)
}

/** Adds somebody whose id is the last of the texts already. */
export function meetAdded({ ids, lines }: Known, id: string, line: number): void {
  put(lines, ids.count, line)
  addId(ids, keyOf(id))
}

/** What is wrong where somebody was there already. */
export function twice(known: Known, id: string): Problem[] {
  const number = numberOf(known, id)
  return number === -1 ? [] : [problem('subject-duplicate', { id, first: at(known.lines, number) })]
}

/** The number of somebody who is in no table, or −1 where there are too many. */
export function numberAbsent(known: Known, id: string): number {
  if (known.ids.count - known.present >= MOST_ABSENT) return -1
  meet(known, id, 0)
  return known.ids.count - 1
}

// An id that is too long is refused, and remembered by its hash.
function keyOf(id: string): string {
  return id.length <= MOST_ID ? id : createHash('sha256').update(id).digest('hex')
}
