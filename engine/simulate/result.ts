// A tally as people and programs read it: every pair of grades, and what moved.
import type { Population } from '../population/columns.ts'
import type { Text } from '../words/problem.ts'
import type { Marks } from './side.ts'
import { NOT_APPLICABLE, SCORED, UNKNOWN_FACT } from './sum.ts'
import { intervalsOf, type Shape, scoresOf, type Tally } from './tally.ts'

/** Subjects by grade before and after; every pair is there. */
type Matrix = Record<string, Record<string, number>>

/** Part of a population with its matrix. */
type Part = { id: string; name: string; matrix: Matrix; worse: number; better: number }

/** Grades between which an unknown fact leaves some subjects under either version. */
type Bounds = { best: string; worst: string }
type Intervals = { from: Bounds; to: Bounds; n: number }[]

/** How many subjects have a score, ascending. */
type Scores = { score: number; n: number }[]

/**
 * Two versions over a population. `applicable` = both apply to the subject, `unknown` of these
 * lack a required fact and stand in no matrix, `intervals` = what is possible for them, best and
 * worst, the better first; `onlyFrom` and `onlyTo` = one version applies.
 * `sections` overlap: a subject stands in each section that gives it counted points.
 */
export type Comparison = {
  notice: Text
  subjects: number
  applicable: number
  unknown: number
  intervals: Intervals
  onlyFrom: number
  onlyTo: number
  matrix: Matrix
  movers: number
  worse: number
  better: number
  same: number
  districts: Part[]
  types: Part[]
  sections: Part[]
  histogram: { from: Scores; to: Scores }
  shift: Scores
  determinations: { id: string; gained: number; lost: number }[]
}

/** What every simulated result carries. */
export const NOTICE: Text = {
  zh: '模拟结果，不具有法律效力',
  en: 'Simulated; without legal effect',
}

/** Grade names of two versions, and which way a move goes. */
export type Scale = { from: string[]; to: string[] }

/** What of a side a comparison names: its grades, best first. */
type Compared = {
  compiled: { grades: readonly { grade: string }[] }
  population: Pick<Population, 'districts' | 'subjectTypes'>
}

/** The scale of two sides. */
function scaleOf(from: Compared, to: Compared): Scale {
  return {
    from: from.compiled.grades.map(({ grade }) => grade),
    to: to.compiled.grades.map(({ grade }) => grade),
  }
}

/** −1 = better, 0 = the same, 1 = worse; by name first, for versions may count grades differently. */
export function moveOf({ from, to }: Scale, a: number, b: number): number {
  if (from[a] === to[b]) return 0
  const rank = to.indexOf(from[a]!)
  return b > (rank === -1 ? a : rank) ? 1 : -1
}

/** The comparison that a tally holds; `nameOf` gives districts and subject types their names. */
export function comparisonOf(
  tally: Tally,
  from: Compared,
  to: Compared,
  marks: Marks,
  nameOf: (id: string) => string = (id) => id,
): Comparison {
  const { shape, states } = tally
  const scale = scaleOf(from, to)
  const { population } = from
  const part = partOf(shape, scale)
  const all = new Float64Array(shape.from * shape.to)
  const byDistrict = Array.from({ length: shape.districts + 1 }, () => new Float64Array(all.length))
  const byType = Array.from({ length: shape.types }, () => new Float64Array(all.length))
  for (let d = 0; d <= shape.districts; d++) {
    for (let t = 0; t < shape.types; t++) {
      const start = (d * shape.types + t) * all.length
      for (let i = 0; i < all.length; i++) {
        const n = tally.cells[start + i]!
        all[i]! += n
        byDistrict[d]![i]! += n
        byType[t]![i]! += n
      }
    }
  }
  const whole = part('', '', all)
  const state = (a: number, b: number) => states[a * 3 + b]!
  const scored = state(SCORED, SCORED)
  const unknown =
    state(SCORED, UNKNOWN_FACT) + state(UNKNOWN_FACT, SCORED) + state(UNKNOWN_FACT, UNKNOWN_FACT)
  const districts = ['', ...population.districts].map((id, d) =>
    part(id, id === '' ? '' : nameOf(id), byDistrict[d]!),
  )
  return {
    notice: NOTICE,
    subjects: tally.subjects,
    applicable: scored + unknown,
    unknown,
    intervals: intervalsOf(tally).map(({ from: before, to: after, n }) => ({
      from: named(scale.from, before),
      to: named(scale.to, after),
      n,
    })),
    onlyFrom: state(SCORED, NOT_APPLICABLE) + state(UNKNOWN_FACT, NOT_APPLICABLE),
    onlyTo: state(NOT_APPLICABLE, SCORED) + state(NOT_APPLICABLE, UNKNOWN_FACT),
    matrix: whole.matrix,
    movers: whole.worse + whole.better,
    worse: whole.worse,
    better: whole.better,
    same: scored - whole.worse - whole.better,
    // Subjects without a district stand last, where there are any.
    districts: [...districts.slice(1).sort(byId), ...districts.slice(0, 1).filter(isFilled)],
    types: population.subjectTypes.map((id, t) => part(id, nameOf(id), byType[t]!)),
    sections: marks.sections.map((id, i) =>
      part(id, id, tally.sections.subarray(i * all.length, (i + 1) * all.length)),
    ),
    histogram: { from: scoresOf(tally.scoreFrom), to: scoresOf(tally.scoreTo) },
    shift: scoresOf(tally.shift),
    determinations: marks.determinations.map((id, i) => ({
      id,
      gained: tally.gained[i]!,
      lost: tally.lost[i]!,
    })),
  }
}

function named(
  grades: readonly string[],
  { best, worst }: { best: number; worst: number },
): Bounds {
  return { best: grades[best]!, worst: grades[worst]! }
}

function partOf(shape: Shape, scale: Scale) {
  return (id: string, name: string, cells: Float64Array): Part => {
    const matrix: Matrix = {}
    let worse = 0
    let better = 0
    scale.from.forEach((a, i) => {
      const row: Record<string, number> = {}
      scale.to.forEach((b, j) => {
        const n = cells[i * shape.to + j]!
        row[b] = n
        const move = moveOf(scale, i, j)
        if (move > 0) worse += n
        if (move < 0) better += n
      })
      matrix[a] = row
    })
    return { id, name, matrix, worse, better }
  }
}

function isFilled({ matrix }: Part): boolean {
  return Object.values(matrix).some((row) => Object.values(row).some((n) => n > 0))
}

function byId(a: Part, b: Part): number {
  return a.id < b.id ? -1 : 1
}
