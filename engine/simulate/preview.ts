// A population that follows an editor: sums are remembered, and an edit touches only what it
// can reach. Points of an item or its condition: the subjects whose answers name it, or are
// others now. Bands, base and bounds: the remembered sums. Anything else: everybody, once.
import { createPool, type Pool } from '../ask/memory.ts'
import type { Day } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import type { Population } from '../population/columns.ts'
import type { Problem } from '../words/problem.ts'
import { moveTo } from './follow.ts'
import { type Before, cellsOf, groupsOf } from './groups.ts'
import { metBy } from './hits.ts'
import { createSide, type Marks, planKey } from './side.ts'
import { copyState, createState, gradesOf, type State } from './state.ts'

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
  /** Copies of the base version's state, made ready for the first edits. */
  spares: State[]
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
/** Questions of so many kinds are remembered before the memory starts afresh. */
const MOST_LAYOUTS = 5_000
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
    spares: [],
  }
  return { preview, problems: [] }
}

/**
 * Makes ready what the first edits would have to wait for: copies of everything remembered. For
 * when nobody waits; a preview answers the same without.
 */
export function prepare({ base, states, spares }: Preview): void {
  const state = states.get(planKey(base))
  while (state && states.size + spares.length < MOST_STATES) spares.push(copyState(state))
}

/** Counts of the base version against another, exactly those of a full simulation. */
export async function previewOf(
  preview: Preview,
  compiled: Compiled,
): Promise<{ counts: Counts; problems: [] } | { counts?: undefined; problems: Problem[] }> {
  const { population, asOf, marks, states, from, to, before } = preview
  if (preview.pool.layouts.size > MOST_LAYOUTS) {
    preview.pool = createPool()
    states.clear()
    preview.spares = []
  }
  const key = planKey(compiled)
  const own = states.get(key)
  let state = own ?? spare(preview)
  // Whatever fails on the way leaves no state that is half one version and half another.
  states.delete(key)
  if (!state || !(await moveTo(state, compiled, marks, own !== undefined))) {
    const made = createSide(population, compiled, asOf, marks, preview.pool)
    if (!made.side) return { problems: made.problems }
    state = await createState(made.side, from, to, state)
  }
  states.set(key, state)
  state.met ??= await metBy(state)
  state.groups ??= groupsOf(state, before)
  const cells = cellsOf(state.groups, state)
  const { unknown } = state.groups
  const applicable = cells.reduce((sum, n) => sum + n, unknown)
  return { counts: { cells, applicable, unknown, hits: state.met.hits.slice() }, problems: [] }
}

// A state to go on from: a copy, of the one used last where none is ready, or, where there are
// enough, the one used longest ago.
function spare({ states, base, spares }: Preview): State | undefined {
  if (states.size < MOST_STATES) {
    const last = [...states.values()].at(-1)
    return spares.pop() ?? (last && copyState(last))
  }
  const kept = planKey(base)
  for (const [key, state] of states) {
    if (key === kept) continue
    states.delete(key)
    return state
  }
  return undefined
}
