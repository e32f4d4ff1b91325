import type { Day } from './dates.ts'
import { addMonths, parse, yearOf } from './dates.ts'
import type { CreditRecord } from './input.ts'
import type { Line, Scored } from './points.ts'
import type { Takes } from './readings.ts'

const PLEDGE = 5
const LAW_EXAM = 6
const PUBLIC_SERVICE = 7
const CERTIFICATION = 8

/** A pot that lines of the same key share. */
type Limit = { key: string; points: number }

/** 标准/5 to 8: what the limits grant, in order of the acts, then of ids; perhaps part of a line. */
export function grant(scored: readonly Scored[], asOf: Day, takes: Takes): Line[] {
  const left = new Map<string, number>()
  return [...scored].sort(byAct).flatMap(({ record, lines }) =>
    lines.flatMap((line) => {
      const limit = limitOf(line, record, asOf, takes)
      if (!limit) return [line]
      const rest = left.get(limit.key) ?? limit.points
      const points = Math.min(line.points, rest)
      left.set(limit.key, rest - points)
      return points > 0 ? [{ ...line, points }] : []
    }),
  )
}

function byAct({ record: a }: Scored, { record: b }: Scored): number {
  return parse(a.occurredOn) - parse(b.occurredOn) || (a.id < b.id ? -1 : 1)
}

function limitOf(
  { row, points }: Line,
  record: CreditRecord,
  asOf: Day,
  takes: Takes,
): Limit | undefined {
  if (row === PLEDGE) return { key: 'pledge', points }
  if (row === LAW_EXAM) return yearly('law-exam', 300, record, asOf, takes)
  if (row === PUBLIC_SERVICE) return yearly('public-service', 100, record, asOf, takes)
  if (row !== CERTIFICATION) return undefined
  // A certificate fills a pot of its own; under `once` all share one.
  const certificate = takes('certification-count', 'once') ? '' : (record.facts?.certificate ?? '')
  return { key: `certification ${certificate}`, points }
}

// 分/年: a pot for each calendar year of the act, or one for the twelve months up to asOf.
function yearly(
  name: string,
  points: number,
  record: CreditRecord,
  asOf: Day,
  takes: Takes,
): Limit {
  const occurred = parse(record.occurredOn)
  if (takes('year-cap', 'calendar-year')) return { key: `${name} ${yearOf(occurred)}`, points }
  return occurred > addMonths(asOf, -12)
    ? { key: `${name} trailing`, points }
    : { key: `${name} earlier`, points: 0 }
}
