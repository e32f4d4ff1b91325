// The builder's columns, grouped by subject and as narrow as their values allow.
import type { Day } from '../civil.ts'
import { UNKNOWN } from '../frame/frame.ts'
import { type Builder, DATE_NAMES, type GrowingFact } from './builder.ts'
import { type Codes, type FactColumn, narrowed, type Population } from './columns.ts'
import type { Growing } from './growing.ts'

/** Everything that was added; `rows[i]` is the row that record i of the population was added as. */
export function freeze(builder: Builder, asOf: Day): { population: Population; rows: Uint32Array } {
  const { subjects, records, names } = builder
  const { starts, rows } = grouped(builder)
  const days = daysOf(builder)
  const coded = (column: Growing, isDate: boolean): Codes => {
    const codes = new Int32Array(records)
    for (let i = 0; i < records; i++) codes[i] = column.array[rows[i]!]!
    return narrowed(isDate ? days.encode(codes, records) : codes)
  }
  const types = [...names.types.keys()]
  const profile = coded(builder.profile, false)
  const profileType = narrowed(builder.profileType.array, builder.profiles)
  const recordsOfType = types.map(() => 0)
  for (let r = 0; r < records; r++) recordsOfType[profileType[profile[r]!]!]!++
  const frozen = (each: GrowingFact): FactColumn => {
    const isDate = each.fact.kind === 'date'
    const numeric = each.fact.kind !== 'choice' && each.fact.kind !== 'text'
    let codes: Codes
    if (each.per === 'record') codes = coded(each.codes, isDate)
    else {
      const length = each.per === 'subject' ? subjects : builder.profiles
      const own = each.codes.array.slice(0, length)
      codes = narrowed(isDate ? days.encode(own, length) : own, length)
    }
    return {
      id: each.fact.id,
      of: each.fact.of,
      kind: each.fact.kind,
      per: each.per,
      codes,
      numbers: Int32Array.from(numeric ? (each.values as number[]) : []),
      words: numeric ? [] : (each.values as string[]),
      given: given(each.per, codes, types.length, profile, profileType),
    }
  }
  const record = {
    profile,
    case: coded(builder.case, false),
    order: coded(builder.order, false),
    occurredOn: coded(builder.dates.occurredOn, true),
    recordedOn: coded(builder.dates.recordedOn, true),
    repairedOn: coded(builder.dates.repairedOn, true),
    validUntil: coded(builder.dates.validUntil, true),
  }
  const population: Population = {
    asOf,
    subjects,
    records,
    subjectTypes: [...names.subjectTypes.keys()],
    districts: [...builder.districts.keys()],
    types,
    days: days.list,
    subject: {
      type: narrowed(builder.subjectType.array, subjects),
      district: narrowed(builder.district.array, subjects),
      starts,
      shared: sharedOf(starts, record.case, subjects),
    },
    record,
    profiles: builder.profiles,
    profile: { type: profileType, status: narrowed(builder.profileStatus.array, builder.profiles) },
    facts: [...builder.subjectFacts, ...builder.recordFacts].map(frozen),
    recordsOfType,
  }
  return { population, rows }
}

/** Rows of records by owner (counting sort); those of one subject keep their order. */
export function grouped({ subjects, records, owner }: Builder): {
  starts: Uint32Array
  rows: Uint32Array
} {
  const starts = new Uint32Array(subjects + 1)
  for (let r = 0; r < records; r++) starts[owner.array[r]! + 1]!++
  for (let s = 0; s < subjects; s++) starts[s + 1]! += starts[s]!
  const next = starts.slice()
  const rows = new Uint32Array(records)
  for (let r = 0; r < records; r++) rows[next[owner.array[r]!]!++] = r
  return { starts, rows }
}

function daysOf(builder: Builder): {
  list: Int32Array
  encode: (days: Int32Array, length: number) => Int32Array
} {
  const ofSubject = builder.subjectFacts.filter(({ fact }) => fact.kind === 'date')
  const ofRecord = builder.recordFacts.filter(({ fact }) => fact.kind === 'date')
  const columns: [Growing, number][] = [
    ...DATE_NAMES.map((name): [Growing, number] => [builder.dates[name], builder.records]),
    ...ofSubject.map(({ codes }): [Growing, number] => [codes, builder.subjects]),
    ...ofRecord.map(({ codes }): [Growing, number] => [codes, builder.records]),
  ]
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const [{ array }, length] of columns) {
    for (let i = 0; i < length; i++) {
      const day = array[i]!
      if (!isDay(day)) continue
      if (day < first) first = day
      if (day > last) last = day
    }
  }
  const span = last < first ? 0 : last - first + 1
  const codes = new Int32Array(span)
  for (const [{ array }, length] of columns) {
    for (let i = 0; i < length; i++) if (isDay(array[i]!)) codes[array[i]! - first] = 1
  }
  const list: number[] = []
  for (let i = 0; i < span; i++) if (codes[i] === 1) codes[i] = list.push(first + i)
  return {
    list: Int32Array.from(list),
    encode: (days, length) => {
      for (let i = 0; i < length; i++) {
        const day = days[i]!
        days[i] = isDay(day) ? codes[day - first]! : 0
      }
      return days
    },
  }
}

function isDay(day: number): boolean {
  return day !== UNKNOWN
}

function sharedOf(starts: Uint32Array, cases: Codes, subjects: number): Uint8Array {
  const shared = new Uint8Array(subjects)
  for (let s = 0; s < subjects; s++) {
    const start = starts[s]!
    const count = starts[s + 1]! - start
    let most = -1
    for (let i = 0; i < count; i++) most = Math.max(most, cases[start + i]!)
    // Cases are numbered without gaps.
    if (most + 1 < count) shared[s] = 1
  }
  return shared
}

function given(
  per: FactColumn['per'],
  codes: Codes,
  types: number,
  profile: Codes,
  profileType: Codes,
): number[] {
  if (per === 'subject') {
    let count = 0
    for (let s = 0; s < codes.length; s++) if (codes[s] !== 0) count++
    return [count]
  }
  const counts = new Array<number>(types).fill(0)
  for (let r = 0; r < profile.length; r++) {
    const p = profile[r]!
    if (codes[per === 'profile' ? p : r] !== 0) counts[profileType[p]!]!++
  }
  return counts
}
