// The text of a version as a simulation takes it: published or draft, read and compiled.
import { alternativesOf } from '../../../engine/assess/readings.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { type Problem, problem } from '../../../engine/words/problem.ts'
import type { Caller } from '../../rules/port.ts'
import type { SideText } from '../../simulation/simulation-rows.ts'
import type { Texts } from '../../simulation/texts.ts'
import type { Ports } from '../ports.ts'

/** A version as a body names it. */
type Named = { ruleset: string; version: string; readings?: Record<string, string> }

/** A version with its text, and what that says. */
type Versioned = { side: SideText; content: Ruleset; problems?: undefined }

/** The version with its text, or why it cannot be simulated. */
export async function versionText(
  { rules }: Ports,
  texts: Texts,
  { ruleset, version, readings = {} }: Named,
  caller: Caller | undefined,
): Promise<Versioned | { side?: undefined; content?: undefined; problems: Problem[] }> {
  const found = await rules.readVersion(ruleset, version, caller)
  if (!found) return { problems: [problem('version-unknown', { value: version })] }
  const { text, hash, sourceHash } = found
  const { ruleset: content, problems } = await texts.read(text)
  if (!content) return { problems }
  const switched = alternativesOf(content, readings)
  if (switched.problems.length > 0) return { problems: switched.problems }
  return { side: { ruleset, version, readings, text, hash: hash ?? sourceHash }, content }
}
