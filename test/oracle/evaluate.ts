import { parse } from './dates.ts'
import type { Determined } from './determine.ts'
import { determine } from './determine.ts'
import { combine, gradeOf } from './grade.ts'
import type { Input, Readings } from './input.ts'
import { grant } from './limits.ts'
import { isLive, scores } from './live.ts'
import type { Line } from './points.ts'
import { linesOf, rowAt } from './points.ts'
import { quietRows } from './quiet.ts'
import { settle } from './readings.ts'
import { largestPerCase } from './same-case.ts'
import type { Grade } from './standard.ts'
import { BASE, MEASURES } from './standard.ts'

/** What counts, for a record or, in rows 1 to 3, for the subject; in 1/100 point. */
type Counted = { item: string; record?: string; points: number }

/** The answer for one subject; scores and points in 1/100 point. */
export type Assessment = {
  applicable: boolean
  score: number | null
  scoreGrade: Grade | null
  determined: Determined | null
  grade: Grade | null
  points: Record<string, number>
  measures: string[]
  counted: Counted[]
}

/** Evaluates one valid subject; `readings`, where given, replace those of the input. */
export function evaluate(input: Input, readings?: Readings): Assessment {
  const takes = settle(readings ?? input.readings ?? {})
  if (input.subject.type === 'naturalPerson') return notApplicable()
  const asOf = parse(input.asOf)
  const live = input.records.filter((record) => isLive(record, asOf, takes))
  const scored = live
    .filter((record) => scores(record, asOf, takes))
    .map((record) => ({ record, lines: linesOf(record, asOf, takes) }))
    .filter(({ lines }) => lines.length > 0)
  const standing = takes('same-conduct', 'sum') ? scored : largestPerCase(scored)
  const quiet = quietRows(input.subject, asOf, takes).map(rowAt)
  const lines: Line[] = [
    ...quiet.map(({ row, id, points = 0 }) => ({ row, item: id, points })),
    ...grant(standing, asOf, takes),
  ].sort(byRow)
  const sum = lines.reduce((total, line) => total + line.points, BASE)
  const score = takes('score-limits', 'cap-100') ? Math.min(sum, 10000) : sum
  const scoreGrade = gradeOf(score, takes)
  const determined = determine(live, asOf, takes)
  const grade = combine(scoreGrade, determined?.grade, takes)
  return {
    applicable: true,
    score,
    scoreGrade,
    determined,
    grade,
    points: sumByItem(lines),
    measures: [...MEASURES[grade]],
    counted: lines.map(({ row: _, ...counted }) => counted),
  }
}

// 办法/14/款2: practitioners have a method of their own.
function notApplicable(): Assessment {
  return {
    applicable: false,
    score: null,
    scoreGrade: null,
    determined: null,
    grade: null,
    points: {},
    measures: [],
    counted: [],
  }
}

function byRow(a: Line, b: Line): number {
  return a.row - b.row || ((a.record ?? '') < (b.record ?? '') ? -1 : 1)
}

function sumByItem(lines: readonly Line[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { item, points } of lines) sums[item] = (sums[item] ?? 0) + points
  return sums
}
