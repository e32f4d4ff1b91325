// Score to grade, and score grade and determination to the final grade (办法 14–16).
import type { Compiled } from '../compile/model.ts'

/** The rank of the grade a score falls in; `score` in 1/100 point. */
export function gradeOf(compiled: Compiled, score: number): number {
  const { grades, higherIsBetter, rounding } = compiled
  // Half up to whole points; the score that is shown stays as it is.
  const graded = rounding === 'halfUp' ? Math.floor((score + 50) / 100) * 100 : score
  for (let rank = 0; rank < grades.length - 1; rank++) {
    const { from } = grades[rank]!
    if (from !== null && (higherIsBetter ? graded >= from : graded <= from)) return rank
  }
  return grades.length - 1
}

/** The final grade; a larger rank is worse, −1 = nothing determined. */
export function combine(compiled: Compiled, scoreGrade: number, determined: number): number {
  if (determined === -1) return scoreGrade
  return compiled.combine === 'worse' ? Math.max(scoreGrade, determined) : determined
}

/** The score within the declared bounds, if any. */
export function clamp(compiled: Compiled, score: number): number {
  const { min, max } = compiled.clamp
  if (max !== null && score > max) return max
  return min !== null && score < min ? min : score
}
