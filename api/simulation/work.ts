// What a thread does for simulations: count part of a population, or follow an editor over it.
import { createPool } from '../../engine/ask/memory.ts'
import { load } from '../../engine/assess/load.ts'
import { createScorer } from '../../engine/assess/scorer.ts'
import type { Day } from '../../engine/civil.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import type { Population } from '../../engine/population/columns.ts'
import { requestOf } from '../../engine/population/request.ts'
import { countPair } from '../../engine/simulate/pairs.ts'
import { createSide } from '../../engine/simulate/side.ts'
import {
  createRun,
  type Grades,
  NO_GRADE,
  type Run,
  simulate,
} from '../../engine/simulate/simulate.ts'
import type { Sums } from '../../engine/simulate/sum.ts'
import { createTally, shapeOf, type Tally } from '../../engine/simulate/tally.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { openPopulation } from '../population/file.ts'
import type { Import } from '../population/import/import.ts'
import { type BoundsTask, boundsOf } from './bounds.ts'
import { follow, getReady, type PreviewTask, type ReadyTask } from './follow.ts'
import { type OpenTask, openColumns, openTexts, type TextsTask } from './opened.ts'
import { type Outline, type Plan, planOf, type Wanted } from './plan.ts'
import { sheetsOf } from './sheets.ts'

/** A run of a simulation; its name lets the next part find what this one asked. */
type RunTask = { run: string; population: Population; wanted: Wanted; asOf: Day }

/** Tell what a run counts, or what speaks against it. */
export type OutlineTask = RunTask & { kind: 'outline' }

/** The outline, or why there is none. */
export type Outlined = { outline?: Outline; problems: Problem[] }

/**
 * Count subjects of a run without problems, block by block, and some `most` of them: the first
 * version against each of the targets in full, the others by grades alone. In `counter`, which
 * all share who count, stands the first subject whom nobody has taken yet.
 */
export type CountTask = RunTask & {
  kind: 'count'
  counter: Int32Array
  most: number
  grades?: Grades
}

/** Counts of a part; `others` by grade before and after, one for each further version. */
export type Counted = { tallies: Tally[]; others: Float64Array[] }

/** Subjects taken at once. */
const BLOCK = 32_768

/** Invent a city; `counter` shows how many subjects there are, and of 1,000 parts how many. */
export type GenerateTask = {
  kind: 'generate'
  compiled: Compiled
  wanted: { name: string; size: number; seed: number; asOf: Day }
  path: string
  counter: Int32Array
}

/** Read files into a population; `counter` as above, of rows. */
export type ImportTask = {
  kind: 'import'
  compiled: Compiled
  wanted: Import
  counter: Int32Array
}

/** Score one subject in a hundred again, by rules read and asked anew. */
export type RecheckTask = {
  kind: 'recheck'
  path: string
  sides: readonly Named[]
  asOf: string
  /** What was counted, by side. */
  grades: readonly Uint8Array[]
}

type Named = { text: string; readings: Record<string, string> }

/** How many were scored again, and how many of these got another grade than was counted. */
export type Rechecked = { subjects: number; different: number }

/** Everything a thread does. */
export type Task =
  | OpenTask
  | TextsTask
  | OutlineTask
  | CountTask
  | BoundsTask
  | PreviewTask
  | ReadyTask
  | GenerateTask
  | ImportTask
  | RecheckTask

let current: { run: string; plan: Plan; made: Run } | undefined

/** Does one task; inputs were checked against the population before. */
export async function work(task: Task): Promise<unknown> {
  switch (task.kind) {
    case 'open':
      return openColumns(task)
    case 'texts':
      return openTexts(task)
    case 'outline':
      return outline(task)
    case 'bounds':
      return boundsOf(task)
    case 'count':
      return count(task)
    case 'preview':
      return follow(task)
    case 'ready':
      return getReady(task)
    // What makes populations is not loaded by those who only count them.
    case 'generate': {
      const { generate } = await import('../population/generate.ts')
      return generate(task.compiled, task.wanted, task.path, (done) =>
        tell(task.counter, done, done / task.wanted.size),
      )
    }
    case 'import': {
      const { importPopulation } = await import('../population/import/import.ts')
      return importPopulation(task.compiled, task.wanted, (rows, part) =>
        tell(task.counter, rows, part),
      )
    }
    case 'recheck':
      return recheck(task)
  }
}

