// A whole simulation: two versions over a population, compared and named by their hashes.
import type { Scorer } from '../../engine/assess/scorer.ts'
import { type Day, formatDay } from '../../engine/civil.ts'
import { type Comparison, comparisonOf } from '../../engine/simulate/result.ts'
import { createRun, type Grades, simulate } from '../../engine/simulate/simulate.ts'
import { createTally, shapeOf } from '../../engine/simulate/tally.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { DISTRICTS } from '../population/city.ts'
import type { PopulationFile } from '../population/file.ts'
import { compiledWith, sidesOf } from './sides.ts'

/** A version as a simulation names it. */
export type NamedSide = { scorer: Scorer; readings: Record<string, string> }

/** Where a version stands in a result. */
type SideName = {
  ruleset: string
  version: string
  hash: string
  readings: Record<string, string>
}

/** What two versions do to a population; the same input gives the same bytes. */
export type Simulated = {
  from: SideName
  to: SideName
  population: { hash: string; name: string }
  asOf: string
} & Comparison

/** Compares two versions over a population on a day, or says what speaks against it. */
export async function simulateFile(
  file: PopulationFile,
  from: NamedSide,
  to: NamedSide,
  asOf: Day,
  more: { grades?: Grades; progress?: (subjects: number) => void } = {},
): Promise<
  { simulated: Simulated; problems: [] } | { simulated?: undefined; problems: Problem[] }
> {
  const versions = [from, to].map(({ scorer, readings }) => compiledWith(scorer, readings))
  const wrong = versions.flatMap(({ problems }) => problems)
  if (wrong.length > 0) return { problems: wrong }
  const { population } = file
  const both = versions.map(({ compiled }) => compiled!)
  const { sides, marks, problems } = sidesOf(population, both, asOf)
  const [a, b] = sides
  if (!a || !b || problems.length > 0) return { problems }
  const tally = createTally(shapeOf(population, a, b, marks))
  await simulate(createRun([a, b]), 0, population.subjects, tally, more)
  const simulated: Simulated = {
    from: nameOf(from),
    to: nameOf(to),
    population: { hash: file.hash, name: file.head.name },
    asOf: formatDay(asOf),
    ...comparisonOf(tally, a, b, marks, namesOf(to.scorer)),
  }
  return { simulated, problems: [] }
}

function nameOf({ scorer, readings }: NamedSide): SideName {
  const { ruleset, version } = scorer.standard.ruleset
  return { ruleset, version, hash: scorer.hash, readings }
}

// Districts and subject types by the names people use.
function namesOf({ standard }: Scorer): (id: string) => string {
  const types: Record<string, string> = standard.ruleset.subjects.names ?? {}
  return (id) => DISTRICTS[id]?.name ?? (Object.hasOwn(types, id) ? types[id]! : id)
}
