// Versions as a simulation names them: text, readings, and what is compared with what.
import { createPool } from '../../engine/ask/memory.ts'
import { withReadings } from '../../engine/assess/load.ts'
import type { Scorer } from '../../engine/assess/scorer.ts'
import type { Day } from '../../engine/civil.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import type { Population } from '../../engine/population/columns.ts'
import { createSide, type Marks, type Side } from '../../engine/simulate/side.ts'
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
function marksOf(versions: readonly Compiled[]): Marks {
  const names = (of: (version: Compiled) => string[]) => [...new Set(versions.flatMap(of))]
  return {
    sections: names(({ sections }) => sections.map(({ name }) => name)),
    determinations: names(({ determinations }) => determinations.map(({ id }) => id)),
  }
}

/** The sides of versions over a population, or what they do not know of it. */
export function sidesOf(
  population: Population,
  versions: readonly Compiled[],
  asOf: Day,
): { sides: Side[]; marks: Marks; problems: Problem[] } {
  const marks = marksOf(versions)
  // One pool: a question that two versions share is asked once.
  const pool = createPool()
  const sides: Side[] = []
  const problems: Problem[] = []
  for (const version of versions) {
    const made = createSide(population, version, asOf, marks, pool)
    if (made.side) sides.push(made.side)
    else problems.push(...made.problems)
  }
  return { sides, marks, problems }
}
