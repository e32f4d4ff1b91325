import type { Takes } from './readings.ts'
import type { Grade } from './standard.ts'
import { BANDS } from './standard.ts'

/** 办法/15: the grade of a score in 1/100 point. */
export function gradeOf(score: number, takes: Takes): Grade {
  // 64分以下 does not reach 64.5, nor does 65分 … begin there: in doubt for the subject.
  if (takes('half-points', 'favour-subject') && score > 6400 && score < 6500) return 'D'
  const graded = takes('half-points', 'round-half-up')
    ? Math.floor((score + 50) / 100) * 100
    : score
  const band = BANDS.find(({ from }) => graded >= from)
  if (!band) throw new Error(`no grade for ${score}`)
  return band.grade
}

/** 办法/14: score and determination together; the worse of both unless the reading says otherwise. */
export function combine(score: Grade, determined: Grade | undefined, takes: Takes): Grade {
  if (determined === undefined) return score
  if (takes('determination-vs-score', 'determination-overrides')) return determined
  // The grades are letters in order, so the later one is the worse.
  return determined > score ? determined : score
}
