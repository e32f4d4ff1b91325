// What a lint looks at, and what it tells.
import type { Compiled } from '../compile/model.ts'
import type { Row } from '../compile/rows.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import type { Sentence } from '../schema/sentence.ts'
import type { Finding as Told } from '../schema/validate.ts'
import type { ProblemCode } from '../words/problem.ts'
import { type Path, type Problem, problem } from '../words/problem.ts'
import type { Reach } from './reach/reach.ts'
import type { Formula } from './reason/formula.ts'

export type { Told }

/**
 * A clause of the official texts, with the rules that carry it out or why none does; the row of
 * a table has what is printed in its points column, too.
 */
export type Clause = {
  id: string
  text?: string
  printed?: string
  rules?: string[]
  reason?: unknown
}

/** Another version of the same ruleset; `ruleset` is its data where it is to be compared with. */
export type Sibling = { version: string; effectiveFrom?: string; ruleset?: Ruleset }

/** What a check may know beside the text. Nothing is looked up: the caller supplies it. */
export type CheckContext = {
  /** The day on which dismissals must still stand. */
  asOf: string
  /** The text of the version's cases. */
  cases?: string
  /** The clauses of all sources, where their files were read. */
  clauses?: readonly Clause[]
  siblings?: readonly Sibling[]
}

/** A ruleset of the right shape, under check. */
export type View = {
  ruleset: Ruleset
  compiled: Compiled
  rows: readonly Row[]
  context: CheckContext
  formulas: WeakMap<Sentence, Formula>
  /** How much reasoning is still allowed; where it ends, lints are silent. */
  work: { left: number }
  reach?: Reach
}

/** One warning at a path. */
export function warning(
  path: Path,
  code: ProblemCode,
  values: Record<string, string | number> = {},
  more: { other?: Path; fix?: Problem['fix'] } = {},
): Told {
  const { other, fix } = more
  const found: Problem = { ...problem(code, values, path), severity: 'warning' }
  return { path, problem: fix ? { ...found, fix } : found, ...(other ? { other } : {}) }
}

/** One error at a path. */
export function fault(...parts: Parameters<typeof warning>): Told {
  const told = warning(...parts)
  return { ...told, problem: { ...told.problem, severity: 'error' } }
}
