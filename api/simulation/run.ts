// A whole simulation: a version against one or two others, in parts that any thread may count.
import { type Day, formatDay } from '../../engine/civil.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import type { Uncounted } from '../../engine/simulate/fit.ts'
import { type Effect, effectOf } from '../../engine/simulate/pairs.ts'
import { type Comparison, comparisonOf, moveOf } from '../../engine/simulate/result.ts'
import type { Grades } from '../../engine/simulate/simulate.ts'
import { merge, pairsOf } from '../../engine/simulate/tally.ts'
import type { Problem } from '../../engine/words/problem.ts'
import type { PopulationFile } from '../population/file.ts'
import { districtName } from '../rules/districts.ts'
import type { Crew } from './crew.ts'
import type { PlainSide } from './plan.ts'
import { type Price, pricesOf, type Share, sharesOf } from './shares.ts'
import { type Counted, type CountTask, count, outline } from './work.ts'

/** A version to simulate; `hash` names it in the result. */
export type HashedSide = PlainSide & { hash: string }

/** Where a version stands in a result. */
type SideName = {
  ruleset: string
  version: string
  hash: string
  readings: Record<string, string>
}

/**
 * What another version does to a population, beside the one it is compared with. `uncounted` is
 * there only where a version does not have the type of some records.
 */
type Compared = { to: SideName } & Comparison & {
    uncounted?: Uncounted[]
    shares?: Share[]
    prices?: Price[]
  }

/** What two versions do to a population, and a third; the same input gives the same bytes. */
export type Simulated = {
  from: SideName
  population: { hash: string; name: string }
  asOf: string
} & Compared & { also?: Compared }

/** What is wanted besides the comparison. */
export type More = {
  grades?: Grades
  /** Another version to be compared with the first. */
  also?: HashedSide
  /** Whether each amended line's share is told. */
  shares?: boolean
  /** Whether every alternative of every reading is tried on the second version. */
  prices?: boolean
  crew?: Crew
  /** Whether this thread counts, too. */
  here?: boolean
  progress?: (subjects: number) => void
  signal?: AbortSignal
}

const BLOCK = 262_144
let runs = 0

/** Compares two versions over a population on a day, or says what speaks against it. */
export async function simulateFile(
  file: PopulationFile,
  from: HashedSide,
  to: HashedSide,
  asOf: Day,
  more: More = {},
): Promise<
  { simulated: Simulated; problems: [] } | { simulated?: undefined; problems: Problem[] }
> {
  const { population } = file
  const { crew, here = crew === undefined, shares = false, prices = false } = more
  const named = [from, to, ...(more.also ? [more.also] : [])]
  const sides = named.map(({ ruleset, readings }): PlainSide => ({ ruleset, readings }))
  const wanted = { sides, shares, prices }
  const run = { run: `${file.hash} ${++runs}`, population, wanted, asOf }
  const asked = { ...run, kind: 'outline' } as const
  const { outline: planned, problems } = await (here ? outline(asked) : crew!.outline(asked))
  if (!planned) return { problems }
  const { grades, against, marks, targets } = planned
  const counted = await countAll(
    { ...run, kind: 'count', ...(more.grades ? { grades: more.grades } : {}) },
    more,
  )
  const effectOn = (version: number): Effect => {
    const other = version - 1 - targets
    const base = other < 0 ? 0 : against[other]!
    const between = { from: grades[base]!, to: grades[version]! }
    const cells = other < 0 ? pairsOf(counted.tallies[version - 1]!) : counted.others[other]!
    return effectOf(cells, between.from, between.to, (x, y) => moveOf(between, x, y))
  }
  const compared = (i: number) => ({
    compiled: { grades: grades[i]!.map((grade) => ({ grade })) },
    population,
  })
  const [first, second] = planned.parts.map((part, i): Compared => {
    const side = named[i + 1]!
    const names = namesOf(side.ruleset)
    return {
      to: nameOf(side),
      ...comparisonOf(counted.tallies[i]!, compared(0), compared(i + 1), marks, names),
      ...(part.uncounted.length > 0 ? { uncounted: part.uncounted } : {}),
      ...(shares ? { shares: sharesOf(part.steps, effectOn) } : {}),
      ...(prices && i === 0 ? { prices: pricesOf(part.prices, effectOn) } : {}),
    }
  })
  const about = { hash: file.hash, name: file.head.name }
  const simulated: Simulated = {
    from: nameOf(from),
    population: about,
    asOf: formatDay(asOf),
    ...first!,
    ...(second ? { also: second } : {}),
  }
  return { simulated, problems: [] }
}

// Whoever is free takes the next block; sums of integers do not know who counted them.
async function countAll(
  task: Omit<CountTask, 'from' | 'to'>,
  { crew, here = crew === undefined, progress, signal }: More,
): Promise<Counted> {
  const { subjects } = task.population
  let next = 0
  let done = 0
  let sum: Counted | undefined
  const counters: ((part: CountTask) => Promise<Counted>)[] = Array.from(
    { length: crew?.size ?? 0 },
    (_, thread) => (part) => crew!.count(thread, part),
  )
  if (here) counters.push(count)
  await Promise.all(
    counters.map(async (counter) => {
      while (next < subjects) {
        signal?.throwIfAborted()
        const from = next
        const to = Math.min(subjects, from + BLOCK)
        next = to
        const part = await counter({ ...task, from, to })
        if (sum) addCounted(sum, part)
        else sum = part
        done += to - from
        progress?.(done)
      }
    }),
  )
  return sum!
}

function addCounted(sum: Counted, part: Counted): void {
  for (const [i, tally] of part.tallies.entries()) merge(sum.tallies[i]!, tally)
  for (const [i, cells] of part.others.entries()) {
    const into = sum.others[i]!
    for (let k = 0; k < cells.length; k++) into[k]! += cells[k]!
  }
}

function nameOf({ ruleset: { ruleset, version }, hash, readings }: HashedSide): SideName {
  return { ruleset, version, hash, readings }
}

// Districts and subject types by the names people use.
function namesOf({ subjects }: Ruleset): (id: string) => string {
  const types: Record<string, string> = subjects.names ?? {}
  return (id) => (Object.hasOwn(types, id) ? types[id]! : districtName(id))
}
