// One page of the subjects that match, and how many there are in all.
import { setImmediate as others } from 'node:timers/promises'

/** The subjects of the page by number, where the next page begins if there is one, and how many. */
export type Picked = { found: number[]; next: number | null; total: number }

// After so many, about a millisecond, requests that came meanwhile have their turn.
const AT_ONCE = 65_536

/** Picks from subject number `cursor` on; all are looked at, for the count. */
export async function pick(
  subjects: number,
  matches: (s: number) => boolean,
  cursor: number,
  limit: number,
): Promise<Picked> {
  const picked: Picked = { found: [], next: null, total: 0 }
  for (let start = 0; start < subjects; start += AT_ONCE) {
    if (start > 0) await others()
    const end = Math.min(subjects, start + AT_ONCE)
    for (let s = start; s < end; s++) {
      if (!matches(s)) continue
      picked.total++
      if (s < cursor) continue
      if (picked.found.length < limit) picked.found.push(s)
      else picked.next ??= s
    }
  }
  return picked
}
