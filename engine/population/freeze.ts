// The builder's columns, grouped by subject and as narrow as their values allow. Each is given
// back as soon as it is frozen: a large city is never in memory twice.
import type { Day } from '../civil.ts'
import type { Builder, GrowingFact } from './builder.ts'
import { type Codes, codesFor, type FactColumn, type Population } from './columns.ts'
import { at, type Growing, release } from './growing.ts'

/**
 * Everything that was added, which the builder no longer has; `rows[i]` is the row that record i
 * of the population was added as.
 */
export function freeze(builder: Builder, asOf: Day): { population: Population; rows: Uint32Array } {
  const { subjects, profiles, names } = builder
  const { starts, rows } = grouped(builder)
  release(builder.owner)
  const days = Int32Array.from(builder.days.keys()).sort()
  const ranks = ranksOf(builder.days, days)
  const ofRecord = (column: Growing, ranked?: Uint32Array) =>
    frozen(column, rows.length, (i) => rows[i]!, ranked)
  const inOrder = (column: Growing, length: number, ranked?: Uint32Array) =>
    frozen(column, length, (i) => i, ranked)
  const types = [...names.types.keys()]
  const profile = ofRecord(builder.profile)
  const profileType = inOrder(builder.profileType, profiles)
  const recordsOfType = types.map(() => 0)
  for (let r = 0; r < rows.length; r++) recordsOfType[profileType[profile[r]!]!]!++
  const factColumn = (each: GrowingFact): FactColumn => {
    const numeric = each.fact.kind !== 'choice' && each.fact.kind !== 'text'
    const ranked = each.fact.kind === 'date' ? ranks : undefined
    const codes =
      each.per === 'record'
        ? ofRecord(each.codes, ranked)
        : inOrder(each.codes, each.per === 'subject' ? subjects : profiles, ranked)
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
  const cases = ofRecord(builder.case)
  const { dates } = builder
  const population: Population = {
    asOf,
    subjects,
    records: rows.length,
    subjectTypes: [...names.subjectTypes.keys()],
    districts: [...builder.districts.keys()],
    types,
    days,
    subject: {
      type: inOrder(builder.subjectType, subjects),
      district: inOrder(builder.district, subjects),
      starts,
      shared: sharedOf(starts, cases, subjects),
    },
    record: {
      profile,
      case: cases,
      order: ofRecord(builder.order),
      occurredOn: ofRecord(dates.occurredOn, ranks),
      recordedOn: ofRecord(dates.recordedOn, ranks),
      repairedOn: ofRecord(dates.repairedOn, ranks),
      validUntil: ofRecord(dates.validUntil, ranks),
    },
    profiles,
    profile: { type: profileType, status: inOrder(builder.profileStatus, profiles) },
    facts: [...builder.subjectFacts, ...builder.recordFacts].map(factColumn),
    recordsOfType,
  }
  return { population, rows }
}

/** Rows of records by owner (counting sort); those of one subject keep their order. */
export function grouped({
  subjects,
  records,
  owner,
}: Pick<Builder, 'subjects' | 'records' | 'owner'>): {
  starts: Uint32Array
  rows: Uint32Array
} {
  const starts = new Uint32Array(subjects + 1)
  for (let r = 0; r < records; r++) starts[at(owner, r) + 1]!++
  for (let s = 0; s < subjects; s++) starts[s + 1]! += starts[s]!
  const next = starts.slice()
  const rows = new Uint32Array(records)
  for (let r = 0; r < records; r++) rows[next[at(owner, r)]!++] = r
  return { starts, rows }
}

// The place of each day among all of them, by its code while it grew.
function ranksOf(codes: ReadonlyMap<number, number>, days: Int32Array): Uint32Array {
  const ranks = new Uint32Array(days.length + 1)
  days.forEach((day, i) => {
    ranks[codes.get(day)!] = i + 1
  })
  return ranks
}

// The narrowest column that holds the rows, in another order and with other codes as wanted.
function frozen(
  column: Growing,
  length: number,
  row: (i: number) => number,
  ranks?: Uint32Array,
): Codes {
  const code = (i: number) => {
    const value = at(column, row(i))
    return ranks ? ranks[value]! : value
  }
  let most = 0
  for (let i = 0; i < length; i++) most = Math.max(most, code(i))
  const codes = codesFor(most, length)
  for (let i = 0; i < length; i++) codes[i] = code(i)
  release(column)
  return codes
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
