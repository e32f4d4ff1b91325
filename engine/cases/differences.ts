// Where a result is not the expected one: only what differs, for whole results look alike.
import type { Path } from '../words/problem.ts'
import type { Digest } from './digest.ts'

/** One difference: where it is stated, what part of the result, and both values as words. */
export type Difference = { at: Path; part: string; expected: string; actual: string }

/** The differences in one part of the result; points are compared item by item. */
export function differencesOf(
  expected: Partial<Digest>,
  actual: Digest,
  part: keyof Digest,
): Difference[] {
  if (part === 'points') return pointsOf(expected.points ?? {}, actual.points)
  if (part === 'measures') return listOf(expected.measures ?? [], actual.measures)
  const [wanted, found] = [JSON.stringify(expected[part]), JSON.stringify(actual[part])]
  return wanted === found ? [] : [{ at: [part], part, expected: wanted, actual: found }]
}

function pointsOf(wanted: Record<string, number>, found: Record<string, number>): Difference[] {
  const stated = (id: string) => Object.hasOwn(wanted, id)
  return [...new Set([...Object.keys(wanted), ...Object.keys(found)])]
    .filter((id) => wanted[id] !== found[id])
    .sort()
    .map((id) => ({
      at: stated(id) ? ['points', id] : ['points'],
      part: `points.${id}`,
      expected: stated(id) ? String(wanted[id]) : NOTHING,
      actual: Object.hasOwn(found, id) ? String(found[id]) : NOTHING,
    }))
}

// An item whose sum is 0 is not written; one that is written as 0 differs from that.
const NOTHING = '—'

// From the first place on at which the lists part.
function listOf(wanted: readonly string[], found: readonly string[]): Difference[] {
  let same = 0
  while (same < wanted.length && wanted[same] === found[same]) same++
  if (same === wanted.length && same === found.length) return []
  const rest = (list: readonly string[]) => {
    const shown = list.slice(same).join('、') || NOTHING
    return same === 0 ? shown : `…、${shown}`
  }
  const part = 'measures'
  return [{ at: [part], part, expected: rest(wanted), actual: rest(found) }]
}
