// The changes between two versions as people discuss them: one part of the standard after the
// other, what only names the version left out, the date last.
import type { Change, Row } from '../client/changes.ts'

/** A part that differs, with everything that differs in it; `at` as edits name it. */
export type Amended = { at: string; changes: Change[]; row: Row | null }

/**
 * Changes worth a sentence: not the version's own name; how points are printed after what they
 * are, and the date after what it is for.
 */
export function told<T extends Told>(changes: readonly T[]): T[] {
  const own = changes.filter(({ at }) => at !== 'version' && at !== 'effectiveFrom')
  const sorted = own.map((each, i) => ({
    each,
    i,
    first: own.findIndex((other) => partOf(other) === partOf(each)),
  }))
  sorted.sort((a, b) => a.first - b.first || rank(a.each) - rank(b.each) || a.i - b.i)
  return [...sorted.map(({ each }) => each), ...changes.filter(({ at }) => at === 'effectiveFrom')]
}

// A place, and the reading that brought the change along.
type Told = { at: string; of?: string }

const rank = ({ at, of }: Told): number => (of !== undefined || at.endsWith('.printed') ? 1 : 0)

/**
 * The same in few lines: how points are printed, and what a reading brings along, is left out
 * where the points or the reading are told themselves.
 */
export function briefly<T extends Told>(changes: readonly T[]): T[] {
  const all = told(changes)
  return all.filter(
    (each) =>
      rank(each) === 0 || !all.some((other) => rank(other) === 0 && partOf(other) === partOf(each)),
  )
}

/**
 * The parts that differ, in the order of their first sentence; what a reading brings along is
 * told with the reading.
 */
export function amendedParts(changes: readonly Change[], rows: readonly Row[]): Amended[] {
  const parts = new Map<string, Amended>()
  for (const change of told(changes)) {
    const at = partOf(change)
    const known = parts.get(at)
    if (known) known.changes.push(change)
    else
      parts.set(at, { at, changes: [change], row: rows.find((row) => within(row.at, at)) ?? null })
  }
  return [...parts.values()]
}

/** How many parts of each kind differ: `items`, `grades`, `readings`… */
export function countsOf(parts: readonly Amended[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { at } of parts) {
    const kind = at.split('.')[0]!
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return counts
}

/** Whether a place is a part or lies in it. */
export function within(place: string, part: string): boolean {
  return place === part || place.startsWith(`${part}.`)
}

function partOf({ at, of = at }: Told): string {
  return of.split('.').slice(0, 2).join('.')
}
