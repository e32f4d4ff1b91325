// Runs worked cases under a text, beside the text before it.
import { assess } from '../../engine/assess/assess.ts'
import type { Scorer } from '../../engine/assess/scorer.ts'
import { type Digest, digest, partText } from '../../engine/cases/digest.ts'
import type { Case, Cases } from '../../engine/schema/cases.ts'
import type { CaseResult, UnderResult } from './case-result.ts'

/** Every case, in their order. */
export async function runAll(
  { cases }: Cases,
  now: Scorer,
  then: Scorer | undefined,
): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  for (const each of cases) results.push(await run(each, now, then))
  return results
}

async function run(each: Case, now: Scorer, then: Scorer | undefined): Promise<CaseResult> {
  const { asOf, subject, records } = each
  const one = async (scorer: Scorer | undefined, readings: Record<string, string> = {}) =>
    scorer ? await assess(scorer, { asOf, subject, records, readings }) : undefined
  const found = await one(now)
  const earlier = await one(then)
  const actual = found?.assessment ? digest(found.assessment) : null
  const before = earlier?.assessment ? digest(earlier.assessment) : null
  const parts = Object.keys(each.expect) as (keyof Digest)[]
  const differs =
    actual === null
      ? []
      : parts.filter((part) => partText(each.expect[part]) !== partText(actual[part]))
  const under: UnderResult[] = []
  for (const [index, { reading, alternative, ...expected }] of (
    each.underReadings ?? []
  ).entries()) {
    const instead = otherSide(now, then, reading, alternative)
    const switched = (await one(now, { [reading]: instead ?? alternative }))?.assessment
    const digested = switched ? digest(switched) : null
    const keys = Object.keys(expected) as (keyof Digest)[]
    const wrong = digested
      ? keys.filter(
          (key) => partText((expected as Partial<Digest>)[key]) !== partText(digested[key]),
        )
      : keys
    if (wrong.length > 0 || instead)
      under.push({
        index,
        reading,
        alternative,
        ...(instead ? { instead } : {}),
        actual: digested,
        differs: wrong,
      })
  }
  return { case: each, actual, before, problems: found?.problems ?? [], differs, under }
}

// Where the alternative has become the answer, the case can now tell of the answer before.
function otherSide(
  now: Scorer,
  then: Scorer | undefined,
  reading: string,
  alternative: string,
): string | undefined {
  const of = (scorer: Scorer | undefined) =>
    scorer?.standard.ruleset.readings?.find(({ id }) => id === reading)
  return of(now)?.chosen === alternative ? of(then)?.chosen : undefined
}
