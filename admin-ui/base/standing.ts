// What a version is today, and from when to when it holds.
import { addMonths, dayOf, formatDay, parseDay, partsOf } from '../../engine/civil.ts'
import type { VersionSummary } from '../client/bodies.ts'
import type { Standing } from '../words/states.ts'

/** The state as the chip shows it. */
export function standingOf(version: VersionSummary): Standing {
  if (version.state === 'published') return version.phase ?? 'scheduled'
  if (version.state === 'draft' && version.returned) return 'returned'
  return version.state
}

/** The last day a published version holds: the eve of the next one, or null. */
export function lastDayOf(version: VersionSummary, all: readonly VersionSummary[]): string | null {
  const from = version.effectiveFrom
  if (from === null || version.state !== 'published') return null
  const next = all
    .filter(({ state, effectiveFrom }) => state === 'published' && (effectiveFrom ?? '') > from)
    .map(({ effectiveFrom }) => effectiveFrom!)
    .sort()[0]
  const day = next === undefined ? undefined : parseDay(next)
  return day === undefined ? null : formatDay(day - 1)
}

/** The published version that begins on a day; no two may. */
export function holderOf(day: string, all: readonly VersionSummary[]): VersionSummary | undefined {
  return all.find(({ effectiveFrom, state }) => effectiveFrom === day && state === 'published')
}

/** The first day of a month that no version or draft has, at least a month ahead of today. */
export function nextFreeDay(today: string, all: readonly VersionSummary[]): string {
  const taken = all.map(({ effectiveFrom, state }) => state !== 'withdrawn' && effectiveFrom)
  const { year, month } = partsOf(addMonths(parseDay(today) ?? 0, 1) - 1)
  let day = addMonths(dayOf(year, month, 1), 1)
  while (taken.includes(formatDay(day))) day = addMonths(day, 1)
  return formatDay(day)
}

/** The version in force on a day: published, not withdrawn, with the latest date not after it. */
export function inForceOn(day: string, all: readonly VersionSummary[]): VersionSummary | undefined {
  return all
    .filter(
      ({ state, effectiveFrom }) =>
        state === 'published' && effectiveFrom !== null && effectiveFrom <= day,
    )
    .sort((a, b) => (a.effectiveFrom! < b.effectiveFrom! ? 1 : -1))[0]
}

/** Versions in the order of their numbers: v2 before v10. */
export function byNumber(a: VersionSummary, b: VersionSummary): number {
  const number = ({ version }: VersionSummary) => Number(/\d+/.exec(version)?.[0] ?? 0)
  return number(a) - number(b)
}
