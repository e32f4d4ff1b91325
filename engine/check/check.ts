// Everything that is wrong with a ruleset, before it binds anybody.
import { checkReadings } from '../assess/alternatives.ts'
import { compile } from '../compile/compile.ts'
import type { Compiled } from '../compile/model.ts'
import { rowsOf } from '../compile/rows.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { isRuleset, rulesetFindings } from '../schema/validate.ts'
import { canonicalContent } from '../text/canonical.ts'
import { idPath } from '../text/id-path.ts'
import { type Reading, readText } from '../text/read.ts'
import { blocks, firstOf, type Problem, pathText } from '../words/problem.ts'
import { answered } from './answers.ts'
import { checkCases } from './cases.ts'
import { constantsLint } from './lints/constants.ts'
import { cutLint } from './lints/cut.ts'
import { goneLint } from './lints/gone.ts'
import { subjectsNamed } from './lints/subjects.ts'
import { OF_MEANING, OF_SHAPE } from './lints.ts'
import { quietFindings, quietLints } from './quiet.ts'
import type { CheckContext, Told, View } from './view.ts'

export type { CheckContext, Clause, Sibling } from './view.ts'

/**
 * What a check finds; `ruleset` is there where the text has the shape of one, `compiled` where
 * it could score too.
 */
export type Checked = { problems: Problem[]; ruleset?: Ruleset; compiled?: Compiled }

/** How many worlds and pairs all lints together may look at. */
const MOST_WORK = 3_000_000

/**
 * Checks the text of a version: YAML, shape, references, every lint, and where nothing blocks
 * its cases, whose problems come last. Errors forbid publishing; warnings ask for an answer;
 * notes are warnings that a reading or a dismissal answers. What only follows from an error is
 * left out. Pure: the day, the cases, the clauses of the official texts and the other versions
 * come in `context`.
 */
export async function check(text: string, context: CheckContext): Promise<Checked> {
  const checked = checkRules(text, context)
  const { problems, ruleset, compiled } = checked
  if (context.cases === undefined || !ruleset || !compiled || blocks(problems)) return checked
  const standard = { ruleset, compiled, canonical: canonicalContent(ruleset) }
  return { ...checked, problems: [...problems, ...(await checkCases(standard, context.cases))] }
}

/** The same without the cases, which is all that needs no waiting; in the order of the text. */
export function checkRules(text: string, context: CheckContext): Checked {
  const { data, problems: faults, locate } = readText(text)
  if (blocks(faults)) return { problems: sorted(faults) }
  const named = subjectsNamed(text)
  const shape = rulesetFindings(data)
  const gone = goneLint(data, context)
  if (shape.length > 0 || !isRuleset(data))
    return { problems: sorted([...named, ...placed(data, [...shape, ...gone], locate)]) }
  const { compiled, findings } = compile(data)
  const view: View = {
    ruleset: data,
    compiled,
    rows: rowsOf(data.sections),
    context,
    formulas: new WeakMap(),
    work: { left: MOST_WORK },
  }
  const wrong = quietFindings(data, findings)
  const sound = findings.length === 0
  const lints = [
    ...gone,
    ...cutLint(data, text, locate),
    ...constantsLint(data, text, locate),
    ...OF_SHAPE.flatMap((lint) => lint(view)),
    ...(sound ? OF_MEANING.flatMap((lint) => lint(view)) : []),
    ...(sound ? checkReadings(data) : []),
  ]
  const told = [...wrong, ...quietLints(wrong, lints)]
  const problems = [...named, ...placed(data, told, locate)]
  if (!sound) return { problems: sorted(problems), ruleset: data }
  const replied = answered(data, problems, context.asOf)
  const all = [...replied.problems, ...placed(data, replied.told, locate)]
  return { problems: sorted(all), ruleset: data, compiled }
}

function placed(data: unknown, told: readonly Told[], locate: Reading['locate']): Problem[] {
  return told.map(({ path, problem, other }): Problem => {
    const at = idPath(data, path)
    return {
      ...problem,
      ...locate(path),
      ...(at === '' ? {} : { at }),
      ...(other ? { related: { path: pathText(other), ...locate(other) } } : {}),
    }
  })
}

function sorted(problems: readonly Problem[]): Problem[] {
  const ordered = [...problems].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  )
  return firstOf(ordered)
}
