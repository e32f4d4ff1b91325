import { ladder, unhandledDays } from './alert.ts'
import type { Day } from './dates.ts'
import type { CreditRecord, RecordFacts } from './input.ts'
import type { Takes } from './readings.ts'
import type { Row } from './standard.ts'
import { ROWS } from './standard.ts'

/** Points that a row gives, for a record or, in rows 1 to 3, for the subject. */
export type Line = { row: number; item: string; record?: string; points: number }

/** A record with all its lines, which stand or fall together. */
export type Scored = { record: CreditRecord; lines: Line[] }

const BY_ID = new Map(ROWS.map((row) => [row.id, row]))
const RED_ALERT = 'red-alert'
const UNLISTED = 'unlisted'

/** The row of a number. */
export function rowAt(number: number): Row {
  const row = ROWS[number - 1]
  if (row?.row !== number) throw new Error(`no row ${number}`)
  return row
}

/** The lines of a record that scores, before same case and limits; none where it has no points. */
export function linesOf(record: CreditRecord, asOf: Day, takes: Takes): Line[] {
  const facts = record.facts ?? {}
  const line = (row: Row, points: number): Line => ({
    row: row.row,
    item: row.id,
    record: record.id,
    points,
  })
  if (record.type === UNLISTED) return []
  if (record.type === RED_ALERT) {
    const days = unhandledDays(facts, asOf) ?? 0
    return ladder(days, takes).map((step) => {
      const row = rowAt(step.row)
      return line(row, (row.points ?? 0) * step.times)
    })
  }
  const row = BY_ID.get(record.type)
  if (!row || row.row <= 3 || (row.row >= 11 && row.row <= 14)) {
    throw new Error(`no record type ${record.type}`)
  }
  return [line(row, pointsOf(row, facts) * timesOf(row, facts, takes))]
}

function pointsOf(row: Row, facts: RecordFacts): number {
  if (row.points !== undefined) return row.points
  // Row 6 takes what was awarded, at most two decimals: exact in 1/100 point.
  if (row.awarded) return Math.round(needed(facts.awarded, row) * 100)
  const key =
    row.id === 'award' ? facts.level : row.id === 'skills-contest' ? facts.rank : facts.role
  return needed(row.by?.[needed(key, row)], row)
}

function needed<T>(value: T | undefined, row: Row): T {
  if (value === undefined) throw new Error(`a fact of ${row.id} is missing`)
  return value
}

// 标准/40 and 41 say 每项计量标准; a missing number or 0 counts as one.
function timesOf({ row }: Row, { standards = 1 }: RecordFacts, takes: Takes): number {
  const each = (row === 40 || row === 41) && takes('per-standard', 'each-standard')
  return each ? Math.max(1, standards) : 1
}
