// Counts of a run of subjects under two versions: integers only, so that tallies of parts of a
// population add up to those of the whole, however it was cut and whoever counted first.
import type { Population } from '../population/columns.ts'
import type { Marks, Side } from './side.ts'
import { NOT_APPLICABLE, SCORED, type Sums } from './sum.ts'

/** Score in hundredths to count: plain in the ordinary range, by name beyond it. */
export type Spread = { near: Int32Array; far: Map<number, number> }

/** 160 points either way: fresh memory for more would cost more than it spares. */
const NEAR = 1 << 14

/** Sizes of the counts: grades of either version, districts (0 = none), subject types, marks. */
export type Shape = {
  from: number
  to: number
  districts: number
  types: number
  sections: number
  determinations: number
}

/** What is counted; cells are laid out from · to innermost. */
export type Tally = {
  shape: Shape
  subjects: number
  /** By state under either version, 3 × 3. */
  states: Float64Array
  /** District · type · from · to. */
  cells: Float64Array
  /** Section · from · to, of subjects with counted points of that section in either version. */
  sections: Float64Array
  scoreFrom: Spread
  scoreTo: Spread
  shift: Spread
  gained: Float64Array
  lost: Float64Array
  /** Of subjects with an unknown fact, by best and worst rank under both: see `packed`. */
  intervals: Map<number, number>
}

/** Ranks between which a fact that is unknown leaves grades. */
export type Interval = {
  from: { best: number; worst: number }
  to: { best: number; worst: number }
}

/** Nothing counted yet. */
export function createTally(shape: Shape): Tally {
  const { from, to, districts, types, sections, determinations } = shape
  return {
    shape,
    subjects: 0,
    states: new Float64Array(9),
    cells: new Float64Array((districts + 1) * types * from * to),
    sections: new Float64Array(sections * from * to),
    scoreFrom: createSpread(),
    scoreTo: createSpread(),
    shift: createSpread(),
    gained: new Float64Array(determinations),
    lost: new Float64Array(determinations),
    intervals: new Map(),
  }
}

/** The shape of what two sides over a population are counted by. */
export function shapeOf(population: Population, from: Side, to: Side, marks: Marks): Shape {
  return {
    from: from.compiled.grades.length,
    to: to.compiled.grades.length,
    districts: population.districts.length,
    types: population.subjectTypes.length,
    sections: marks.sections.length,
    determinations: marks.determinations.length,
  }
}

function createSpread(): Spread {
  return { near: new Int32Array(2 * NEAR), far: new Map() }
}

function count(spread: Spread, score: number): void {
  const index = score + NEAR
  if (index >= 0 && index < 2 * NEAR) spread.near[index]!++
  else spread.far.set(score, (spread.far.get(score) ?? 0) + 1)
}

/** Counts the subjects `from` to `to` of a chunk; scores as `score` clamps them. */
export function countIn(
  tally: Tally,
  population: Population,
  from: number,
  to: number,
  a: Sums,
  b: Sums,
  scoreA: (sum: number) => number,
  scoreB: (sum: number) => number,
): void {
  const { shape, cells, states } = tally
  const size = shape.from * shape.to
  const { district, type } = population.subject
  tally.subjects += to - from
  for (let s = from; s < to; s++) {
    const row = s - from
    const before = a.state[row]!
    const after = b.state[row]!
    states[before * 3 + after]!++
    if (before !== SCORED || after !== SCORED) {
      if (before !== NOT_APPLICABLE && after !== NOT_APPLICABLE) countInterval(tally, a, b, row)
      continue
    }
    const cell = a.grade[row]! * shape.to + b.grade[row]!
    cells[(district[s]! * shape.types + type[s]!) * size + cell]!++
    const scoreFrom = scoreA(a.sum[row]!)
    const scoreTo = scoreB(b.sum[row]!)
    count(tally.scoreFrom, scoreFrom)
    count(tally.scoreTo, scoreTo)
    if (scoreTo !== scoreFrom) count(tally.shift, scoreTo - scoreFrom)
    for (let word = 0; word < a.sections.length; word++) {
      let bits = a.sections[word]![row]! | b.sections[word]![row]!
      while (bits !== 0) {
        const index = word * 31 + 31 - Math.clz32(bits & -bits)
        tally.sections[index * size + cell]!++
        bits &= bits - 1
      }
    }
    for (let word = 0; word < a.triggers.length; word++) {
      let bits = a.triggers[word]![row]! ^ b.triggers[word]![row]!
      while (bits !== 0) {
        const bit = bits & -bits
        const counts = (b.triggers[word]![row]! & bit) !== 0 ? tally.gained : tally.lost
        counts[word * 31 + 31 - Math.clz32(bit)]!++
        bits &= bits - 1
      }
    }
  }
}

function countInterval({ intervals }: Tally, a: Sums, b: Sums, row: number): void {
  const key = packed(a, row) * PAIR + packed(b, row)
  intervals.set(key, (intervals.get(key) ?? 0) + 1)
}

const RANKS = 256
const PAIR = RANKS * RANKS

// Where one version needs no fact that is missing, its grade stands for both ends.
function packed({ state, grade, best, worst }: Sums, row: number): number {
  const scored = state[row] === SCORED
  return (scored ? grade : best)[row]! * RANKS + (scored ? grade : worst)[row]!
}

/** Intervals with their counts, the better first. */
export function intervalsOf({ intervals }: Tally): (Interval & { n: number })[] {
  const ranks = (pair: number) => ({ best: Math.floor(pair / RANKS), worst: pair % RANKS })
  return [...intervals]
    .sort(([a], [b]) => a - b)
    .map(([key, n]) => ({ from: ranks(Math.floor(key / PAIR)), to: ranks(key % PAIR), n }))
}

/** Adds another tally of the same shape. */
export function merge(tally: Tally, other: Tally): void {
  tally.subjects += other.subjects
  for (const key of ['states', 'cells', 'sections', 'gained', 'lost'] as const) {
    const sum = tally[key]
    const more = other[key]
    for (let i = 0; i < sum.length; i++) sum[i]! += more[i]!
  }
  for (const key of ['scoreFrom', 'scoreTo', 'shift'] as const) {
    const { near, far } = tally[key]
    for (let i = 0; i < near.length; i++) near[i]! += other[key].near[i]!
    for (const [score, n] of other[key].far) far.set(score, (far.get(score) ?? 0) + n)
  }
  for (const [key, n] of other.intervals) {
    tally.intervals.set(key, (tally.intervals.get(key) ?? 0) + n)
  }
}

/** Everybody by grade before and after, from · to innermost, whatever district and type. */
export function pairsOf({ shape, cells }: Tally): Float64Array {
  const pairs = new Float64Array(shape.from * shape.to)
  for (let i = 0; i < cells.length; i++) pairs[i % pairs.length]! += cells[i]!
  return pairs
}

/** Scores with their counts, ascending. */
export function scoresOf({ near, far }: Spread): { score: number; n: number }[] {
  const list: { score: number; n: number }[] = []
  near.forEach((n, i) => {
    if (n > 0) list.push({ score: (i - NEAR) / 100, n })
  })
  for (const [score, n] of far) list.push({ score: score / 100, n })
  return list.sort((a, b) => a.score - b.score)
}
