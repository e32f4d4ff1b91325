// Text to a standard that can score: read, check the shape, compile.
import { compile } from '../compile/compile.ts'
import type { Compiled } from '../compile/model.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { type Finding, isRuleset, rulesetFindings } from '../schema/validate.ts'
import { amend } from '../text/amend.ts'
import { canonicalContent } from '../text/canonical.ts'
import { type Reading, readText } from '../text/read.ts'
import { blocks, type Problem } from '../words/problem.ts'
import { alternativesOf } from './readings.ts'

/** A ruleset that may score, with the text its hash is taken of. */
export type Standard = { ruleset: Ruleset; compiled: Compiled; canonical: string }

/**
 * Reads a version. Where anything blocks, `standard` is missing; problems carry line and
 * column. Alternatives of readings are looked at when one is switched, or by `checkReadings`.
 * Pure: hashing `canonical` is the host's business.
 */
export function load(text: string): {
  standard?: Standard
  problems: Problem[]
  locate: Reading['locate']
} {
  const { data, problems, locate } = readText(text)
  if (blocks(problems)) return { problems, locate }
  const placed = ({ path, problem: found }: Finding): Problem => ({ ...found, ...locate(path) })
  const shape = rulesetFindings(data)
  if (shape.length > 0 || !isRuleset(data)) return { problems: shape.map(placed), locate }
  const { compiled, findings } = compile(data)
  const all = findings.map(placed)
  if (blocks(all)) return { problems: all, locate }
  return {
    standard: { ruleset: data, compiled, canonical: canonicalContent(data) },
    problems: all,
    locate,
  }
}

/** The standard of a ruleset that `load` has found nothing wrong with. */
export function standardOf(ruleset: Ruleset): Standard {
  return { ruleset, compiled: compile(ruleset).compiled, canonical: canonicalContent(ruleset) }
}

/** The ruleset with readings switched, compiled; or what speaks against it. */
export function withReadings(
  ruleset: Ruleset,
  readings: Record<string, string>,
): { compiled: Compiled; problems: [] } | { compiled: undefined; problems: Problem[] } {
  const { edits, problems } = alternativesOf(ruleset, readings)
  if (problems.length > 0) return { compiled: undefined, problems }
  const amended = amend(ruleset, edits)
  const { data } = amended
  if (amended.problems.length > 0) return { compiled: undefined, problems: amended.problems }
  if (!isRuleset(data))
    return { compiled: undefined, problems: rulesetFindings(data).map((each) => each.problem) }
  const { compiled, findings } = compile(data)
  if (findings.length > 0)
    return { compiled: undefined, problems: findings.map((each) => each.problem) }
  return { compiled, problems: [] }
}
