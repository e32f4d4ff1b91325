import type { Day } from './dates.ts'
import type { RecordFacts } from './input.ts'
import { known } from './live.ts'
import type { Takes } from './readings.ts'

const [FIRST, SECOND, THIRD, DAILY] = [11, 12, 13, 14]

/** How many times a row counts for an alert: once for a tier, the days for row 14. */
type Step = { row: number; times: number }

/** The full days that an alert stayed unhandled; unknown while the alert itself is. */
export function unhandledDays(facts: RecordFacts, asOf: Day): number | undefined {
  const alerted = known(facts.alertedOn, asOf)
  if (alerted === undefined) return undefined
  const handled = known(facts.handledOn, asOf)
  return handled === undefined ? asOf - alerted : handled - alerted - 1
}

/** 标准/11 to 14: the rows that an alert of n full days meets. */
export function ladder(n: number, takes: Takes): Step[] {
  const once = (row: number): Step => ({ row, times: 1 })
  if (n < 3) return []
  if (takes('red-alert-ladder', 'cumulative')) {
    const tiers = [once(FIRST), ...(n >= 6 ? [once(SECOND)] : []), ...(n >= 9 ? [once(THIRD)] : [])]
    return n > 9 ? [...tiers, { row: DAILY, times: n - 9 }] : tiers
  }
  if (n < 6) return [once(FIRST)]
  if (n < 9) return [once(SECOND)]
  if (n === 9) return [once(THIRD)]
  if (takes('red-alert-ladder', 'daily-from-start')) return [{ row: DAILY, times: n }]
  const after = { row: DAILY, times: n - 9 }
  // Row 13 is 5 points, row 14 one a day: the larger alone, row 13 on a tie.
  if (takes('red-alert-ladder', 'highest-only')) return n - 9 > 5 ? [after] : [once(THIRD)]
  return [once(THIRD), after]
}
