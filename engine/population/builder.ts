// Subjects and records, one after another, into growing columns; `freeze` makes them a
// population. Rows come from a frame, so they were checked by the same code as score requests.
import type { CompiledFact } from '../compile/model.ts'
import { type Frame, UNKNOWN } from '../frame/frame.ts'
import type { Names } from '../frame/names.ts'
import type { FactValue } from '../schema/contract.ts'
import { at, type Growing, growing, put } from './growing.ts'

/** Above this many values a fact of records no longer stands with the profiles. */
const MOST_VALUES = 256
/** Profiles are numbered in 16 bits. */
const MOST_PROFILES = 65_536

/** One fact while it grows; codes from 1, numbers keyed as themselves, words as text, dates as days. */
export type GrowingFact = {
  fact: CompiledFact
  column: number
  per: 'subject' | 'record' | 'profile'
  codes: Growing
  known: Map<number | string, number>
  values: (number | string)[]
}

/** Columns that grow, with dictionaries by value. */
export type Builder = {
  names: Names
  subjects: number
  records: number
  subjectType: Growing
  district: Growing
  /** Number of the subject a record belongs to; rows may come in any order. */
  owner: Growing
  profile: Growing
  /** Case and rank of the id within the subject, see `Population`. */
  case: Growing
  order: Growing
  dates: Record<DateName, Growing>
  /** Every day that was met, by its code from 1; `freeze` puts them in order. */
  days: Map<number, number>
  districts: Map<string, number>
  profiles: number
  profileType: Growing
  profileStatus: Growing
  profileKeys: Map<string, number>
  subjectFacts: GrowingFact[]
  recordFacts: GrowingFact[]
}

/** The dates of a record besides its facts. */
type DateName = 'occurredOn' | 'recordedOn' | 'repairedOn' | 'validUntil'

const DATE_NAMES: readonly DateName[] = ['occurredOn', 'recordedOn', 'repairedOn', 'validUntil']

/** An empty builder for subjects of a standard. */
export function createBuilder(names: Names): Builder {
  const facts = (of: 'subject' | 'record') =>
    [...(of === 'subject' ? names.subjectFacts : names.recordFacts).values()]
      .filter((fact) => fact.column !== -1)
      .map(
        (fact): GrowingFact => ({
          fact,
          column: fact.column,
          per: of === 'subject' ? 'subject' : fact.kind === 'date' ? 'record' : 'profile',
          codes: growing(),
          known: new Map(),
          values: [],
        }),
      )
  return {
    names,
    subjects: 0,
    records: 0,
    subjectType: growing(),
    district: growing(),
    owner: growing(),
    profile: growing(),
    case: growing(),
    order: growing(),
    dates: {
      occurredOn: growing(),
      recordedOn: growing(),
      repairedOn: growing(),
      validUntil: growing(),
    },
    days: new Map(),
    districts: new Map(),
    profiles: 0,
    profileType: growing(),
    profileStatus: growing(),
    profileKeys: new Map(),
    subjectFacts: facts('subject'),
    recordFacts: facts('record'),
  }
}

/** Adds subject `s` of a frame; `facts` are the words as given. */
export function addSubject(
  builder: Builder,
  frame: Frame,
  s: number,
  district: string | undefined,
  facts: Record<string, FactValue>,
): void {
  const row = builder.subjects++
  put(builder.subjectType, row, frame.type[s]!)
  put(builder.district, row, district === undefined ? 0 : numberOf(builder.districts, district))
  for (const each of builder.subjectFacts) {
    put(each.codes, row, codeOf(builder, each, frame.subjectFacts[each.column]![s]!, facts))
  }
}

/** Adds record `r` of a frame to the subject numbered `owner`. */
export function addRecord(
  builder: Builder,
  frame: Frame,
  r: number,
  owner: number,
  facts: Record<string, FactValue> = {},
): void {
  const row = builder.records++
  put(builder.owner, row, owner)
  put(builder.case, row, frame.record.case[r]!)
  put(builder.order, row, frame.record.order[r]!)
  for (const name of DATE_NAMES)
    put(builder.dates[name], row, dayCode(builder, frame.record[name][r]!))
  let key = `${frame.record.type[r]},${frame.record.status[r]}`
  for (const each of builder.recordFacts) {
    const code = codeOf(builder, each, frame.recordFacts[each.column]![r]!, facts)
    if (each.per === 'profile') key += `,${code}`
    else put(each.codes, row, code)
  }
  put(builder.profile, row, profileOf(builder, key))
  spill(builder)
}

function profileOf(builder: Builder, key: string): number {
  const known = builder.profileKeys.get(key)
  if (known !== undefined) return known
  const profile = builder.profiles++
  builder.profileKeys.set(key, profile)
  const parts = key.split(',')
  put(builder.profileType, profile, Number(parts[0]))
  put(builder.profileStatus, profile, Number(parts[1]))
  let i = 2
  for (const each of builder.recordFacts) {
    if (each.per === 'profile') put(each.codes, profile, Number(parts[i++]))
  }
  return profile
}

// A fact of too many values would give every record a profile of its own: it moves to a
// column of the records, and what was noted with the profiles moves along.
function spill(builder: Builder): void {
  const ofProfile = builder.recordFacts.filter(({ per }) => per === 'profile')
  const full = builder.profiles >= MOST_PROFILES
  let widest = full ? ofProfile[0] : undefined
  for (const each of ofProfile) {
    if (each.values.length > MOST_VALUES || (full && each.values.length > widest!.values.length))
      widest = each
  }
  if (!widest) return
  const loose = growing()
  for (let r = 0; r < builder.records; r++) put(loose, r, at(widest.codes, at(builder.profile, r)))
  widest.codes = loose
  widest.per = 'record'
  regroup(builder)
}

function regroup(builder: Builder): void {
  const rest = builder.recordFacts.filter(({ per }) => per === 'profile')
  const before = { type: builder.profileType, status: builder.profileStatus }
  const columns = rest.map(({ codes }) => codes)
  const count = builder.profiles
  builder.profiles = 0
  builder.profileKeys = new Map()
  builder.profileType = growing()
  builder.profileStatus = growing()
  for (const each of rest) each.codes = growing()
  const moved = new Int32Array(count)
  for (let p = 0; p < count; p++) {
    const facts = columns.map((codes) => `,${at(codes, p)}`).join('')
    moved[p] = profileOf(builder, `${at(before.type, p)},${at(before.status, p)}${facts}`)
  }
  const { profile } = builder
  for (let r = 0; r < builder.records; r++) put(profile, r, moved[at(profile, r)]!)
}

function dayCode({ days }: Builder, day: number): number {
  return day === UNKNOWN ? 0 : numberOf(days, day)
}

function codeOf(
  builder: Builder,
  each: GrowingFact,
  value: number,
  facts: Record<string, FactValue>,
): number {
  if (each.fact.kind === 'date') return dayCode(builder, value)
  if (value === UNKNOWN) return 0
  const textual = each.fact.kind === 'choice' || each.fact.kind === 'text'
  const key = textual ? (facts[each.fact.id] as string) : value
  const known = each.known.get(key)
  if (known !== undefined) return known
  const code = each.values.push(key)
  each.known.set(key, code)
  return code
}

function numberOf<T>(known: Map<T, number>, value: T): number {
  const found = known.get(value)
  if (found !== undefined) return found
  known.set(value, known.size + 1)
  return known.size
}