function tell(counter: Int32Array, rows: number, part: number): void {
  Atomics.store(counter, 0, rows)
  Atomics.store(counter, 1, Math.floor(part * 1000))
}

/** What a run counts; the thread that was asked is ready to count it. */
export async function outline(task: OutlineTask): Promise<Outlined> {
  const { plan, problems } = planOf(task.population, task.wanted)
  if (!plan) return { problems }
  current = { run: task.run, plan, made: runOf(task, plan) }
  const { versions: _, ...told } = plan
  return { outline: told, problems: [] }
}

function runOf({ population, asOf }: RunTask, { versions, marks }: Plan): Run {
  const pool = createPool()
  const sides = versions.map((version) => {
    const { side } = createSide(population, version, asOf, marks, pool)
    if (!side) throw new Error('the version does not fit the population')
    return side
  })
  return createRun(sides)
}

/** Counts what others have left; nothing where they have left nobody. */
export async function count(task: CountTask): Promise<Counted | undefined> {
  const { population, grades } = task
  let block = taken(task)
  if (!block) return undefined
  if (current?.run !== task.run) {
    const { plan } = planOf(population, task.wanted)
    if (!plan) throw new Error('the versions do not fit the population')
    current = { run: task.run, plan, made: runOf(task, plan) }
  }
  const { made, plan } = current
  const { targets, against, marks } = plan
  const [first, ...rest] = made.sides
  const tallies = rest
    .slice(0, targets)
    .map((side) => createTally(shapeOf(population, first!, side, marks)))
  const further = 1 + targets
  const others = against.map((base, i) => {
    const width = made.sides[further + i]!.compiled.grades.length
    return new Float64Array(made.sides[base]!.compiled.grades.length * width)
  })
  const more = {
    ...(grades ? { grades } : {}),
    visit: (rows: number, sums: readonly Sums[]) => {
      for (const [i, base] of against.entries()) {
        const [side, after] = [made.sides[further + i]!, sums[further + i]!]
        countPair(others[i]!, side, rows, sums[base]!, after)
      }
    },
  }
  for (let left = task.most; block; block = left > 0 ? taken(task) : undefined) {
    await simulate(made, block.from, block.to, tallies, more)
    left -= block.to - block.from
  }
  return { tallies, others }
}

function taken({ counter, population }: CountTask): { from: number; to: number } | undefined {
  const from = Atomics.add(counter, 0, BLOCK)
  const { subjects } = population
  return from < subjects ? { from, to: Math.min(subjects, from + BLOCK) } : undefined
}

const ONE_IN = 100
const AT_ONCE = 500

async function recheck({ path, sides, asOf, grades }: RecheckTask): Promise<Rechecked> {
  const file = openPopulation(path)!
  const labels = file.labels()
  const { population } = file
  let different = 0
  let subjects = 0
  for (const [i, side] of sides.entries()) {
    const counted = grades[i]!
    const scorer = createScorer(load(side.text).standard!, '')
    const ranks = new Map(scorer.standard.compiled.grades.map(({ grade }, rank) => [grade, rank]))
    subjects = 0
    for (let start = 0; start < population.subjects; start += ONE_IN * AT_ONCE) {
      const rows: number[] = []
      for (let s = start; s < population.subjects && rows.length < AT_ONCE; s += ONE_IN)
        rows.push(s)
      const requests = rows.map((s) => requestOf(population, labels, s))
      for (const request of requests) request.asOf = asOf
      const sheets = await sheetsOf({ scorer, readings: side.readings }, requests)
      sheets.forEach((sheet, k) => {
        // Who cannot be scored has no grade, and was counted in no cell.
        const grade = sheet?.grade ?? null
        const rank = grade === null ? NO_GRADE : ranks.get(grade)
        if (rank !== counted[rows[k]!]) different++
      })
      subjects += rows.length
    }
  }
  file.close()
  return { subjects, different }
}
