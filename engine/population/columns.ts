// A frozen population: every column is a small integer code into a dictionary, so that two
// million subjects fit into a few dozen megabytes and a question is an index.
import type { Day } from '../civil.ts'
import type { CompiledFact } from '../compile/model.ts'

/** Codes of one column; as narrow as its dictionary allows. */
export type Codes = Uint8Array | Uint16Array | Uint32Array

/** What a fact's dictionary holds. */
type FactKind = CompiledFact['kind']

/**
 * One fact. Code 0 = not given; code c > 0 stands for `numbers[c − 1]` (1/100 for decimals,
 * 0 and 1 for booleans) or `words[c − 1]`, and in a column of dates for `days[c − 1]` of the
 * population. Facts of records that take few values stand with the record's profile.
 */
export type FactColumn = {
  id: string
  of: 'subject' | 'record'
  kind: FactKind
  per: 'subject' | 'record' | 'profile'
  codes: Codes
  numbers: Int32Array
  words: string[]
  /** How many rows carry a value: of subjects one number, of records one for each type. */
  given: number[]
}

/** Dates of records, as codes into `days`; 0 = none. */
type RecordDates = {
  occurredOn: Codes
  recordedOn: Codes
  repairedOn: Codes
  validUntil: Codes
}

/**
 * The columns. Records of subject s are rows `starts[s]` to `starts[s + 1]`; `case` numbers a
 * subject's cases from 0, `order` ranks its record ids, `shared` says that two of its records
 * have one case. A profile is what records have in common but for dates: type, status, facts.
 */
export type Population = {
  /** The day it was frozen for; a simulation may name another. */
  asOf: Day
  subjects: number
  records: number
  subjectTypes: string[]
  districts: string[]
  types: string[]
  /** Every date that occurs, ascending. */
  days: Int32Array
  /** `type` from 0; `district` from 1, 0 = none. */
  subject: { type: Codes; district: Codes; starts: Uint32Array; shared: Uint8Array }
  record: { profile: Codes; case: Codes; order: Codes } & RecordDates
  profiles: number
  profile: { type: Codes; status: Codes }
  facts: FactColumn[]
  /** Records by type. */
  recordsOfType: number[]
}

/** The narrowest array for codes up to `most`. */
export function codesFor(most: number, length: number): Codes {
  if (most <= 0xff) return new Uint8Array(length)
  return most <= 0xffff ? new Uint16Array(length) : new Uint32Array(length)
}

/** The code of the last day that is not later than `day`; 0 where all are. */
export function codeOfDay(days: Int32Array, day: Day): number {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (days[middle]! <= day) low = middle + 1
    else high = middle
  }
  return low
}
