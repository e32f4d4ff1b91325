// How a version tells records and subjects apart: each row gets a key, and equal keys mean
// that evaluate reads equal things.
import type { PreparedLayout } from '../ask/memory.ts'
import type { CompiledFact } from '../compile/model.ts'
import { lastDayOf } from '../frame/enter.ts'
import type { Population } from '../population/columns.ts'
import { classOfValue } from '../questions/questions.ts'
import { type Axis, dayAxis, factAxis, type Ground, MOST_CLASSES, tableAxis } from './axes.ts'
import { exactClass, exactFacts, MOST_EXACT, varyingItems } from './exact.ts'

/** Keys of records: `base[profile] + Σ class · stride`; keys of subjects: `Σ class · stride`. */
export type Plan = {
  /** Equal signatures over one population and day give equal keys, and those of records alone. */
  signature: string
  records: string
  keys: number
  axes: Axis[]
  base: Uint32Array
  /** One for each axis, by profile; 0 where the profile's type does not read it. */
  strides: Uint32Array[]
  /** Profiles whose records must be evaluated within their subject. */
  whole: Uint8Array
  subjectKeys: number
  subjectAxes: Axis[]
  subjectStrides: number[]
}

type Named = { name: string; axis: Axis }

/** A type whose profiles would need more keys than this is evaluated subject by subject. */
const MOST_OF_PROFILE = 16_384
const MOST_KEYS = 40_000_000
const MOST_SUBJECT_KEYS = 4_000_000

/** The plan, from layouts as the memory of the version holds them. */
export function planOf(ground: Ground, layouts: readonly PreparedLayout[]): Plan {
  const { population, binding } = ground
  const pool: AxisPool = new Map()
  const varying = varyingItems(ground.compiled, binding)
  const live = liveAxes(ground)
  const ofType = population.types.map((_, t) => {
    const type = binding.type[t]!
    if (type === -1 || population.recordsOfType[t] === 0) return []
    const exact = exactFacts(ground.compiled, type, varying)
    const reads = readAxes(ground, layouts[type + 1]!, exact, pool)
    return reads && [...live, ...reads, ...givenAxes(ground, type, t)]
  })
  const subjectReads = readAxes(ground, layouts[0]!, [], pool)
  const ofSubject = subjectReads && [typeAxis(population), ...subjectReads, ...givenAxes(ground)]
  const axes = [...new Map(ofType.flatMap((each) => each ?? []).map((each) => [each.name, each]))]
  const plan = laidOut(
    population,
    ofType,
    axes.map(([, each]) => each),
  )
  const subject = ofSubject && strided(ofSubject)
  const fits = subject && subject.size <= MOST_SUBJECT_KEYS
  const names = (list: readonly Named[] | null) => list?.map(({ name, axis }) => [name, axis.size])
  return {
    ...plan,
    signature: JSON.stringify([ofType.map(names), names(ofSubject)]),
    records: JSON.stringify(ofType.map(names)),
    subjectKeys: fits ? subject.size : 0,
    subjectAxes: fits ? ofSubject.map(({ axis }) => axis) : [],
    subjectStrides: fits ? subject.strides : [],
  }
}

