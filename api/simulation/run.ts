// A whole simulation: a version against one or two others, in parts that any thread may count.
import { type Day, formatDay } from '../../engine/civil.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import type { Uncounted } from '../../engine/simulate/fit.ts'
import { type Effect, effectOf } from '../../engine/simulate/pairs.ts'
import { type Comparison, comparisonOf, moveOf } from '../../engine/simulate/result.ts'
import type { Grades } from '../../engine/simulate/simulate.ts'
import { merge, pairsOf } from '../../engine/simulate/tally.ts'
import type { Problem } from '../../engine/words/problem.ts'
import type { OpenPopulation } from '../population/file.ts'
import { districtName } from '../rules/districts.ts'
import type { Crew } from './crew.ts'
import type { PlainSide } from './plan.ts'
import { type Price, pricesOf, type Share, sharesOf } from './shares.ts'
import { type Counted, type CountTask, count, type OutlineTask, outline } from './work.ts'

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

/** Subjects counted by a thread between two other tasks, such as previews. */
const MOST_AT_ONCE = 131_072
/** Subjects counted by this thread before it hears the others. */
const MOST_A_TURN = 65_536
let runs = 0

/** Compares two versions over a population on a day, or says what speaks against it. */
export async function simulateFile(
  file: OpenPopulation,
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
  if (here && crew) await makeReady(crew, asked)
  const { outline: planned, problems } = await (here ? outline(asked) : crew!.outline(0, asked))
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

// Threads plan while this one plans for itself; what goes wrong there is told by those who count.
async function makeReady(crew: Crew, asked: OutlineTask): Promise<void> {
  for (let thread = 0; thread < crew.size; thread++) crew.outline(thread, asked).catch(() => {})
  await turn()
}

// Threads that have something to tell are heard between two turns.
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

// Whoever is free takes the next block; sums of integers do not know who counted them.
async function countAll(
  task: Omit<CountTask, 'counter' | 'most'>,
  { crew, here = crew === undefined, progress, signal }: More,
): Promise<Counted> {
  const { subjects } = task.population
  const counter = new Int32Array(new SharedArrayBuffer(4) as unknown as ArrayBuffer)
  const shared: CountTask = { ...task, counter, most: MOST_AT_ONCE }
  let sum: Counted | undefined
  const countBy = async (counts: () => Promise<Counted | undefined>) => {
    while (Atomics.load(counter, 0) < subjects) {
      signal?.throwIfAborted()
      const part = await counts()
      if (!part) break
      if (sum) addCounted(sum, part)
      else sum = part
      progress?.(sum.tallies[0]!.subjects)
    }
  }
  const threads = Array.from({ length: crew?.size ?? 0 }, (_, thread) =>
    countBy(() => crew!.count(thread, shared)),
  )
  const own = async () => {
    await turn()
    return count({ ...shared, most: crew ? MOST_A_TURN : MOST_AT_ONCE })
  }
  await Promise.all([...threads, ...(here ? [countBy(own)] : [])]).finally(() =>
    // Where one has failed, nobody begins another block.
    Atomics.store(counter, 0, subjects),
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
