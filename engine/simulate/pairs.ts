// Grades before and after, counted without anything else: what one line of an amendment does.
import type { Side } from './side.ts'
import { SCORED, type Sums } from './sum.ts'

/** Adds a chunk of `count` subjects to cells laid out from · to innermost. */
export function countPair(
  cells: Float64Array,
  side: Side,
  count: number,
  before: Sums,
  after: Sums,
): void {
  const width = side.compiled.grades.length
  for (let row = 0; row < count; row++) {
    if (before.state[row] !== SCORED || after.state[row] !== SCORED) continue
    cells[before.grade[row]! * width + after.grade[row]!]!++
  }
}

/** What a version does to grades: how many get worse and better, and the change of each grade. */
export type Effect = { worse: number; better: number; grades: Record<string, number> }

/** The effect that cells hold. */
export function effectOf(
  cells: ArrayLike<number>,
  from: readonly string[],
  to: readonly string[],
  moveOf: (a: number, b: number) => number,
): Effect {
  const effect: Effect = { worse: 0, better: 0, grades: {} }
  for (const grade of [...to, ...from]) effect.grades[grade] = 0
  from.forEach((a, i) => {
    to.forEach((b, j) => {
      const n = cells[i * to.length + j]!
      const move = moveOf(i, j)
      if (move > 0) effect.worse += n
      if (move < 0) effect.better += n
      effect.grades[a]! -= n
      effect.grades[b]! += n
    })
  })
  return effect
}

/** What one effect has more than another. */
export function minus(a: Effect, b: Effect): Effect {
  const grades: Record<string, number> = {}
  for (const grade of Object.keys(a.grades)) {
    grades[grade] = a.grades[grade]! - (b.grades[grade] ?? 0)
  }
  return { worse: a.worse - b.worse, better: a.better - b.better, grades }
}
