// The working sheet of one evaluation: lines as integers, filled anew for each subject.
import type { Day } from '../civil.ts'

/**
 * Why a record or a line does not count, or counts in part, in the order in which the pipeline
 * decides; see explain/because.ts.
 */
export const REASONS = [
  'counted',
  'pending',
  'revoked',
  'not-recorded',
  'expired',
  'repaired',
  'lapsed',
  'not-counted',
  'same-case',
  'same-record',
  'same-value',
  'limit',
  'limit-partly',
  'outside-window',
  'section-limit',
  'section-limit-partly',
] as const

/** A reason by name. */
export type Reason = (typeof REASONS)[number]

/** The numbers of the reasons, for the integer side. */
export const REASON = Object.fromEntries(REASONS.map((reason, i) => [reason, i])) as Record<
  Reason,
  number
>

/** One evaluated subject; records are numbered within the subject, −1 = none. */
export type Sheet = {
  applicable: boolean
  asOf: Day
  lines: number
  item: Int32Array
  record: Int32Array
  /** Points before and after same case and limits, in 1/100. */
  would: Float64Array
  points: Float64Array
  reason: Int32Array
  /** The line that took precedence, where there is one. */
  rival: Int32Array
  /** Reason by record: 0 = it scores; and the same but for the ruleset's validity. */
  state: Int32Array
  besides: Int32Array
  determines: Uint8Array
  /** Determinations that apply, and the record each rests on (−1 = the subject). */
  triggers: number
  triggerOf: Int32Array
  triggerBy: Int32Array
  /** Whether any line may meet a limit. */
  limited: boolean
  score: number
  scoreGrade: number
  /** Rank of the determined grade, −1 = none. */
  determined: number
  grade: number
}

/** An empty sheet. */
export function createSheet(lines = 64): Sheet {
  return {
    applicable: false,
    asOf: 0,
    lines: 0,
    item: new Int32Array(lines),
    record: new Int32Array(lines),
    would: new Float64Array(lines),
    points: new Float64Array(lines),
    reason: new Int32Array(lines),
    rival: new Int32Array(lines),
    state: new Int32Array(lines),
    besides: new Int32Array(lines),
    determines: new Uint8Array(lines),
    triggers: 0,
    triggerOf: new Int32Array(lines),
    triggerBy: new Int32Array(lines),
    limited: false,
    score: 0,
    scoreGrade: 0,
    determined: -1,
    grade: 0,
  }
}

/** Adds a line that counts so far. */
export function addLine(
  sheet: Sheet,
  item: number,
  record: number,
  points: number,
  reason: number,
): void {
  const i = sheet.lines++
  if (i >= sheet.item.length) growLines(sheet)
  sheet.item[i] = item
  sheet.record[i] = record
  sheet.would[i] = points
  sheet.points[i] = reason === 0 ? points : 0
  sheet.reason[i] = reason
  sheet.rival[i] = -1
}

/** The first line of an item from line number `first` on, −1 where it has none. */
export function lineOf(sheet: Sheet, item: number, first = 0): number {
  for (let line = first; line < sheet.lines; line++) if (sheet.item[line] === item) return line
  return -1
}

/** Whether an item has a line. */
export function hasLine(sheet: Sheet, item: number): boolean {
  return lineOf(sheet, item) !== -1
}

/** Adds a determination that applies. */
export function addTrigger(sheet: Sheet, determination: number, record: number): void {
  const i = sheet.triggers++
  if (i >= sheet.triggerOf.length) {
    sheet.triggerOf = grown(sheet.triggerOf)
    sheet.triggerBy = grown(sheet.triggerBy)
  }
  sheet.triggerOf[i] = determination
  sheet.triggerBy[i] = record
}

/** Takes a line's points away. */
export function strike(sheet: Sheet, line: number, reason: Reason, rival = -1): void {
  sheet.points[line] = 0
  sheet.reason[line] = REASON[reason]
  sheet.rival[line] = rival
}

/** Makes room for the states of `records` records. */
export function reserveRecords(sheet: Sheet, records: number): void {
  if (sheet.state.length >= records) return
  sheet.state = new Int32Array(records * 2)
  sheet.besides = new Int32Array(records * 2)
  sheet.determines = new Uint8Array(records * 2)
}

function growLines(sheet: Sheet): void {
  for (const key of ['item', 'record', 'reason', 'rival'] as const) sheet[key] = grown(sheet[key])
  for (const key of ['would', 'points'] as const) {
    const next = new Float64Array(sheet[key].length * 2)
    next.set(sheet[key])
    sheet[key] = next
  }
}

function grown(column: Int32Array): Int32Array {
  const next = new Int32Array(column.length * 2)
  next.set(column)
  return next
}
