// Subjects whose rows mean the same under two versions: where rows act on each other, the second
// version makes of them what the first made, but for base and bands, and nobody is evaluated twice.
import type { Keys } from './keys.ts'
import type { Parts } from './parts.ts'
import { reachOf } from './reach.ts'
import { contentOf } from './renew.ts'
import { groundKey, type Side } from './side.ts'

/** Two sides over the same keys; whether contributions of the second are those of the first. */
export type Alike = {
  first: Side
  side: Side
  items: ReadonlySet<number>
  own: ReadonlySet<number>
  /** By contribution of the second, where it was looked at. */
  records: boolean[]
  subjects: boolean[]
}

/** The likeness of two sides of one pool; `undefined` where the versions evaluate otherwise. */
export function alikeOf(first: Side, side: Side): Alike | undefined {
  const { compiled, plan, bits } = side
  // Without keys of their own, nothing tells which subjects mean the same.
  if (plan.subjectKeys === 0 || plan.signature !== first.plan.signature) return undefined
  if (groundKey(compiled) !== groundKey(first.compiled)) return undefined
  if (JSON.stringify(bits) !== JSON.stringify(first.bits)) return undefined
  const { all, items, own } = reachOf(first.compiled, compiled)
  return all ? undefined : { first, side, items, own, records: [], subjects: [] }
}

/** Whether subject `s` of a chunk from `from` means the same under both. */
export function isAlike(alike: Alike, keys: Keys, s: number, from: number): boolean {
  const { first, side, items, own, records, subjects } = alike
  const { starts } = side.population.subject
  const key = keys.subjects[s - from]!
  const mine = side.own.of[key]!
  subjects[mine] ??= isSame(first.own, side.own, key, side, own)
  if (!subjects[mine]) return false
  const end = starts[s + 1]! - keys.first
  for (let i = starts[s]! - keys.first; i < end; i++) {
    const of = keys.records[i]!
    const part = side.parts.of[of]!
    records[part] ??= isSame(first.parts, side.parts, of, side, items)
    if (!records[part]) return false
  }
  return true
}

function isSame(
  before: Parts,
  after: Parts,
  key: number,
  { memory }: Side,
  others: ReadonlySet<number>,
): boolean {
  const { pool } = memory
  return contentOf(before, before.of[key]!, pool) === contentOf(after, after.of[key]!, pool, others)
}
