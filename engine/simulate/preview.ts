// A population that follows an editor: sums are remembered, and an edit touches only what it
// can reach. Points of an item: the subjects whose answers name it. Bands, base, bounds and
// points of the subject itself: the remembered sums. Anything else: everybody, once.
import { createPool, type Pool } from '../ask/memory.ts'
import type { Day } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import type { Population } from '../population/columns.ts'
import type { Problem } from '../words/problem.ts'
import { carried, carries } from './carry.ts'
import { type Before, cellsOf, groupsOf } from './groups.ts'
import { hitsOf } from './hits.ts'
import { reachOf } from './reach.ts'
import { createSide, type Marks, planKey } from './side.ts'
import { createState, gradesOf, moveTo, type State } from './state.ts'

/** Subjects `from` to `to` of a population, graded by a base version and ready for others. */
export type Preview = {
  population: Population
  asOf: Day
  from: number
  to: number
  base: Compiled
  pool: Pool
  marks: Marks
  /** What the base version makes of every row. */
  before: Before
  states: Map<string, State>
}

/** Counts by grade before and after, from · to innermost; `unknown` stand in no cell. */
export type Counts = {
  cells: Int32Array
  unknown: number
  applicable: number
  /** Subjects by item of the other version, see hits.ts. */
  hits: Int32Array
}

/** Plans kept: that of the base version, and those an editor goes back and forth between. */
const MOST_STATES = 3
const NO_MARKS: Marks = { sections: [], determinations: [] }

/** A preview of part of a population, or what the base version does not know of it. */
export async function createPreview(
  population: Population,
  base: Compiled,
  asOf: Day,
  from = 0,
  to = population.subjects,
): Promise<{ preview: Preview; problems: [] } | { preview?: undefined; problems: Problem[] }> {
  const pool = createPool()
  const marks: Marks = NO_MARKS
  const made = createSide(population, base, asOf, marks, pool)
  if (!made.side) return { problems: made.problems }
  const state = await createState(made.side, from, to)
  const preview: Preview = {
    population,
    asOf,
    from,
    to,
    base,
    pool,
    marks,
    before: { grade: gradesOf(state), status: state.status.slice(), grades: base.grades.length },
    states: new Map([[planKey(base), state]]),
  }
  return { preview, problems: [] }
}

/** Counts of the base version against another, exactly those of a full simulation. */
export async function previewOf(
  preview: Preview,
  compiled: Compiled,
): Promise<{ counts: Counts; problems: [] } | { counts?: undefined; problems: Problem[] }> {
  const { population, asOf, marks, pool, states, from, to, before } = preview
  const key = planKey(compiled)
  let state = states.get(key)
  if (!state) {
    const made = createSide(population, compiled, asOf, marks, pool)
    if (!made.side) return { problems: made.problems }
    const { side } = made
    // The last used first: it has the draft's other edits.
    const like = [...states.values()].reverse().find((each) => carries(each, side))
    state = like ? await carried(like, side) : await createState(side, from, to)
    if (states.size >= MOST_STATES) dropOldest(states, planKey(preview.base))
  } else {
    const reach = reachOf(state.side.compiled, compiled)
    await moveTo(state, compiled, reach, marks)
  }
  // The last used stands last.
  states.delete(key)
  states.set(key, state)
  state.hits ??= await hitsOf(state)
  state.groups ??= groupsOf(state, before)
  const cells = cellsOf(state.groups, state)
  const { unknown } = state.groups
  const applicable = cells.reduce((sum, n) => sum + n, unknown)
  return { counts: { cells, applicable, unknown, hits: state.hits }, problems: [] }
}

function dropOldest(states: Map<string, State>, kept: string): void {
  for (const key of states.keys()) {
    if (key === kept) continue
    states.delete(key)
    return
  }
}
