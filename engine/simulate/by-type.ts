// Records by type: an edit of one type's conditions or points looks at no other record.
import type { Population } from '../population/columns.ts'

/**
 * Records of type t of the population are `rows[starts[t]]` to `rows[starts[t + 1] − 1]`,
 * ascending; `owners[i]` is the subject that has record `rows[i]`.
 */
export type ByType = { starts: Uint32Array; rows: Uint32Array; owners: Uint32Array }

/** The records of subjects `from` to `to` (counting sort). */
export function byType(
  { subject, record, profile, types }: Population,
  from: number,
  to: number,
): ByType {
  const [first, last] = [subject.starts[from]!, subject.starts[to]!]
  const starts = new Uint32Array(types.length + 1)
  for (let r = first; r < last; r++) starts[profile.type[record.profile[r]!]! + 1]!++
  for (let t = 0; t < types.length; t++) starts[t + 1]! += starts[t]!
  const next = starts.slice()
  const rows = new Uint32Array(last - first)
  const owners = new Uint32Array(last - first)
  for (let s = from; s < to; s++) {
    const end = subject.starts[s + 1]!
    for (let r = subject.starts[s]!; r < end; r++) {
      const place = next[profile.type[record.profile[r]!]!]!++
      rows[place] = r
      owners[place] = s
    }
  }
  return { starts, rows, owners }
}
