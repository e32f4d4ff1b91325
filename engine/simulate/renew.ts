// Contributions under another version: json-rules-engine is asked what it asks otherwise, and
// what changes is noted anew.
import { ask } from '../ask/ask.ts'
import type { Answer, Pool, Question } from '../ask/memory.ts'
import { questions } from '../questions/questions.ts'
import { APART, clearPart, LACKS, NOT_ASKED, type Parts } from './parts.ts'
import type { Apart } from './refit.ts'
import { contribute, loadPart } from './settle.ts'
import type { Side } from './side.ts'

/** What of a version is other than before: layouts, and items (all of them where none are named). */
export type Others = { apart: Apart; items?: ReadonlySet<number> }

/** Renews contributions of records (`of` 0) or subjects (−1); says which are others now. */
export async function renew(
  side: Side,
  parts: Parts,
  of: 0 | -1,
  { apart, items }: Others,
): Promise<Uint8Array> {
  const { pool } = side.memory
  const changed = new Uint8Array(parts.count)
  const asksOtherwise = apart.includes(1)
  if (items?.size === 0 && !asksOtherwise) return changed
  const open: number[] = []
  for (let i = 0; i < parts.count; i++) {
    if ((parts.flags[i]! & (LACKS | APART)) !== 0) continue
    const answer = parts.answer[i]!
    if (answer === NOT_ASKED) continue
    const again = asksOtherwise && apart[layoutOf(side, parts, i, of)] === 1
    // Rows that ask differently under one key are always evaluated whole.
    if (answer === -1) changed[i] = again || items?.size !== 0 ? 1 : 0
    else {
      if (!items || hasAny(items, pool.answers[answer]!.items)) changed[i] = 1
      if (again) open.push(i)
    }
  }
  await askAgain(side, parts, of, open, changed)
  for (let i = 0; i < changed.length; i++) {
    if (changed[i] === 0 || parts.answer[i] === -1) continue
    clearPart(parts, i)
    loadPart(side, parts, i, of)
    contribute(side, parts, i, of)
  }
  return changed
}

function hasAny(set: ReadonlySet<number>, list: readonly number[]): boolean {
  for (let i = 0; i < list.length; i++) if (set.has(list[i]!)) return true
  return false
}

async function askAgain(
  side: Side,
  parts: Parts,
  of: 0 | -1,
  open: readonly number[],
  changed: Uint8Array,
): Promise<void> {
  const { compiled, memory, scratch, asOf, asked } = side
  const pending = new Map<string, Question>()
  let left = open
  while (left.length > 0) {
    left = left.filter((i) => {
      loadPart(side, parts, i, of)
      if (questions(compiled, memory, scratch.frame, 0, asOf, asOf, asked, pending) > 0) return true
      const answer = of === -1 ? asked.subject : asked.records[0]!
      if (!isSame(memory.pool, parts.answer[i]!, answer)) changed[i] = 1
      parts.answer[i] = answer
      return false
    })
    if (left.length > 0) await ask(memory, pending)
  }
}

/**
 * Contributions of two sides by what they are, as numbers: equal numbers, equal contributions.
 * `items` are those whose points are others.
 */
export function kindsOf(
  before: Parts,
  after: Parts,
  pool: Pool,
  items: ReadonlySet<number>,
): [Int32Array, Int32Array] {
  const known = new Map<string, number>()
  const kinds = (parts: Parts, others?: ReadonlySet<number>) =>
    Int32Array.from({ length: parts.count }, (_, i) => {
      const text = contentOf(parts, i, pool, others)
      const kind = known.get(text) ?? known.size
      known.set(text, kind)
      return kind
    })
  return [kinds(before), kinds(after, items)]
}

/**
 * What a contribution is, as text: equal texts, equal contributions. `items` are those whose
 * points are others than those of the version compared with, which has none.
 */
export function contentOf(
  parts: Parts,
  i: number,
  { answers }: Pool,
  items?: ReadonlySet<number>,
): string {
  const flags = parts.flags[i]!
  if ((flags & (LACKS | APART)) !== 0) return `${flags}`
  const answer = answers[parts.answer[i]!]
  // What asks differently row by row is never known to be the same.
  if (!answer) return `${flags} ${items ? 'now' : 'before'}`
  const other = answer.items.some((item) => items?.has(item))
  return `${flags} ${textOf(answer)} ${parts.points[i]} ${parts.determined[i]} ${parts.limits[i]} ${other}`
}

function isSame({ answers }: Pool, one: number, other: number): boolean {
  if (one === -1 || other === -1) return false
  return one === other || textOf(answers[one]!) === textOf(answers[other]!)
}

function textOf({ items, points, determines, determinations }: Answer): string {
  return `${items} ${points} ${determines} ${determinations}`
}

function layoutOf({ binding, population }: Side, parts: Parts, i: number, of: 0 | -1): number {
  if (of === -1) return 0
  const { profile, record } = population
  return binding.type[profile.type[record.profile[parts.first[i]!]!]!]! + 1
}
