import type { Day } from './dates.ts'
import { addMonths, addYears, dayOf, format, parse, yearOf } from './dates.ts'
import type { Random } from './random.ts'

const AS_OF = [
  '2026-06-30',
  '2026-02-28',
  '2024-02-29',
  '2027-02-28',
  '2028-02-29',
  '2025-12-31',
  '2026-01-01',
  '2026-05-31',
  '2026-11-30',
  '2025-03-01',
].map(parse)
const LEAP_DAYS = ['2020-02-29', '2024-02-29'].map(parse)

/** A day to evaluate on, mostly one where a month or a year ends. */
export function asOfDay({ below, chance, pick }: Random): Day {
  return chance(0.7) ? pick(AS_OF) : parse('2023-01-01') + below(2200)
}

/** A day from which a run without red alerts may count: mostly 3, 6 or 12 months ago, or nearly. */
export function runStart(asOf: Day, { below, chance, pick }: Random): Day {
  if (chance(0.6)) return addMonths(asOf, -pick([3, 6, 12])) + pick([-1, 0, 0, 1, 2, 3])
  if (chance(0.3)) return dayOf(yearOf(asOf) - below(2), pick([2, 3, 5, 8, 11]), 31)
  if (chance(0.1)) return pick(LEAP_DAYS)
  if (chance(0.1)) return asOf + pick([1, 1, 30])
  return asOf - below(900)
}

/** A day of entry: mostly alive on asOf, often in the last days of its three years. */
export function recordedDay(asOf: Day, { below, chance, pick }: Random): Day {
  if (chance(0.45)) return asOf - below(60)
  if (chance(0.55)) return asOf - below(1000)
  if (chance(0.6)) return addYears(asOf, -3) + pick([-1, 0, 0, 1, 1, 2])
  if (chance(0.4)) return pick(LEAP_DAYS)
  return asOf + pick([-1, 0, 0, 1])
}

/** A day of the act, no later than its entry: often where a year or the last twelve months turn. */
export function occurredDay(asOf: Day, recorded: Day, { below, chance, pick }: Random): Day {
  const turn = dayOf(yearOf(asOf) - below(3), 1, 1)
  const candidate = chance(0.35)
    ? turn + pick([-1, 0])
    : chance(0.4)
      ? addMonths(asOf, -12) + pick([-1, 0, 0, 1, 1])
      : recorded - pick([0, 0, 1, 5, 20, 200])
  return Math.min(candidate, recorded)
}

/** The text of a day next to asOf, or well before or after it. */
export function aroundAsOf(asOf: Day, { pick }: Random): string {
  return format(asOf + pick([-200, -30, -1, -1, 0, 0, 1, 1, 90]))
}
