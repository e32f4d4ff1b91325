// Who of a population lacks a required fact, page by page: which fact, and the best and the worst
// grade that any value of it could give under either version.
import { parseDay } from '../../engine/civil.ts'
import { requestOf } from '../../engine/population/request.ts'
import type { Bounded } from '../../engine/simulate/interval.ts'
import { NO_GRADE } from '../../engine/simulate/simulate.ts'
import { districtName } from '../rules/districts.ts'
import type { AllBounds, BoundsTask } from './bounds.ts'
import { type Place, within } from './movers.ts'
import { pick } from './pick.ts'
import type { Compared, NamedSide } from './sheets.ts'

/** A required fact that is not known; `record` and its type where it is one of a record. */
type Missing = {
  fact: string
  text: string
  record: string | null
  type: { id: string; name: string } | null
}

/** Grades between which a fact leaves the subject; twice the same where nothing is left open. */
type Between = { best: string; worst: string }

/** One subject that lacks something under one of the versions. */
export type Lacking = {
  n: number
  id: string
  name: string | null
  district: { id: string; name: string } | null
  type: string
  missing: Missing[]
  from: Between
  to: Between
}

/** A page and where the next begins; `null` where there is none. */
export type UnknownPage = { subjects: Lacking[]; next: number | null; total: number }

/** Those from subject number `cursor` on; `bound` finds the bounds, on whatever thread. */
export async function unknownPage(
  { file, grades, sides, asOf }: Compared,
  place: Place,
  cursor: number,
  limit: number,
  bound: (task: BoundsTask) => Promise<AllBounds>,
): Promise<UnknownPage> {
  const { population } = file
  const both = [sides.from, sides.to]
  const { subjectTypes } = population
  const applies = subjectTypes.map((type) =>
    both.every(({ scorer }) => scorer.standard.ruleset.subjects.scored.includes(type as never)),
  )
  const inPlace = within(file, place)
  const match = (s: number): boolean =>
    (grades.from[s] === NO_GRADE || grades.to[s] === NO_GRADE) &&
    applies[population.subject.type[s]!]! &&
    inPlace(s)
  const { found, next, total } = await pick(population.subjects, match, cursor, limit)
  const plain = both.map(({ scorer, readings }) => ({ ruleset: scorer.standard.ruleset, readings }))
  const task = { kind: 'bounds', population, sides: plain, subjects: found } as const
  const day = parseDay(asOf)!
  const [before, after] = found.length === 0 ? [[], []] : await bound({ ...task, asOf: day })
  const labels = await file.labels()
  const subjects = found.map((n, i): Lacking => {
    const request = requestOf(population, labels, n)
    const { id, type, name, district } = request.subject
    return {
      n,
      id,
      name: name ?? null,
      district: district === undefined ? null : { id: district, name: districtName(district) },
      type,
      missing: missingOf(both, [before![i]!, after![i]!], request.records),
      from: betweenOf(sides.from, before![i]!),
      to: betweenOf(sides.to, after![i]!),
    }
  })
  return { subjects, next, total }
}

function betweenOf({ scorer }: NamedSide, { best, worst }: Bounded): Between {
  const named = (rank: number) => scorer.standard.compiled.grades[rank]!.grade
  return { best: named(best), worst: named(worst) }
}

// Each fact once, whether one version asks for it or both.
function missingOf(
  sides: readonly NamedSide[],
  bounds: readonly Bounded[],
  records: readonly { id: string; type: string }[],
): Missing[] {
  const found = new Map<string, Missing>()
  for (const [i, { scorer }] of sides.entries()) {
    const { facts, types } = scorer.standard.compiled
    for (const { fact, record } of bounds[i]!.missing) {
      const key = `${record} ${fact}`
      if (found.has(key)) continue
      const owner = record === null ? undefined : records[record]
      const type = owner && types.find(({ id }) => id === owner.type)
      found.set(key, {
        fact,
        text: facts.find(({ id }) => id === fact)!.text,
        record: owner?.id ?? null,
        type: type ? { id: type.id, name: type.name } : null,
      })
    }
  }
  return [...found.values()]
}
