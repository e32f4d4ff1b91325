// What of a record or subject a version reads, as axes: those of record types and of the subject.
import type { PreparedLayout } from '../ask/memory.ts'
import type { CompiledFact } from '../compile/model.ts'
import { lastDayOf } from '../frame/enter.ts'
import { UNKNOWN } from '../frame/frame.ts'
import type { Population } from '../population/columns.ts'
import { classOfValue } from '../questions/questions.ts'
import { type Axis, dayAxis, factAxis, type Ground, MOST_CLASSES, tableAxis } from './axes.ts'
import { exactClass, exactFacts, MOST_EXACT, type Varying } from './exact.ts'

/**
 * An axis under its name; equal names tell rows apart alike. `scale` is how it tells values of
 * a fact apart, `turns` where it may do so otherwise than for the values around.
 */
export type Named = {
  name: string
  axis: Axis
  scale?: { fact: string; classOf: (value: number) => number; turns: readonly number[] }
}

/** Axes by name, so that each is made once. */
export type AxisPool = Map<string, Named | undefined | null>

/** What records of a type of the population are told apart by; null where no axes can do it. */
export function typeReads(
  ground: Ground,
  t: number,
  layouts: readonly PreparedLayout[],
  varying: readonly Varying[],
  pool: AxisPool,
): Named[] | null {
  const { population, binding } = ground
  const type = binding.type[t]!
  if (type === -1 || population.recordsOfType[t] === 0) return []
  const exact = exactFacts(ground.compiled, type, varying)
  const reads = readAxes(ground, layouts[type + 1]!, exact, pool)
  return reads && [...liveAxes(ground, pool), ...reads, ...givenAxes(ground, type, t)]
}

/** What subjects are told apart by; null where no axes can do it. */
export function subjectReads(
  ground: Ground,
  layouts: readonly PreparedLayout[],
  pool: AxisPool,
): Named[] | null {
  const reads = readAxes(ground, layouts[0]!, [], pool)
  return reads && [typeAxis(ground.population), ...reads, ...givenAxes(ground)]
}

/** Whether rows that the first list takes for equal are equal to the other list, too. */
export function covers(fine: readonly Named[], coarse: readonly Named[]): boolean {
  return coarse.every((each) =>
    fine.some((own) => own.name === each.name || isFiner(own.scale, each.scale)),
  )
}

const FAR = 2_000_000_000

// Between two turns neither tells values apart, but for small numbers told apart one by one.
function isFiner(fine: Named['scale'], coarse: Named['scale']): boolean {
  if (!fine || !coarse || fine.fact !== coarse.fact) return false
  const small = Array.from({ length: MOST_EXACT + 2 }, (_, i) => i)
  const values = [UNKNOWN, -FAR, FAR, ...small, ...fine.turns, ...coarse.turns]
  const met = new Map<number, number>()
  for (const value of values) {
    const [own, other] = [fine.classOf(value), coarse.classOf(value)]
    if (met.has(own) && met.get(own) !== other) return false
    met.set(own, other)
  }
  return true
}

// What decides by date whether a confirmed record is live, and whether it scores.
function liveAxes(ground: Ground, pool: AxisPool): Named[] {
  const { record } = ground.population
  const { validity } = ground.compiled
  const { asOf } = ground
  const ended = (day: number) => (asOf > lastDayOf(validity, day, day) ? 1 : 0)
  const from = JSON.stringify(validity)
  const named = (name: string, axis: () => Axis): Named => {
    const known = pool.get(name) ?? { name, axis: axis() }
    pool.set(name, known)
    return known
  }
  const list = [
    named(`recorded ${validity.from === 'recordedOn' ? from : ''}`, () =>
      dayAxis(ground, 'record', record.recordedOn, 2, (day) =>
        validity.from === 'recordedOn' ? ended(day) : 0,
      ),
    ),
  ]
  if (validity.from !== 'recordedOn')
    list.push(
      named(`occurred ${from}`, () => dayAxis(ground, 'record', record.occurredOn, 0, ended)),
    )
  list.push(
    named('repaired', () => dayAxis(ground, 'record', record.repairedOn, 0, () => 1)),
    named('lapsed', () =>
      dayAxis(ground, 'record', record.validUntil, 0, (day) => (asOf > day ? 1 : 0)),
    ),
  )
  return list
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
  const add = (
    index: number,
    classes: unknown,
    turns: readonly number[],
    classOf: (value: number) => number,
  ): boolean => {
    const fact = ground.compiled.facts[index]!
    const which = factKey(ground, fact)
    const name = `${which} ${JSON.stringify(classes)}`
    if (!pool.has(name)) {
      const axis = factAxis(ground, fact, classOf)
      pool.set(name, axis && { name, axis, scale: { fact: which, classOf, turns } })
    }
    const named = pool.get(name)
    if (named) list.push(named)
    return named !== null
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
    if (!add(read.fact, classes, [...read.cuts, ...read.codes], classOf)) return null
  }
  for (const index of exact) {
    if (reads.some(({ fact }) => fact === index)) continue
    if (!add(index, 'exact', [], (value) => exactClass(value, 0))) return null
  }
  return list
}

// A fact, and what it follows from where it is derived.
function factKey({ compiled }: Ground, { id: own, derive }: CompiledFact): string {
  const id = (index: number) => compiled.facts[index]?.id
  const from = derive && [
    derive.kind,
    [derive.from].flat().map(id),
    'until' in derive && id(derive.until),
  ]
  return JSON.stringify([own, from])
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
