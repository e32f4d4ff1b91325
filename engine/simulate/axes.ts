// What of a record or subject the rules can tell apart, as columns of small classes. Two
// records of one profile in the same classes of every axis that their type reads are the same
// to the rules, so they are asked about and evaluated once.
import { type Day, fullMonths } from '../civil.ts'
import type { Compiled, CompiledFact } from '../compile/model.ts'
import { UNKNOWN } from '../frame/frame.ts'
import { type Codes, codeOfDay, type Population } from '../population/columns.ts'
import type { Binding, BoundFact } from './bind.ts'

/** Rows to classes: of records, or of subjects where the axis stands on them. */
export type Axis = {
  size: number
  of: 'subject' | 'record'
  /** Fills `out[i]` with the class of row `from + i`. */
  fill: (from: number, to: number, out: Uint8Array) => void
  /** Fills `out[i]` with the class of row `rows[i]`. */
  pick: (rows: Uint32Array, out: Uint8Array) => void
}

/** What axes are made from. */
export type Ground = {
  population: Population
  compiled: Compiled
  binding: Binding
  asOf: Day
  /** The code of the last day that is not after asOf. */
  today: number
}

/** The ground of a version over a population on a day. */
export function groundOf(
  population: Population,
  compiled: Compiled,
  binding: Binding,
  asOf: Day,
): Ground {
  return { population, compiled, binding, asOf, today: codeOfDay(population.days, asOf) }
}

/** The most classes an axis may have. */
export const MOST_CLASSES = 250

/** An axis over one column of codes. */
export function tableAxis(of: Axis['of'], codes: Codes, table: Uint8Array): Axis {
  let size = 1
  for (const each of table) if (each >= size) size = each + 1
  return {
    of,
    size,
    fill(from, to, out) {
      for (let i = from; i < to; i++) out[i - from] = table[codes[i]!]!
    },
    pick(rows, out) {
      for (let i = 0; i < rows.length; i++) out[i] = table[codes[rows[i]!]!]!
    },
  }
}

/** An axis over dates, by day; `none` is the class of a missing or later one. */
export function dayAxis(
  ground: Ground,
  of: Axis['of'],
  codes: Codes,
  none: number,
  classOf: (day: Day) => number,
): Axis {
  const { days } = ground.population
  const table = new Uint8Array(days.length + 1)
  table[0] = none
  for (let code = 1; code <= days.length; code++) {
    table[code] = code > ground.today ? none : classOf(days[code - 1]!)
  }
  return tableAxis(of, codes, table)
}

/**
 * An axis over the values of a fact, given or derived; `undefined` where the population makes
 * it the same for every row of a profile, null where it cannot be one axis.
 */
export function factAxis(
  ground: Ground,
  fact: CompiledFact,
  classOf: (value: number) => number,
): Axis | undefined | null {
  if (fact.derive) return derivedAxis(ground, fact, classOf)
  const bound = boundOf(ground, fact)
  if (!bound || bound.per === 'profile') return undefined
  const { per, codes, held } = bound
  if (fact.kind === 'date') return dayAxis(ground, per, codes, 0, classOf)
  return tableAxis(per, codes, Uint8Array.from(held, classOf))
}

function boundOf({ binding }: Ground, { id }: CompiledFact): BoundFact | undefined {
  return binding.facts.find(({ fact }) => fact.id === id)
}

function derivedAxis(
  ground: Ground,
  fact: CompiledFact,
  classOf: (value: number) => number,
): Axis | undefined | null {
  const derive = fact.derive!
  const { facts } = ground.compiled
  const named =
    derive.kind === 'fullMonths'
      ? derive.from
      : [derive.from, ...(derive.until === -1 ? [] : [derive.until])]
  // Dates of dates, or of rows of two kinds, are left to the whole evaluation.
  if (named.some((index) => facts[index]!.derive)) return null
  const columns = named.map((index) => boundOf(ground, facts[index]!))
  const present = columns.filter((each) => each !== undefined)
  if (present.length === 0) return undefined
  const per = present[0]!.per
  if (per === 'profile' || present.some((each) => each.per !== per)) return null
  return derive.kind === 'fullMonths'
    ? latestAxis(ground, per, present, classOf)
    : spanAxis(ground, per, columns[0], columns[1], classOf)
}

// Full months since the latest known date: the later code is the later day.
function latestAxis(
  ground: Ground,
  of: Axis['of'],
  columns: readonly BoundFact[],
  classOf: (value: number) => number,
): Axis {
  const { today, asOf, population } = ground
  const table = new Uint8Array(population.days.length + 1)
  table[0] = classOf(UNKNOWN)
  let size = table[0]! + 1
  for (let code = 1; code <= today; code++) {
    table[code] = classOf(fullMonths(population.days[code - 1]!, asOf))
    if (table[code]! >= size) size = table[code]! + 1
  }
  const latest = new Uint32Array(4096)
  return {
    of,
    size,
    fill(from, to, out) {
      for (let start = from; start < to; start += latest.length) {
        const count = Math.min(latest.length, to - start)
        latest.fill(0, 0, count)
        for (const { codes } of columns) raise(latest, codes, start, count, today)
        for (let i = 0; i < count; i++) out[start - from + i] = table[latest[i]!]!
      }
    },
    pick(rows, out) {
      for (let i = 0; i < rows.length; i++) {
        let code = 0
        for (const { codes } of columns) {
          const each = codes[rows[i]!]!
          if (each > code && each <= today) code = each
        }
        out[i] = table[code]!
      }
    },
  }
}

function raise(latest: Uint32Array, codes: Codes, start: number, count: number, today: number) {
  for (let i = 0; i < count; i++) {
    const code = codes[start + i]!
    if (code > latest[i]! && code <= today) latest[i] = code
  }
}

// Full days from one date to another, or to asOf while that is unknown.
function spanAxis(
  ground: Ground,
  of: Axis['of'],
  from: BoundFact | undefined,
  until: BoundFact | undefined,
  classOf: (value: number) => number,
): Axis | undefined | null {
  if (!from) return undefined
  const { today, asOf, population } = ground
  const { days } = population
  const first = days[0] ?? asOf
  const last = Math.max(asOf, days.at(-1) ?? asOf)
  const span = last - first + 2
  if (span > MOST_SPAN) return null
  const table = Uint8Array.from({ length: span * 2 + 1 }, (_, i) => classOf(i - span))
  const none = classOf(UNKNOWN)
  let size = none + 1
  for (const each of table) if (each >= size) size = each + 1
  const ends = until?.codes
  const starts = from.codes
  const classAt = (row: number): number => {
    const start = starts[row]!
    if (start === 0 || start > today) return none
    const stop = ends ? ends[row]! : 0
    const known = stop !== 0 && stop <= today
    const value = known ? days[stop - 1]! - days[start - 1]! - 1 : asOf - days[start - 1]!
    return table[value + span]!
  }
  return {
    of,
    size,
    fill(begin, end, out) {
      for (let i = begin; i < end; i++) out[i - begin] = classAt(i)
    },
    pick(rows, out) {
      for (let i = 0; i < rows.length; i++) out[i] = classAt(rows[i]!)
    },
  }
}

const MOST_SPAN = 4_000_000
