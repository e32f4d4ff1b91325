// Whether versions fit a population. A population outlives versions: records of a type that one
// of them no longer has, or does not have yet, are left out under it, for points and for
// determinations, and are told.
import type { Compiled } from '../compile/model.ts'
import type { Population } from '../population/columns.ts'
import { distinct, type Problem, problem } from '../words/problem.ts'
import { bind } from './bind.ts'
import { groundKey } from './side.ts'

/** Records left out altogether under a version, because it does not have their type. */
export type Uncounted = { version: string; type: string; name: string; records: number }

const lastOf = new WeakMap<Population, { key: string; problems: Problem[] }>()

/** What keeps versions from being compared over a population; each sentence once. */
export function misfits(population: Population, versions: readonly Compiled[]): Problem[] {
  // Whoever follows an editor asks with every edit, and edits seldom touch what this rests on.
  const key = JSON.stringify(versions.map((each) => [each.version, groundKey(each)]))
  const last = lastOf.get(population)
  if (last?.key === key) return last.problems
  const problems = misfitsOf(population, versions)
  lastOf.set(population, { key, problems })
  return problems
}

function misfitsOf(population: Population, versions: readonly Compiled[]): Problem[] {
  const problems = versions.flatMap((version) => bind(population, version).problems)
  const met = population.types.filter((_, t) => population.recordsOfType[t]! > 0)
  // Where no version has any type that occurs, the population belongs to another standard.
  if (met.length > 0 && !versions.some(({ types }) => types.some(({ id }) => met.includes(id))))
    for (const { version, type, records } of uncounted(population, versions)) {
      problems.push(problem('population-type-unknown', { value: type, count: records, version }))
    }
  return distinct(problems)
}

/** Whether a version can be counted over a population. */
export function fits(population: Population, version: Compiled): boolean {
  return bind(population, version).problems.length === 0
}

/** What of a population the versions do not count, named as a version names it that has it. */
export function uncounted(population: Population, versions: readonly Compiled[]): Uncounted[] {
  const known = versions.flatMap(({ types }) => types)
  const found = versions.flatMap(({ version, types }) =>
    population.types.flatMap((type, t) => {
      const records = population.recordsOfType[t]!
      if (records === 0 || types.some(({ id }) => id === type)) return []
      return [{ version, type, name: known.find(({ id }) => id === type)?.name ?? type, records }]
    }),
  )
  // One version under two readings says it once.
  const key = ({ version, type }: Uncounted) => `${version} ${type}`
  return [...new Map(found.map((each) => [key(each), each])).values()]
}
