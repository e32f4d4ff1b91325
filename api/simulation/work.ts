// What a thread does for simulations: count part of a population, or follow an editor over it.
import { createPool } from '../../engine/ask/memory.ts'
import type { Day } from '../../engine/civil.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import type { Population } from '../../engine/population/columns.ts'
import { countPair } from '../../engine/simulate/pairs.ts'
import {
  type Counts,
  createPreview,
  type Preview,
  previewOf,
} from '../../engine/simulate/preview.ts'
import { createSide, type Marks } from '../../engine/simulate/side.ts'
import { createRun, type Grades, type Run, simulate } from '../../engine/simulate/simulate.ts'
import { createTally, shapeOf, type Tally } from '../../engine/simulate/tally.ts'

/** Count subjects `from` to `to`: the first two versions in full, the others by grades alone. */
export type CountTask = {
  kind: 'count'
  /** Names the run, so that its next part finds what this one asked. */
  run: string
  population: Population
  versions: readonly Compiled[]
  /** What each version from the third on is compared with: the first (0) or the second (1). */
  against: readonly (0 | 1)[]
  marks: Marks
  asOf: Day
  from: number
  to: number
  grades?: Grades
}

/** Counts of a part; `others` by grade before and after, one for each further version. */
export type Counted = { tally: Tally; others: Float64Array[] }

/** Follow an editor over subjects `from` to `to`. */
export type PreviewTask = {
  kind: 'preview'
  /** Names population, base version, day and part. */
  key: string
  population: Population
  base: Compiled
  asOf: Day
  from: number
  to: number
  versions: readonly Compiled[]
}

const MOST_PREVIEWS = 2
const previews = new Map<string, Promise<Preview>>()
let current: { run: string; made: Run } | undefined

/** Does one task; inputs were checked against the population before. */
export function work(task: CountTask | PreviewTask): Promise<Counted | Counts[]> {
  return task.kind === 'count' ? count(task) : follow(task)
}

/** Counts one part. */
export async function count(task: CountTask): Promise<Counted> {
  const { population, versions, against, marks, asOf, from, to, grades } = task
  if (current?.run !== task.run) {
    const pool = createPool()
    const sides = versions.map((version) => {
      const { side } = createSide(population, version, asOf, marks, pool)
      if (!side) throw new Error('the version does not fit the population')
      return side
    })
    current = { run: task.run, made: createRun(sides) }
  }
  const { made } = current
  const [a, b] = [made.sides[0]!, made.sides[1]!]
  const tally = createTally(shapeOf(population, a, b, marks))
  const others = against.map((base, i) => {
    const width = made.sides[i + 2]!.compiled.grades.length
    return new Float64Array(made.sides[base]!.compiled.grades.length * width)
  })
  await simulate(made, from, to, tally, {
    ...(grades ? { grades } : {}),
    visit: (rows, sums) => {
      for (const [i, base] of against.entries()) {
        countPair(others[i]!, made.sides[i + 2]!, rows, sums[base]!, sums[i + 2]!)
      }
    },
  })
  return { tally, others }
}

/** Counts of each version against the base, from what is remembered. */
async function follow(task: PreviewTask): Promise<Counts[]> {
  const { key, population, base, asOf, from, to, versions } = task
  let preview = previews.get(key)
  if (!preview) {
    preview = createPreview(population, base, asOf, from, to).then((made) => {
      if (!made.preview) throw new Error('the version does not fit the population')
      return made.preview
    })
    previews.set(key, preview)
    for (const old of previews.keys()) if (previews.size > MOST_PREVIEWS) previews.delete(old)
  }
  const list: Counts[] = []
  for (const version of versions) {
    const { counts } = await previewOf(await preview, version)
    if (!counts) throw new Error('the version does not fit the population')
    list.push(counts)
  }
  return list
}
