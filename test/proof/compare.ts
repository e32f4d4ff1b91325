// The engine and the oracle side by side, in one form.
import { assessAll } from '../../engine/assess/assess.ts'
import type { Scorer } from '../../engine/assess/scorer.ts'
import { digest } from '../../engine/cases/digest.ts'
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import { evaluate } from '../oracle/evaluate.ts'
import type { Input } from '../oracle/input.ts'
import { subjectAt } from '../oracle/subjects.ts'

/** The i-th random subject of a seed, as a request. */
export function requestAt(seed: number, i: number): ScoreRequest {
  return subjectAt(seed, i) as unknown as ScoreRequest
}

/** What differs between engine and oracle for these requests; empty where they agree. */
export async function differences(
  scorer: Scorer,
  requests: readonly ScoreRequest[],
): Promise<string[]> {
  const outcomes = await assessAll(scorer, requests)
  const found: string[] = []
  outcomes.forEach(({ assessment, problems }, i) => {
    const request = requests[i]!
    const expected = evaluate(request as unknown as Input, request.readings ?? {})
    const theirs = JSON.stringify([
      expected.applicable,
      expected.score,
      expected.scoreGrade,
      expected.determined,
      expected.grade,
      sorted(expected.points),
      expected.measures,
    ])
    if (!assessment) {
      found.push(`${JSON.stringify(problems)} for ${JSON.stringify(request)}`)
      return
    }
    const ours = digest(assessment)
    const points = Object.fromEntries(
      Object.entries(ours.points).map(([item, sum]) => [item, Math.round(sum * 100)]),
    )
    const mine = JSON.stringify([
      ours.applicable,
      ours.score === null ? null : Math.round(ours.score * 100),
      ours.scoreGrade,
      assessment.determined,
      ours.grade,
      sorted(points),
      ours.measures,
    ])
    if (mine !== theirs) found.push(`${mine} is not ${theirs} for ${JSON.stringify(request)}`)
  })
  return found
}

function sorted(points: Record<string, number>): [string, number][] {
  return Object.entries(points).sort(([a], [b]) => (a < b ? -1 : 1))
}
