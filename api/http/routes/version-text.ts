// The text of a version as a simulation takes it: published or draft, read and compiled.
import { load } from '../../../engine/assess/load.ts'
import { alternativesOf } from '../../../engine/assess/readings.ts'
import { type Problem, problem } from '../../../engine/words/problem.ts'
import type { Caller } from '../../rules/port.ts'
import type { SideText } from '../../simulation/simulation-rows.ts'
import type { Ports } from '../ports.ts'

/** A version as a body names it. */
type Named = { ruleset: string; version: string; readings?: Record<string, string> }

/** The version with its text, or why it cannot be simulated. */
export async function versionText(
  { rules }: Ports,
  { ruleset, version, readings = {} }: Named,
  caller: Caller | undefined,
): Promise<{ side: SideText; problems?: undefined } | { side?: undefined; problems: Problem[] }> {
  const found = await rules.readVersion(ruleset, version, caller)
  if (!found) return { problems: [problem('version-unknown', { value: version })] }
  const { text, hash, sourceHash } = found.detail
  const { standard, problems } = load(text)
  if (!standard) return { problems }
  const switched = alternativesOf(standard.ruleset, readings)
  if (switched.problems.length > 0) return { problems: switched.problems }
  return { side: { ruleset, version, readings, text, hash: hash ?? sourceHash } }
}
