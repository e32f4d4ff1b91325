// All lints, in the order in which people think of a standard.
import { clausesLint } from './lints/clauses.ts'
import { conditionsLint } from './lints/conditions.ts'
import { quotesLint } from './lints/cut.ts'
import { effectiveDateLint } from './lints/dates.ts'
import { idleDeterminationLint, mixedLint, shadowedLint } from './lints/determinations.ts'
import { gradeMeasuresLint, printedBandsLint } from './lints/grades.ts'
import { strandedLint } from './lints/on-top-of.ts'
import { onTopOfLint, smallLimitLint, unboundedLint } from './lints/points.ts'
import { printedLint } from './lints/printed.ts'
import { clashLint } from './lints/readings.ts'
import { betweenGradesLint, idleItemLint, unreachableGradeLint } from './lints/scores.ts'
import { tiersLint } from './lints/tiers.ts'
import { twiceLint } from './lints/twice.ts'
import { unusedLint } from './lints/unused.ts'
import { wordingLint } from './lints/wording.ts'
import type { Told, View } from './view.ts'

export type Lint = (view: View) => Told[]

/** What can be said of a ruleset of the right shape even where its rules do not fit together. */
export const OF_SHAPE: readonly Lint[] = [
  effectiveDateLint,
  gradeMeasuresLint,
  printedBandsLint,
  printedLint,
  wordingLint,
  twiceLint,
  quotesLint,
]

/** What needs every reference to lead somewhere. */
export const OF_MEANING: readonly Lint[] = [
  betweenGradesLint,
  unreachableGradeLint,
  idleItemLint,
  conditionsLint,
  tiersLint,
  smallLimitLint,
  unboundedLint,
  onTopOfLint,
  strandedLint,
  shadowedLint,
  idleDeterminationLint,
  mixedLint,
  clashLint,
  clausesLint,
  unusedLint,
]
