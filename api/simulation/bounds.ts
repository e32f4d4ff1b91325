// What single subjects lack under the versions of a simulation, and what that leaves open.
import type { Day } from '../../engine/civil.ts'
import type { Population } from '../../engine/population/columns.ts'
import { type Bounded, boundsAt } from '../../engine/simulate/interval.ts'
import { createSide } from '../../engine/simulate/side.ts'
import { compiledOf, type PlainSide } from './plan.ts'

/** Tell the bounds of these subjects, to whom the versions apply. */
export type BoundsTask = {
  kind: 'bounds'
  population: Population
  sides: readonly PlainSide[]
  asOf: Day
  subjects: readonly number[]
}

/** By version and subject. */
export type AllBounds = Bounded[][]

/** The bounds of each subject under each version. */
export async function boundsOf({ population, sides, asOf, subjects }: BoundsTask) {
  const all: AllBounds = []
  for (const plain of sides) {
    const { compiled } = compiledOf(plain)
    const marks = { sections: [], determinations: [] }
    const { side } = compiled ? createSide(population, compiled, asOf, marks) : {}
    if (!side) throw new Error('the version does not fit the population')
    const list: Bounded[] = []
    for (const s of subjects) list.push(await boundsAt(side, s))
    all.push(list)
  }
  return all
}
