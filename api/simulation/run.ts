// A whole simulation: two versions over a population, in parts that any thread may count.
import { withReadings } from '../../engine/assess/load.ts'
import type { Scorer } from '../../engine/assess/scorer.ts'
import { type Day, formatDay } from '../../engine/civil.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import type { Edit } from '../../engine/schema/readings.ts'
import { bind } from '../../engine/simulate/bind.ts'
import { type Effect, effectOf, minus } from '../../engine/simulate/pairs.ts'
import { type Comparison, comparisonOf, moveOf, scaleOf } from '../../engine/simulate/result.ts'
import type { Grades } from '../../engine/simulate/simulate.ts'
import { linesOf, type Step, stepsOf } from '../../engine/simulate/steps.ts'
import { merge } from '../../engine/simulate/tally.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { DISTRICTS } from '../population/city.ts'
import type { PopulationFile } from '../population/file.ts'
import type { Crew } from './crew.ts'
import { compiledWith, marksOf } from './sides.ts'
import { type Counted, type CountTask, count } from './work.ts'

/** A version as a simulation names it. */
export type NamedSide = { scorer: Scorer; readings: Record<string, string> }

/** Where a version stands in a result. */
type SideName = {
  ruleset: string
  version: string
  hash: string
  readings: Record<string, string>
}

/** One amended line: what it adds with the lines before it in force, and what it does alone. */
export type Share = { at: string; zh: string; en: string; share: Effect; alone: Effect | null }

/** What another reading of the second version would move. */
type Price = { reading: string; alternative: string; effect: Effect }

/** What two versions do to a population; the same input gives the same bytes. */
export type Simulated = {
  from: SideName
  to: SideName
  population: { hash: string; name: string }
  asOf: string
} & Comparison & { shares?: Share[]; prices?: Price[] }

/** What is wanted besides the comparison. */
export type More = {
  grades?: Grades
  /** The edits that make the second version of the first: each line's share is told. */
  edits?: readonly Edit[]
  /** Whether every alternative of every reading is tried on the second version. */
  prices?: boolean
  crew?: Crew
  /** Whether this thread counts, too. */
  here?: boolean
  progress?: (subjects: number) => void
  signal?: AbortSignal
}

type Side = { compiled: Compiled; population: PopulationFile['population'] }

const BLOCK = 262_144
let runs = 0

/** Compares two versions over a population on a day, or says what speaks against it. */
export async function simulateFile(
  file: PopulationFile,
  from: NamedSide,
  to: NamedSide,
  asOf: Day,
  more: More = {},
): Promise<
  { simulated: Simulated; problems: [] } | { simulated?: undefined; problems: Problem[] }
> {
  const [a, b] = [from, to].map(({ scorer, readings }) => compiledWith(scorer, readings))
  const wrong = [...a!.problems, ...b!.problems]
  if (!a?.compiled || !b?.compiled) return { problems: wrong }
  const { population } = file
  const pair = [a.compiled, b.compiled] as const
  const unfit = distinct(pair.flatMap((version) => bind(population, version).problems))
  if (unfit.length > 0) return { problems: unfit }
  const steps = more.edits ? amendment(from, to, pair[1], more.edits) : []
  const prices = more.prices ? alternativesOf(to) : []
  const others = [
    ...steps.flatMap(({ upTo, alone }) => [upTo, ...(alone ? [alone] : [])]),
    ...prices.map(({ compiled }) => compiled),
  ].filter((version) => bind(population, version).problems.length === 0)
  const marks = marksOf(pair)
  const tasks = {
    kind: 'count' as const,
    run: `${file.hash} ${++runs}`,
    population,
    versions: [...pair, ...others],
    against: others.map((version) => (prices.some((each) => each.compiled === version) ? 1 : 0)),
    marks,
    asOf,
    ...(more.grades ? { grades: more.grades } : {}),
  } satisfies Omit<CountTask, 'from' | 'to'>
  const counted = await countAll(tasks, more)
  const [first, second] = pair.map((compiled) => ({ compiled, population })) as [Side, Side]
  const scale = scaleOf(first, second)
  const effect = (version: Compiled, base: Compiled): Effect | null => {
    const i = others.indexOf(version)
    if (i === -1) return null
    const names = (of: Compiled) => of.grades.map(({ grade }) => grade)
    const between = { from: names(base), to: names(version) }
    return effectOf(counted.others[i]!, between.from, between.to, (x, y) => moveOf(between, x, y))
  }
  const none = effectOf(
    new Float64Array(scale.from.length * scale.to.length),
    scale.from,
    scale.to,
    () => 0,
  )
  let before = none
  const shares = steps.flatMap((step): Share[] => {
    const upTo = effect(step.upTo, pair[0])
    if (!upTo) return []
    const share = minus(upTo, before)
    before = upTo
    const { at, zh, en } = step
    return [{ at, zh, en, share, alone: step.alone && effect(step.alone, pair[0]) }]
  })
  const simulated: Simulated = {
    from: nameOf(from),
    to: nameOf(to),
    population: { hash: file.hash, name: file.head.name },
    asOf: formatDay(asOf),
    ...comparisonOf(counted.tally, first, second, marks, namesOf(to.scorer)),
    ...(more.edits ? { shares } : {}),
    ...(more.prices
      ? {
          prices: prices.flatMap(({ reading, alternative, compiled }) => {
            const found = effect(compiled, pair[1])
            return found ? [{ reading, alternative, effect: found }] : []
          }),
        }
      : {}),
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
  merge(sum.tally, part.tally)
  for (const [i, cells] of part.others.entries()) {
    const into = sum.others[i]!
    for (let k = 0; k < cells.length; k++) into[k]! += cells[k]!
  }
}

function amendment(from: NamedSide, to: NamedSide, last: Compiled, edits: readonly Edit[]): Step[] {
  const { ruleset } = from.scorer.standard
  const lines = linesOf(ruleset, to.scorer.standard.ruleset, edits)
  const differ = JSON.stringify(from.readings) !== JSON.stringify(to.readings)
  return stepsOf({ ruleset, readings: from.readings }, last, lines, differ)
}

function alternativesOf({ scorer, readings }: NamedSide) {
  const { ruleset } = scorer.standard
  return (ruleset.readings ?? []).flatMap(({ id, alternatives = [] }) =>
    alternatives.flatMap((each) => {
      const { compiled } = withReadings(ruleset, { ...readings, [id]: each.id })
      return compiled ? [{ reading: id, alternative: each.id, compiled }] : []
    }),
  )
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

function distinct(problems: Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ text }) => !seen.has(text.zh) && seen.add(text.zh))
}
