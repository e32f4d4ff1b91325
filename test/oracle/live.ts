import type { Day } from './dates.ts'
import { addYears, parse } from './dates.ts'
import type { CreditRecord } from './input.ts'
import type { Takes } from './readings.ts'

/** The day of a date that is known on asOf; what lies after asOf has not happened yet. */
export function known(date: string | undefined, asOf: Day): Day | undefined {
  if (date === undefined) return undefined
  const day = parse(date)
  return day <= asOf ? day : undefined
}

/** 办法/18: confirmed, and kept for three years from the entry. */
export function isLive(record: CreditRecord, asOf: Day, takes: Takes): boolean {
  if (record.status !== 'confirmed') return false
  const recorded = parse(record.recordedOn)
  const last = addYears(recorded, 3)
  if (asOf < recorded) return false
  return takes('retention-last-day', 'exclusive') ? asOf < last : asOf <= last
}

/** 办法/20: repaired on asOf or before. */
function isRepaired(record: CreditRecord, asOf: Day): boolean {
  return known(record.repairedOn, asOf) !== undefined
}

/** 办法/9/2: a penalty is information only once it is final; without a penalty nothing is open. */
function isFinal(record: CreditRecord, asOf: Day): boolean {
  return (
    record.facts?.penaltyKind === undefined ||
    known(record.facts.penaltyFinalOn, asOf) !== undefined
  )
}

/** Whether a live record scores. */
export function scores(record: CreditRecord, asOf: Day, takes: Takes): boolean {
  const kept = takes('repair-effect', 'determination-only') || !isRepaired(record, asOf)
  const valid = record.validUntil === undefined || asOf <= parse(record.validUntil)
  const settled = takes('penalty-from', 'decision') || isFinal(record, asOf)
  return kept && valid && settled
}

/** Whether a live record may determine; its validity ends points only, and no reading changes it. */
export function mayDetermine(record: CreditRecord, asOf: Day): boolean {
  return !isRepaired(record, asOf) && isFinal(record, asOf)
}
