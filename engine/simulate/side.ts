// One version under its readings over a population: how it tells rows apart, what each kind of
// row contributes, and the whole evaluation for subjects whose rows act on each other.
import { createMemory, createPool, type Memory, type Pool } from '../ask/memory.ts'
import type { Day } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import { createSheet, type Sheet } from '../evaluate/sheet.ts'
import { type Names, namesOf } from '../frame/names.ts'
import type { Population } from '../population/columns.ts'
import { type Asked, createAsked } from '../questions/questions.ts'
import type { Problem } from '../words/problem.ts'
import { groundOf } from './axes.ts'
import { type Binding, bind } from './bind.ts'
import { type Bits, bitsOf } from './bits.ts'
import { type Varying, varyingItems } from './exact.ts'
import { copyParts, createParts, type Parts } from './parts.ts'
import { type Plan, planOf } from './plan.ts'
import { createScratch, type Scratch } from './scratch.ts'

/** A version ready to go over a population. */
export type Side = {
  population: Population
  asOf: Day
  compiled: Compiled
  names: Names
  memory: Memory
  binding: Binding
  plan: Plan
  bits: Bits
  /** Of records, and of the subjects themselves. */
  parts: Parts
  own: Parts
  /** By item, see exact.ts. */
  varying: Varying[]
  scratch: Scratch
  sheet: Sheet
  asked: Asked
}

/** Names that the bits of all sides of a simulation stand for. */
export type Marks = { sections: readonly string[]; determinations: readonly string[] }

/**
 * The side of a version; sides that share a pool ask a question they share once. Problems say
 * what of the population the version does not know, and then there is no side.
 */
export function createSide(
  population: Population,
  compiled: Compiled,
  asOf: Day,
  marks: Marks,
  pool: Pool = createPool(),
): { side: Side; problems: [] } | { side?: undefined; problems: Problem[] } {
  const { binding, problems } = bind(population, compiled)
  if (problems.length > 0) return { problems }
  const memory = createMemory(compiled, pool)
  const plan = planOf(groundOf(population, compiled, binding, asOf), memory.layouts)
  const bits = bitsOf(compiled, marks.sections, marks.determinations)
  const parts = createParts(plan.keys, bits)
  const own = createParts(plan.subjectKeys, bits)
  const made = { population, asOf, compiled, memory, binding, plan, bits, parts, own }
  return { side: furnished(made), problems: [] }
}

/** What of a side its version alone decides, with the rest as it is. */
type Bare = Omit<Side, 'names' | 'varying' | 'scratch' | 'sheet' | 'asked'>

function furnished(side: Bare): Side {
  const { population, compiled, binding } = side
  return {
    ...side,
    names: namesOf(compiled),
    varying: varyingItems(compiled, binding),
    scratch: createScratch(population, binding, compiled),
    sheet: createSheet(),
    asked: createAsked(),
  }
}

/** Versions with equal texts here know the same facts, types and days of records. */
export const groundKey = remembered((version) => {
  const { facts, types, subjectTypes, scored, validity } = version
  const known = types.map(({ id, recorded }) => [id, recorded])
  return JSON.stringify([facts, known, subjectTypes, scored, validity])
})

/** Versions with equal texts here tell the rows of a population apart alike. */
export const planKey = remembered((version) => {
  const { types, items, subjectLayout } = version
  const layouts = types.map(({ layout }) => layout)
  // What points follow decides which numbers keys tell apart.
  const followed = items.map(({ type, points, times, ends }) => [
    type,
    'fact' in points ? points.fact : -1,
    times?.fact,
    ends,
  ])
  return JSON.stringify([groundKey(version), subjectLayout, layouts, followed])
})

// A version is asked for its texts with every preview, and never changes.
function remembered(textOf: (version: Compiled) => string): (version: Compiled) => string {
  const known = new WeakMap<Compiled, string>()
  return (version) => {
    const text = known.get(version) ?? textOf(version)
    known.set(version, text)
    return text
  }
}

/**
 * The side for another version over the same ground; what was found for rows is taken over as a
 * copy, or where the plan has other keys for some, for the others.
 */
export function sideLike(
  side: Side,
  compiled: Compiled,
  plan: Plan,
  memory: Memory,
  marks: Marks,
): Side {
  const bits = bitsOf(compiled, marks.sections, marks.determinations)
  const own = plan.subjectReads === side.plan.subjectReads
  return furnished({
    ...side,
    compiled,
    plan,
    memory,
    bits,
    parts: copyParts(side.parts, plan.keys),
    own: own ? copyParts(side.own, plan.subjectKeys) : createParts(plan.subjectKeys, bits),
  })
}
