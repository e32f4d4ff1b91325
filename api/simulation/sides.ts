// Versions as a simulation names them: text, readings, and what is compared with what.
import { withReadings } from '../../engine/assess/load.ts'
import type { Scorer } from '../../engine/assess/scorer.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import type { Marks } from '../../engine/simulate/side.ts'
import type { Problem } from '../../engine/words/problem.ts'

/** A version with readings switched, compiled. */
export function compiledWith(
  scorer: Scorer,
  readings: Record<string, string>,
): { compiled: Compiled; problems: [] } | { compiled: undefined; problems: Problem[] } {
  if (Object.keys(readings).length === 0)
    return { compiled: scorer.standard.compiled, problems: [] }
  return withReadings(scorer.standard.ruleset, readings)
}

/** Sections and determinations of several versions, each once, in order. */
export function marksOf(versions: readonly Compiled[]): Marks {
  const names = (of: (version: Compiled) => string[]) => [...new Set(versions.flatMap(of))]
  return {
    sections: names(({ sections }) => sections.map(({ name }) => name)),
    determinations: names(({ determinations }) => determinations.map(({ id }) => id)),
  }
}