function laidOut(
  { profiles, profile }: Population,
  ofType: readonly (Named[] | null)[],
  axes: readonly Named[],
) {
  const base = new Uint32Array(profiles)
  const strides = axes.map(() => new Uint32Array(profiles))
  const whole = new Uint8Array(profiles)
  let keys = 0
  for (let p = 0; p < profiles; p++) {
    base[p] = keys
    const read = ofType[profile.type[p]!]
    const own = read ? strided(read) : undefined
    // What is not confirmed gives nothing on any day.
    const plain = profile.status[p] !== 0
    if (!read || !own || own.size > MOST_OF_PROFILE || keys + own.size > MOST_KEYS) {
      whole[p] = 1
      keys++
    } else if (plain) keys++
    else {
      read.forEach(({ name }, i) => {
        strides[axes.findIndex((each) => each.name === name)]![p] = own.strides[i]!
      })
      keys += own.size
    }
  }
  return { keys, axes: axes.map(({ axis }) => axis), base, strides, whole }
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

// What decides by date whether a confirmed record is live, and whether it scores.
function liveAxes(ground: Ground): Named[] {
  const { record } = ground.population
  const { validity } = ground.compiled
  const { asOf } = ground
  const ended = (day: number) => (asOf > lastDayOf(validity, day, day) ? 1 : 0)
  const from = JSON.stringify(validity)
  return [
    {
      name: `recorded ${validity.from === 'recordedOn' ? from : ''}`,
      axis: dayAxis(ground, 'record', record.recordedOn, 2, (day) =>
        validity.from === 'recordedOn' ? ended(day) : 0,
      ),
    },
    ...(validity.from === 'recordedOn'
      ? []
      : [
          {
            name: `occurred ${from}`,
            axis: dayAxis(ground, 'record', record.occurredOn, 0, ended),
          },
        ]),
    { name: 'repaired', axis: dayAxis(ground, 'record', record.repairedOn, 0, () => 1) },
    {
      name: 'lapsed',
      axis: dayAxis(ground, 'record', record.validUntil, 0, (day) => (asOf > day ? 1 : 0)),
    },
  ]
}

function typeAxis({ subject, subjectTypes }: Population): Named {
  const table = Uint8Array.from(subjectTypes, (_, t) => t)
  return { name: 'subjectType', axis: tableAxis('subject', subject.type, table) }
}

// One axis for each fact that the layout reads and that moves within a profile, and for each
// that points follow; null where that cannot be had.
function readAxes(
  ground: Ground,
  prepared: PreparedLayout,
  exact: readonly number[],
  pool: AxisPool,
): Named[] | null {
  const { reads, type } = prepared.layout
  const list: Named[] = []
  const add = (index: number, classes: unknown, classOf: (value: number) => number): boolean => {
    const fact = ground.compiled.facts[index]!
    const name = nameOf(ground, fact, classes)
    if (!pool.has(name)) pool.set(name, factAxis(ground, fact, classOf))
    const axis = pool.get(name)
    if (axis) list.push({ name, axis })
    return axis !== null
  }
  for (const [i, read] of reads.entries()) {
    if (read.fact === -1) {
      if (type !== null) list.push(typeAxis(ground.population))
      continue
    }
    const asked = (value: number) => classOfValue(prepared, i, value)
    const split = exact.includes(read.fact)
    if (read.values.length + (split ? MOST_EXACT + 2 : 0) > MOST_CLASSES) return null
    const classes = [read.cuts, read.values, split]
    const classOf = split ? (value: number) => exactClass(value, asked(value)) : asked
    if (!add(read.fact, classes, classOf)) return null
  }
  for (const index of exact) {
    if (reads.some(({ fact }) => fact === index)) continue
    if (!add(index, 'exact', (value) => exactClass(value, 0))) return null
  }
  return list
}

type AxisPool = Map<string, Axis | undefined | null>

function nameOf({ compiled }: Ground, fact: CompiledFact, classes: unknown): string {
  const { derive } = fact
  const id = (index: number) => compiled.facts[index]?.id
  const from = derive && [
    derive.kind,
    [derive.from].flat().map(id),
    'until' in derive && id(derive.until),
  ]
  return JSON.stringify([fact.id, from, classes])
}

// Whether required facts are given, where any row lacks one.
function givenAxes(ground: Ground, type?: number, t = 0): Named[] {
  const { binding, population } = ground
  return binding.facts.flatMap(({ fact, per, codes, given }) => {
    if (per === 'profile' || fact.of !== (type === undefined ? 'subject' : 'record')) return []
    const needed = fact.required === true || (type !== undefined && fact.required.includes(type))
    const rows = type === undefined ? population.subjects : population.recordsOfType[t]!
    if (!needed || given[type === undefined ? 0 : t] === rows) return []
    const size = Math.max(population.days.length, 1, ...[codes.length > 0 ? most(codes) : 0]) + 1
    const table = new Uint8Array(size)
    table[0] = 1
    return [{ name: `given ${fact.id}`, axis: tableAxis(per, codes, table) }]
  })
}

function most(codes: ArrayLike<number>): number {
  let found = 0
  for (let i = 0; i < codes.length; i++) if (codes[i]! > found) found = codes[i]!
  return found
}
