// A whole simulation: a version against one or two others, in parts that any thread may count.
import type { Scorer } from '../../engine/assess/scorer.ts'
import { type Day, formatDay } from '../../engine/civil.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import { fits, misfits, type Uncounted, uncounted } from '../../engine/simulate/fit.ts'
import { type Effect, effectOf } from '../../engine/simulate/pairs.ts'
import { type Comparison, comparisonOf, moveOf } from '../../engine/simulate/result.ts'
import type { Grades } from '../../engine/simulate/simulate.ts'
import type { Step } from '../../engine/simulate/steps.ts'
import { merge } from '../../engine/simulate/tally.ts'
import type { Problem } from '../../engine/words/problem.ts'
import type { PopulationFile } from '../population/file.ts'
import { districtName } from '../rules/districts.ts'
import type { Crew } from './crew.ts'
import {
  type Alternative,
  alternativesOf,
  amendment,
  type NamedSide,
  type Price,
  pricesOf,
  type Share,
  sharesOf,
} from './shares.ts'
import { compiledWith, marksOf } from './sides.ts'
import { type Counted, type CountTask, count } from './work.ts'

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
  also?: NamedSide
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
  from: NamedSide,
  to: NamedSide,
  asOf: Day,
  more: More = {},
): Promise<
  { simulated: Simulated; problems: [] } | { simulated?: undefined; problems: Problem[] }
> {
  const { population } = file
  const named = [from, to, ...(more.also ? [more.also] : [])]
  const made = named.map(({ scorer, readings }) => compiledWith(scorer, readings))
  const wrong = made.flatMap(({ problems }) => problems)
  if (wrong.length > 0) return { problems: distinct(wrong) }
  const whole = made.map(({ compiled }) => compiled!)
  const unfit = misfits(population, whole)
  if (unfit.length > 0) return { problems: unfit }
  const [base, ...targets] = whole
  const parts = targets.map((target, i): Parts => {
    const side = named[i + 1]!
    return {
      steps: more.shares ? amendment(from, side, target) : [],
      prices: more.prices && i === 0 ? alternativesOf(side) : [],
    }
  })
  const others = parts.flatMap(({ steps, prices }, i) => [
    ...steps.flatMap(({ upTo, alone }) => [upTo, ...(alone ? [alone] : [])]).map(over(0)),
    ...prices.map(({ compiled }) => compiled).map(over(i + 1)),
  ])
  const fitting = others.filter(({ version }) => fits(population, version))
  const marks = marksOf(whole)
  const counted = await countAll(
    {
      kind: 'count',
      run: `${file.hash} ${++runs}`,
      population,
      versions: [...whole, ...fitting.map(({ version }) => version)],
      targets: targets.length,
      against: fitting.map(({ against }) => against),
      marks,
      asOf,
      ...(more.grades ? { grades: more.grades } : {}),
    },
    more,
  )
  const effectOn = (version: Compiled, against: number): Effect | null => {
    const i = fitting.findIndex((each) => each.version === version && each.against === against)
    if (i === -1) return null
    const names = (of: Compiled) => of.grades.map(({ grade }) => grade)
    const between = { from: names(whole[against]!), to: names(version) }
    return effectOf(counted.others[i]!, between.from, between.to, (x, y) => moveOf(between, x, y))
  }
  const [first, second] = targets.map((target, i): Compared => {
    const side = named[i + 1]!
    const sides = [base!, target].map((compiled) => ({ compiled, population }))
    const tally = counted.tallies[i]!
    const left = uncounted(population, [base!, target])
    return {
      to: nameOf(side),
      ...comparisonOf(tally, sides[0]!, sides[1]!, marks, namesOf(side.scorer)),
      ...(left.length > 0 ? { uncounted: left } : {}),
      ...(more.shares ? { shares: sharesOf(parts[i]!.steps, (each) => effectOn(each, 0)) } : {}),
      ...(more.prices && i === 0
        ? { prices: pricesOf(parts[i]!.prices, (each) => effectOn(each, i + 1)) }
        : {}),
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

type Parts = { steps: Step[]; prices: Alternative[] }

function over(against: number) {
  return (version: Compiled) => ({ version, against })
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

function nameOf({ scorer, readings }: NamedSide): SideName {
  const { ruleset, version } = scorer.standard.ruleset
  return { ruleset, version, hash: scorer.hash, readings }
}

// Districts and subject types by the names people use.
function namesOf({ standard }: Scorer): (id: string) => string {
  const types: Record<string, string> = standard.ruleset.subjects.names ?? {}
  return (id) => (Object.hasOwn(types, id) ? types[id]! : districtName(id))
}

function distinct(problems: Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ text }) => !seen.has(text.zh) && seen.add(text.zh))
}
