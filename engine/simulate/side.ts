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
import { createParts, type Parts } from './parts.ts'
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
  const ground = groundOf(population, compiled, binding, asOf)
  const plan = planOf(ground, memory.layouts)
  const bits = bitsOf(compiled, marks.sections, marks.determinations)
  const side: Side = {
    population,
    asOf,
    compiled,
    names: namesOf(compiled),
    memory,
    binding,
    plan,
    bits,
    parts: createParts(plan.keys, bits),
    own: createParts(plan.subjectKeys, bits),
    varying: varyingItems(compiled, binding),
    scratch: createScratch(population, binding, compiled),
    sheet: createSheet(),
    asked: createAsked(),
  }
  return { side, problems: [] }
}
