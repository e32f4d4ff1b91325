// What the scoring worker does: one subject under the text of a version, by the same engine as
// the server's.
import { assess, type Outcome } from '../../engine/assess/assess.ts'
import { load } from '../../engine/assess/load.ts'
import { createScorer, type Scorer } from '../../engine/assess/scorer.ts'
import { type Coverage, coverage } from '../../engine/cases/coverage.ts'
import { type Digest, digest } from '../../engine/cases/digest.ts'
import { type Comparison, compare } from '../../engine/compare/compare.ts'
import type { Case } from '../../engine/schema/cases.ts'
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { casesFindings, isCases } from '../../engine/schema/validate.ts'
import { applyEdits } from '../../engine/text/edit.ts'
import { readText } from '../../engine/text/read.ts'
import { type Ways, waysFor } from '../../engine/ways/ways.ts'
import { blocks, type Problem } from '../../engine/words/problem.ts'
import type { CaseResult } from './case-result.ts'
import { runAll } from './run-cases.ts'

/** The text of a version and the hash that names it in answers. */
export type Source = { text: string; hash: string | null }

/** A version as data, where it can score. */
export function opened({ text, hash }: Source): { ruleset?: Ruleset; problems: Problem[] } {
  const { scorer, problems } = scorerOf({ text, hash })
  return scorer ? { ruleset: scorer.standard.ruleset, problems } : { problems }
}

/** Two versions side by side; null where one of them cannot be read, and then problems say why. */
export function compared({ from, to }: { from: Source; to: Source }): {
  comparison: Comparison | null
  problems: Problem[]
} {
  const [a, b] = [scorerOf(from), scorerOf(to)]
  if (!a.scorer || !b.scorer)
    return { comparison: null, problems: [...(a.scorer ? [] : a.problems), ...b.problems] }
  const rulesets = [a, b].map(({ scorer }) => scorer!.standard.ruleset) as [Ruleset, Ruleset]
  return { comparison: compare(...rulesets), problems: [] }
}

/** A subject's result, and the ways to a better one. */
export async function scored(given: {
  source: Source
  request: ScoreRequest & { asOf: string }
}): Promise<{ outcome: Outcome; ways?: Ways }> {
  const { scorer, problems } = scorerOf(given.source)
  if (!scorer) return { outcome: { problems: problems.filter((each) => blocks([each])) } }
  const outcome = await assess(scorer, given.request)
  if (!outcome.assessment) return { outcome }
  const ways = await waysFor(scorer, given.request)
  return ways ? { outcome, ways } : { outcome }
}

const scorers = new Map<string, { scorer?: Scorer; problems: Problem[] }>()

function scorerOf({ text, hash }: Source): { scorer?: Scorer; problems: Problem[] } {
  const known = scorers.get(text)
  if (known) return known
  const { standard, problems } = load(text)
  const made = standard ? { scorer: createScorer(standard, hash ?? ''), problems } : { problems }
  if (scorers.size >= 4) scorers.delete(scorers.keys().next().value!)
  scorers.set(text, made)
  return made
}

/** Every worked case under a version and its base, and what no case touches. */
export async function casesRun(given: {
  source: Source
  base: Source | null
  cases: string
}): Promise<{ results: CaseResult[]; coverage: Coverage | null; problems: Problem[] }> {
  const { data, problems } = readText(given.cases)
  if (!isCases(data))
    return { results: [], coverage: null, problems: [...problems, ...casesProblems(data)] }
  const now = scorerOf(given.source)
  const then = given.base ? scorerOf(given.base).scorer : undefined
  if (!now.scorer) return { results: [], coverage: null, problems: now.problems }
  const results = await runAll(data, now.scorer, then)
  return { results, coverage: coverage(now.scorer.standard.ruleset, data), problems: [] }
}

function casesProblems(data: unknown): Problem[] {
  return casesFindings(data).map((found) => found.problem)
}

/** The text of cases with one more at the end; nothing else in it changes. */
export function caseAdded({ cases, added }: { cases: string; added: Case }): {
  text: string
  problems: Problem[]
} {
  const { text, problems } = applyEdits(cases, [{ add: 'cases', value: added }])
  if (blocks(problems)) return { text, problems }
  const { data } = readText(text)
  return { text, problems: isCases(data) ? [] : casesProblems(data) }
}

/** What a version says to one case, as a case would state it. */
export async function caseSays(given: {
  source: Source
  request: ScoreRequest & { asOf: string }
}): Promise<{ digest?: Digest; problems: Problem[] }> {
  const { scorer, problems } = scorerOf(given.source)
  if (!scorer) return { problems }
  const { assessment, problems: found } = await assess(scorer, given.request)
  return assessment ? { digest: digest(assessment), problems: [] } : { problems: found }
}
