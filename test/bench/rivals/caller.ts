// What every rival's caller does around its engine: flat facts in, points added and banded.
// It leaves out validity, repair, same case, limits, determinations, reasons and citations.
import { fullMonths, parseDay } from '../../../engine/civil.ts'
import type { CreditRecord, ScoreRequest, Subject } from '../../../engine/schema/contract.ts'
import { BANDS, BASE, type Row } from '../../oracle/standard.ts'

/** The facts of one record, or of the subject under the type `subject`. */
export type Flat = {
  type: string
  subjectType: string
  instruments: number
  quietMonths: number
  unhandledDays: number
  level?: string
  role?: string
  rank?: string
  awarded?: number
}

/** What a rival answers; points are whole hundredths until here. */
export type Score = { score: number; grade: string }

/** A way to score a subject. */
export type Rival = (request: ScoreRequest) => Promise<Score> | Score

/** The subject's facts, then those of each record. */
export function flatten({ asOf, subject, records }: ScoreRequest): Flat[] {
  const today = parseDay(asOf!)!
  return [ofSubject(subject, today), ...records.map((record) => ofRecord(record, today))]
}

/** The hundredths that a row gives once its conditions hold. */
export function pointsOf(row: Row, facts: Flat): number {
  if (row.awarded) return Math.round(facts.awarded! * 100)
  if (row.by) return row.by[(facts.level ?? facts.role ?? facts.rank)!]!
  return row.id === 'red-alert-after-9-days' ? row.points! * (facts.unhandledDays - 9) : row.points!
}

/** Points to score and grade. */
export function banded(points: number): Score {
  const sum = BASE + points
  return { score: sum / 100, grade: BANDS.find(({ from }) => sum >= from)!.grade }
}

function ofSubject({ type, facts }: Subject, today: number): Flat {
  const since = Math.max(day(facts['enrolledOn'])!, day(facts['lastRedAlertOn']) ?? -Infinity)
  return {
    type: 'subject',
    subjectType: type,
    instruments: facts['instruments'] as number,
    quietMonths: fullMonths(since, today),
    unhandledDays: -1,
  }
}

function ofRecord({ type, facts }: CreditRecord, today: number): Flat {
  const alerted = day(facts?.['alertedOn'])
  const handled = day(facts?.['handledOn'])
  const flat: Flat = { type, subjectType: '', instruments: 0, quietMonths: -1, unhandledDays: -1 }
  if (alerted !== undefined) {
    flat.unhandledDays = handled === undefined ? today - alerted : handled - alerted - 1
  }
  return facts ? Object.assign(flat, awards(facts)) : flat
}

function awards({ level, role, rank, awarded }: NonNullable<CreditRecord['facts']>): object {
  return { level, role, rank, awarded }
}

function day(value: unknown): number | undefined {
  return typeof value === 'string' ? parseDay(value) : undefined
}
