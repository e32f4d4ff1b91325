// What every stage of the compiler shares: the ruleset, the facts by name, and the findings.

import type { Ruleset } from '../schema/ruleset.ts'
import type { Finding } from '../schema/validate.ts'
import type { ProblemCode } from '../words/problem.ts'
import { type Path, problem } from '../words/problem.ts'
import type { CompiledFact } from './model.ts'
import { hundredths } from './points.ts'

export type Context = {
  ruleset: Ruleset
  facts: CompiledFact[]
  factIndex: Map<string, number>
  typeIndex: Map<string, number>
  /** The row of each item's id, the first where two share one. */
  itemIndex: Map<string, number>
  /** Items that add to one another in a circle, by each of them. */
  circles: Map<string, string[]>
  subjectTypes: string[]
  findings: Finding[]
}

/** Notes that something is wrong at a path, perhaps because of another place. */
export function report(
  context: Context,
  path: Path,
  code: ProblemCode,
  values: Record<string, string | number | readonly string[]> = {},
  other?: Path,
): void {
  const found = problem(code, values, path)
  context.findings.push({ path, problem: found, ...(other ? { other } : {}) })
}

/** Points in 1/100, or a finding where they are finer. */
export function pointsAt(context: Context, value: number, path: Path): number | undefined {
  const points = hundredths(value)
  if (points === undefined) report(context, path, 'points-precision', { value })
  return points
}

/** One clause or several, as a list. */
export function citesOf(cite: string | string[] | undefined): string[] {
  return cite === undefined ? [] : [cite].flat()
}

/** The codes of all grades as a message lists them. */
export function gradesOf({ ruleset }: Context): string[] {
  return ruleset.grades.map(({ grade }) => grade)
}
