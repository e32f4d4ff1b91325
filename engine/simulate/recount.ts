// Items counted anew of rows whose records have the contributions they had: what each met before
// and what it meets now are known, so that the rows are walked once.
import { type Met, type Only, touchedParts } from './hits.ts'
import type { State } from './state.ts'
import { SCORED } from './sum.ts'

/**
 * Counts rows out as `before` knows them and in as `after` does, both of one state; returns the
 * rows for which that does not do. `rows` is used for these.
 */
export function recount(
  state: State,
  before: Met,
  after: Met,
  rows: Uint32Array,
  only: Only,
): Uint32Array {
  const { side, status, keys, from } = state
  const { starts } = side.population.subject
  const { of, count: parts } = side.parts
  const { records, first } = keys
  const known = knownParts(state, before, after, only)
  // Rows by the one contribution that they are counted for.
  const single = new Int32Array(parts)
  const [out, into] = [counter(before, -1), counter(after, 1)]
  let rest = 0
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!
    if (status[row] !== SCORED) continue
    const start = starts[from + row]! - first
    const end = starts[from + row + 1]! - first
    let part = -1
    let several = false
    let open = (only.marks[row]! & only.own) !== 0
    for (let i = start; i < end; i++) {
      const each = of[records[i]!]!
      if (known[each] === OTHER) continue
      if (known[each] === OPEN) open = true
      if (part !== -1) several = true
      part = each
    }
    if (open) rows[rest++] = row
    else if (!several) {
      if (part !== -1) single[part]!++
    } else {
      for (let i = start; i < end; i++) {
        const each = of[records[i]!]!
        if (known[each] === OTHER) continue
        out(each, row)
        into(each, row)
      }
    }
  }
  const { hits } = after
  for (let part = 0; part < parts; part++) {
    const n = single[part]!
    if (n === 0) continue
    for (const item of before.parts[part]!) hits[item]! -= n
    for (const item of after.parts[part]!) hits[item]! += n
  }
  return rows.subarray(0, rest)
}

const OTHER = 0
const KNOWN = 1
const OPEN = 2

// By contribution: of another type of record, or whether its items are known both times.
function knownParts({ side }: State, before: Met, after: Met, { types }: Only): Uint8Array {
  const [old, now] = [touchedParts(side, before, types), touchedParts(side, after, types)]
  return old.map((each, part) => (each === KNOWN && now[part] === KNOWN ? KNOWN : each && OPEN))
}

// Counts the items of a contribution, each once a row.
function counter({ hits, parts }: Met, by: 1 | -1): (part: number, row: number) => void {
  const last = new Int32Array(hits.length).fill(-1)
  return (part, row) => {
    const items = parts[part]!
    for (let k = 0; k < items.length; k++) {
      const item = items[k]!
      if (last[item] === row) continue
      last[item] = row
      hits[item]! += by
    }
  }
}
