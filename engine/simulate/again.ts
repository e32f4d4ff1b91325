// Which of the rows that an edit reaches must be added up again.
import type { Population } from '../population/columns.ts'
import type { Next } from './next.ts'
import type { Parts } from './parts.ts'
import { OWN, RECORDS } from './reached.ts'
import type { State } from './state.ts'

/**
 * The rows to be added up again. What records add is the same whatever their subject adds, unless
 * they act on each other; rows that need no more than a shift have it when this returns.
 */
export function summedAgain(state: State, next: Next, list: Uint32Array): Uint32Array {
  const { side: old, keys, whole, room } = state
  const { marks, again } = room
  const { own } = next.side
  const subjects = next.subjects ?? keys.subjects
  const acts = (parts: Parts, part: number) => parts.flags[part]! | parts.limits[part]!
  let count = 0
  for (let k = 0; k < list.length; k++) {
    const row = list[k]!
    const mark = marks[row]!
    if (whole[row] === 1 && (mark & OWN) === 0 && shifted(state, next, row)) continue
    if (
      (mark & RECORDS) !== 0 ||
      whole[row] === 1 ||
      acts(old.own, old.own.of[keys.subjects[row]!]!) !== 0 ||
      acts(own, own.of[subjects[row]!]!) !== 0
    )
      again[count++] = row
  }
  return again.subarray(0, count)
}

// Where records act on each other, one that acts on none still adds its own points and no more:
// the sum is shifted by what is other. False where that does not hold of all that are others.
function shifted({ side: old, keys, from, recordSum }: State, next: Next, row: number): boolean {
  if (next.rekeyed.size > 0) return false
  const [before, after] = [old.parts, next.side.parts]
  const { population } = old
  const { starts, shared } = population.subject
  const s = from + row
  const linked = next.side.compiled.sameCase === 'highest' && shared[s] === 1
  let shift = 0
  for (let r = starts[s]!; r < starts[s + 1]!; r++) {
    const part = before.of[keys.records[r - keys.first]!]!
    if (next.records[part] === 0) continue
    if ((before.flags[part]! | after.flags[part]!) !== 0) return false
    if ((before.limits[part]! | after.limits[part]!) !== 0) return false
    if (before.determined[part] !== after.determined[part]) return false
    if (linked && sharesCase(population, s, r)) return false
    shift += after.points[part]! - before.points[part]!
  }
  recordSum[row]! += shift
  return true
}

function sharesCase({ subject, record }: Population, s: number, r: number): boolean {
  for (let other = subject.starts[s]!; other < subject.starts[s + 1]!; other++) {
    if (other !== r && record.case[other] === record.case[r]) return true
  }
  return false
}
