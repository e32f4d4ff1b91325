// When a version takes effect: on a day, and on one of its own.
import { fault, type Told, type View, warning } from '../view.ts'

/** No effective date, or one that another version has. */
export function effectiveDateLint({ ruleset, context }: View): Told[] {
  const { effectiveFrom: date, version } = ruleset
  if (date === undefined) return [warning([], 'effective-date-missing', { version })]
  const taken = (context.siblings ?? []).find(
    (sibling) => sibling.version !== version && sibling.effectiveFrom === date,
  )
  if (!taken) return []
  return [fault(['effectiveFrom'], 'effective-date-taken', { date, file: taken.version })]
}
