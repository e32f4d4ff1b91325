// Records by type: an edit of one type's conditions or points looks at no other record.
import type { Population } from '../population/columns.ts'
import { ownerOf } from './settle.ts'

/** Records of type t of the population are `rows[starts[t]]` to `rows[starts[t + 1] − 1]`, ascending. */
export type ByType = { starts: Uint32Array; rows: Uint32Array }

/** The records of subjects `from` to `to` (counting sort). */
export function byType({ subject, record, profile, types }: Population, from: number, to: number) {
  const [first, last] = [subject.starts[from]!, subject.starts[to]!]
  const starts = new Uint32Array(types.length + 1)
  for (let r = first; r < last; r++) starts[profile.type[record.profile[r]!]! + 1]!++
  for (let t = 0; t < types.length; t++) starts[t + 1]! += starts[t]!
  const next = starts.slice()
  const rows = new Uint32Array(last - first)
  for (let r = first; r < last; r++) rows[next[profile.type[record.profile[r]!]!]!++] = r
  return { starts, rows }
}

/** Walks the records of a type, each with the subject that has it. */
export function eachOfType(
  { starts, rows }: ByType,
  t: number,
  owners: Uint32Array,
  from: number,
  take: (r: number, s: number, i: number) => void,
): void {
  let s = from
  const first = starts[t]!
  const last = starts[t + 1]!
  for (let i = first; i < last; i++) {
    const r = rows[i]!
    // The next record is rarely far: looked for in steps that double.
    let step = 1
    while (owners[s + step]! <= r) {
      s += step
      step *= 2
    }
    if (step > 1) s = ownerOf(owners, r, s, Math.min(s + step, owners.length - 1))
    take(r, s, i - first)
  }
}
