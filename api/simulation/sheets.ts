// Score sheets of subjects of a population: records of a type that the version does not have are
// left out, as the simulation leaves them out, and each says so on the sheet. Scoring as such
// refuses them: only a population may have been made for another version.

import { assessAll } from '../../engine/assess/assess.ts'
import type { Scorer } from '../../engine/assess/scorer.ts'
import type { Assessment, Line } from '../../engine/schema/assessment.ts'
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import { becauseText } from '../../engine/words/reasons.ts'
import type { OpenPopulation } from '../population/file.ts'

/** Two versions over a population, with everybody's grade under both. */
export type Compared = {
  file: OpenPopulation
  asOf: string
  grades: { from: Uint8Array; to: Uint8Array }
  sides: { from: NamedSide; to: NamedSide }
}

/** A version ready to score, with the readings switched in it. */
export type NamedSide = { scorer: Scorer; readings: Record<string, string> }

/** The sheets of subjects under a version, in order; `undefined` where one cannot be scored. */
export async function sheetsOf(
  { scorer, readings }: NamedSide,
  requests: readonly ScoreRequest[],
): Promise<(Assessment | undefined)[]> {
  const types = new Set(scorer.standard.compiled.types.map(({ id }) => id))
  const known = requests.map((request) => ({
    ...request,
    records: request.records.filter(({ type }) => types.has(type)),
  }))
  const outcomes = await assessAll(scorer, known, { readings })
  return outcomes.map(({ assessment }, i) => {
    if (!assessment?.applicable) return assessment
    const left = requests[i]!.records.filter(({ type }) => !types.has(type))
    return { ...assessment, lines: [...assessment.lines, ...left.map(lineOf)] }
  })
}

function lineOf({ id }: ScoreRequest['records'][number]): Line {
  const because = { code: 'type-unknown', text: becauseText('type-unknown', {}) } as const
  return { record: id, points: 0, counted: false, because }
}
