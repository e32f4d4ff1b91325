// The plan for a version that asks otherwise: rows keep their keys where these still tell apart
// whatever the version does, and get others where they do not.
import type { Memory } from '../ask/memory.ts'
import type { Compiled } from '../compile/model.ts'
import { groundOf } from './axes.ts'
import { varyingItems } from './exact.ts'
import { extended, keysOfSubjects, type Plan, type Reads } from './plan.ts'
import { type AxisPool, covers, subjectReads, typeReads } from './reads.ts'
import type { Side } from './side.ts'

/** Layouts that are others, by place in a memory: 0 the subject's, t + 1 that of record type t. */
export type Apart = Uint8Array

/** Which layouts of two versions over one ground differ. */
export function apartOf(before: Compiled, after: Compiled): Apart {
  const list = ({ subjectLayout, types }: Compiled) => [
    subjectLayout,
    ...types.map(({ layout }) => layout),
  ]
  const old = list(before)
  return Uint8Array.from(list(after), (layout, i) =>
    JSON.stringify(layout) === JSON.stringify(old[i]) ? 0 : 1,
  )
}

/** The plan, and the types of the population whose records have other keys under it. */
export function refitted(
  side: Side,
  compiled: Compiled,
  memory: Memory,
  apart: Apart,
  items: ReadonlySet<number>,
): { plan: Plan; types: number[] } {
  const { population, binding, asOf } = side
  const ground = groundOf(population, compiled, binding, asOf)
  const varying = varyingItems(compiled, binding)
  const pool: AxisPool = new Map()
  const others = new Map<number, Reads>()
  for (const [t, own] of side.plan.reads.entries()) {
    const type = binding.type[t]!
    if (type === -1) continue
    // Points may follow another number than before.
    const follows = compiled.types[type]!.items.some((item) => items.has(item))
    if (apart[type + 1] === 0 && !follows) continue
    const reads = typeReads(ground, t, memory.layouts, varying, pool)
    if (own && !(reads && covers(own, reads))) others.set(t, reads)
  }
  let { plan } = side
  if (apart[0] === 1 && plan.subjectReads) {
    const reads = subjectReads(ground, memory.layouts, pool)
    if (!(reads && covers(plan.subjectReads, reads))) plan = { ...plan, ...keysOfSubjects(reads) }
  }
  if (others.size > 0) plan = extended(plan, population, others)
  return { plan, types: [...others.keys()] }
}
