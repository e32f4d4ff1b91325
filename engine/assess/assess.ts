// Subjects in, assessments out: the callers of a round for scoring.
import { explain } from '../explain/explain.ts'
import type { Assessment } from '../schema/assessment.ts'
import type { Problem } from '../words/problem.ts'
import { admit, type Defaults, openRound, type Round, settle } from './round.ts'
import type { Scorer } from './scorer.ts'

export type { Defaults } from './round.ts'

/** An assessment, or everything that is wrong with the request. */
export type Outcome =
  | { assessment: Assessment; problems?: undefined }
  | { assessment?: undefined; problems: Problem[] }

/** Scores one subject. */
export async function assess(
  scorer: Scorer,
  request: unknown,
  defaults: Defaults = {},
): Promise<Outcome> {
  const round = openRound(scorer, defaults)
  const outcomes: Outcome[] = [{ problems: admit(round, request, 0) }]
  await answer(round, outcomes)
  return outcomes[0]!
}

/**
 * Scores subjects together, each as if it were alone, answers in the same order. A request's
 * own asOf and readings win over the defaults; a bad one is its own outcome.
 */
export async function assessAll(
  scorer: Scorer,
  requests: readonly unknown[],
  defaults: Defaults = {},
): Promise<Outcome[]> {
  const round = openRound(scorer, defaults)
  const outcomes: Outcome[] = requests.map((request, index) => ({
    problems: admit(round, request, index),
  }))
  await answer(round, outcomes)
  return outcomes
}

function answer(round: Round, outcomes: Outcome[]): Promise<void> | undefined {
  const { hash } = round.scorer
  return settle(round, ({ index, subject, id }, model, frame, sheet, next) => {
    const readings = model.switched ? model.readings : undefined
    const envelope = { subject: id, hash, readings }
    outcomes[index] = { assessment: explain(model.compiled, frame, subject, sheet, envelope, next) }
  })
}
