// How a version tells records and subjects apart: each row gets a key, and equal keys mean
// that evaluate reads equal things.
import type { PreparedLayout } from '../ask/memory.ts'
import type { Population } from '../population/columns.ts'
import type { Axis, Ground } from './axes.ts'
import { varyingItems } from './exact.ts'
import { type AxisPool, type Named, subjectReads, typeReads } from './reads.ts'

/** Keys of records: `base[profile] + Σ class · stride`; keys of subjects: `Σ class · stride`. */
export type Plan = KeysOfSubjects & {
  /** Equal signatures over one population and day give equal keys. */
  signature: string
  /** What records of each type of the population are told apart by. */
  reads: readonly Reads[]
  keys: number
  axes: Axis[]
  /** Their names. */
  names: string[]
  base: Uint32Array
  /** One for each axis, by profile; 0 where the profile's type does not read it. */
  strides: Uint32Array[]
  /** Profiles whose records must be evaluated within their subject. */
  whole: Uint8Array
}

/** The part of a plan that is about subjects; no keys where they are too many. */
type KeysOfSubjects = {
  subjectReads: Reads
  subjectKeys: number
  subjectAxes: Axis[]
  subjectStrides: number[]
}

/** Axes in their order; null where no axes can do it. */
export type Reads = readonly Named[] | null

/** A type whose profiles would need more keys than this is evaluated subject by subject. */
const MOST_OF_PROFILE = 16_384
const MOST_KEYS = 40_000_000
const MOST_SUBJECT_KEYS = 4_000_000

/** The plan, from layouts as the memory of the version holds them. */
export function planOf(ground: Ground, layouts: readonly PreparedLayout[]): Plan {
  const { population, binding } = ground
  const pool: AxisPool = new Map()
  const varying = varyingItems(ground.compiled, binding)
  const reads = population.types.map((_, t) => typeReads(ground, t, layouts, varying, pool))
  const { profiles } = population
  const empty = {
    signature: '',
    reads: [],
    keys: 0,
    axes: [],
    names: [],
    base: new Uint32Array(profiles),
    strides: [],
    whole: new Uint8Array(profiles),
    ...keysOfSubjects(subjectReads(ground, layouts, pool)),
  }
  return extended(empty, population, new Map(reads.entries()))
}

/** A plan with keys of their own for the records of some types, told apart by other axes. */
export function extended(
  plan: Plan,
  { profiles, profile }: Population,
  types: ReadonlyMap<number, Reads>,
): Plan {
  const reads = [...plan.reads]
  for (const [t, each] of types) reads[t] = each
  const [axes, names] = [[...plan.axes], [...plan.names]]
  const [base, whole] = [plan.base.slice(), plan.whole.slice()]
  const strides = plan.strides.map((each) => each.slice())
  const places = new Map<number, number[]>()
  for (const [t, each] of types) {
    places.set(
      t,
      (each ?? []).map(({ name, axis }) => {
        const known = names.indexOf(name)
        if (known !== -1) return known
        strides.push(new Uint32Array(profiles))
        axes.push(axis)
        return names.push(name) - 1
      }),
    )
  }
  let { keys } = plan
  for (let p = 0; p < profiles; p++) {
    const t = profile.type[p]!
    if (!types.has(t)) continue
    base[p] = keys
    whole[p] = 0
    for (const each of strides) each[p] = 0
    const read = types.get(t)
    const own = read ? strided(read) : undefined
    // What is not confirmed gives nothing on any day.
    const plain = profile.status[p] !== 0
    if (!own || own.size > MOST_OF_PROFILE || keys + own.size > MOST_KEYS) {
      whole[p] = 1
      keys++
    } else if (plain) keys++
    else {
      places.get(t)!.forEach((a, i) => {
        strides[a]![p] = own.strides[i]!
      })
      keys += own.size
    }
  }
  const next = { ...plan, reads, keys, axes, names, base, strides, whole }
  return { ...next, signature: signatureOf(next) }
}

/** Keys for subjects that are told apart by these axes. */
export function keysOfSubjects(reads: Reads): KeysOfSubjects {
  const own = reads && strided(reads)
  const fits = own && own.size <= MOST_SUBJECT_KEYS
  return {
    subjectReads: reads,
    subjectKeys: fits ? own.size : 0,
    subjectAxes: fits ? reads.map(({ axis }) => axis) : [],
    subjectStrides: fits ? own.strides : [],
  }
}

function signatureOf({ reads, subjectReads: own }: Plan): string {
  const names = (list: Reads) => list?.map(({ name, axis }) => [name, axis.size])
  return JSON.stringify([reads.map(names), names(own)])
}

function strided(list: readonly Named[]): { strides: number[]; size: number } {
  let size = 1
  const strides = list.map(({ axis }) => {
    const stride = size
    size *= axis.size
    return stride
  })
  return { strides, size }
}
