// Subjects to whom another version gives what the first gave: only whom it touches is added up
// again. Two contributions that add the same are alike here, whatever rows they come from.
import type { Alike } from './alike.ts'
import { gradeTable, rankOf } from './grade-table.ts'
import type { Keys } from './keys.ts'
import { type Parts, sameContribution } from './parts.ts'
import { reachOf } from './reach.ts'
import type { Fresh } from './settle.ts'
import type { Side } from './side.ts'
import { SCORED, type Sums } from './sum.ts'

/** A version that follows the first: the bit it is marked by, and whether sums grade otherwise. */
export type Follower = { side: Side; word: number; bit: number; grades: boolean }

/**
 * By contribution of the first side, the followers of one word under which it is another; and by
 * row of a chunk, those that must add it up again. A bit each.
 */
type Marks = { records: Int32Array; own: Int32Array; any: boolean; touched: Int32Array }

/** All followers of the first side, by side; and what they are marked in, by word. */
export type Following = { first: Side; followers: (Follower | undefined)[]; marks: Marks[] }

const WORD = 31
const ALL = -1

/** Which sides follow the first, chunk by chunk of so many subjects: those that are like it. */
export function followingOf(
  sides: readonly Side[],
  alike: readonly (Alike | undefined)[],
  chunk: number,
): Following {
  const [first] = sides
  let number = 0
  const followers = sides.map((side, i): Follower | undefined => {
    if (!alike[i]) return undefined
    const place = number++
    const { grades } = reachOf(first!.compiled, side.compiled)
    return { side, word: Math.floor(place / WORD), bit: 1 << (place % WORD), grades }
  })
  const marks = Array.from({ length: Math.ceil(number / WORD) }, () => ({
    records: new Int32Array(64),
    own: new Int32Array(64),
    any: false,
    touched: new Int32Array(chunk),
  }))
  return { first: first!, followers, marks }
}

/** Notes which followers make something else of keys that they and the first side have settled. */
export function noteOthers({ first, followers, marks }: Following, fresh: readonly Fresh[]): void {
  for (const each of marks) {
    each.records = withRoom(each.records, first.parts.count)
    each.own = withRoom(each.own, first.own.count)
  }
  for (const follower of followers) {
    if (!follower) continue
    const { side, word, bit } = follower
    const mark = marks[word]!
    for (const { key, r } of fresh) {
      const [before, after, others]: [Parts, Parts, Int32Array] =
        r < 0 ? [first.own, side.own, mark.own] : [first.parts, side.parts, mark.records]
      const part = before.of[key]!
      if (sameContribution(before, part, after, after.of[key]!)) continue
      others[part]! |= bit
      mark.any = true
    }
  }
}

function withRoom(column: Int32Array, count: number): Int32Array {
  if (column.length >= count) return column
  const next = new Int32Array(count * 2)
  next.set(column)
  return next
}

/** Marks subjects `from` to `to` for whoever must add them up again, once the first side has. */
export function markTouched(
  { first, marks }: Following,
  keys: Keys,
  from: number,
  to: number,
  { whole }: Sums,
): void {
  const { starts } = first.population.subject
  const { of } = first.parts
  const { of: ownOf } = first.own
  const { subjects, records } = keys
  for (const { records: others, own, any, touched } of marks) {
    let i = 0
    if (!any) for (let row = 0; row < to - from; row++) touched[row] = whole[row] === 1 ? ALL : 0
    if (!any) continue
    for (let s = from; s < to; s++) {
      const row = s - from
      const end = starts[s + 1]! - keys.first
      let bits = whole[row] === 1 ? ALL : own[ownOf[subjects[row]!]!]!
      for (; i < end; i++) bits |= others[of[records[i]!]!]!
      touched[row] = bits
    }
  }
}

/** Gives a follower the first side's rows, and returns the subjects that it must add up itself. */
export function takeUnmoved(
  { first, marks }: Following,
  { side, word, bit, grades }: Follower,
  from: number,
  to: number,
  known: Sums,
  sums: Sums,
): number[] {
  const count = to - from
  sums.state.set(known.state.subarray(0, count))
  sums.whole.set(known.whole.subarray(0, count))
  sums.determined.set(known.determined.subarray(0, count))
  for (const kind of ['sections', 'triggers'] as const) {
    for (const [i, bits] of known[kind].entries()) sums[kind][i]!.set(bits.subarray(0, count))
  }
  if (grades) gradeAgain(first, side, count, known, sums)
  else {
    sums.sum.set(known.sum.subarray(0, count))
    sums.grade.set(known.grade.subarray(0, count))
  }
  const { touched } = marks[word]!
  const rest: number[] = []
  for (let row = 0; row < count; row++) if ((touched[row]! & bit) !== 0) rest.push(from + row)
  return rest
}

function gradeAgain(first: Side, { compiled }: Side, count: number, known: Sums, sums: Sums): void {
  const table = gradeTable(compiled)
  const shift = compiled.base - first.compiled.base
  const { state, sum, grade } = sums
  for (let row = 0; row < count; row++) {
    if (state[row] !== SCORED) continue
    const total = known.sum[row]! + shift
    sum[row] = total
    grade[row] = rankOf(compiled, table, total, known.determined[row]!)
  }
}
