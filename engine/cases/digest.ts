// An assessment boiled down to what a worked case states.
import type { Assessment } from '../schema/assessment.ts'

/** What cases compare; `points` are the counted lines summed by item, zero sums left out. */
export type Digest = {
  applicable: boolean
  score: number | null
  scoreGrade: string | null
  determined: string | null
  grade: string | null
  points: Record<string, number>
  measures: string[]
}

/** The digest of an assessment. */
export function digest(assessment: Assessment): Digest {
  const sums = new Map<string, number>()
  for (const { item, points, counted } of assessment.lines) {
    // Points are at most two decimals: summing hundredths keeps 0.1 + 0.2 exact.
    if (counted && item) sums.set(item, (sums.get(item) ?? 0) + Math.round(points * 100))
  }
  const points: Record<string, number> = {}
  for (const [item, sum] of sums) if (sum !== 0) points[item] = sum / 100
  return {
    applicable: assessment.applicable,
    score: assessment.score,
    scoreGrade: assessment.scoreGrade,
    determined: assessment.determined?.grade ?? null,
    grade: assessment.grade,
    points,
    measures: assessment.measures.map(({ cite }) => cite),
  }
}

/** A part of a digest as text: equal parts have equal texts, whatever the order of their keys. */
export function partText(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return JSON.stringify(value)
  return JSON.stringify(
    Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))),
  )
}
