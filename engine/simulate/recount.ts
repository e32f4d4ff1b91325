// Items counted anew of rows whose records have the keys they had: what each met before and what
// it meets now are known, so that the rows are walked once.
import { type Met, type Only, touchedParts } from './hits.ts'
import type { Next } from './next.ts'
import type { State } from './state.ts'
import { SCORED } from './sum.ts'

/**
 * Counts the items of rows out as they were met before and in as they are met now, where records
 * keep their keys; returns the rows for which that does not do. `rows` is used for these.
 */
export function recount(
  state: State,
  before: Met,
  next: Next & { met: Met },
  rows: Uint32Array,
  only: Only,
): Uint32Array {
  const { side, status, keys, from } = state
  const after = next.met
  const { starts } = side.population.subject
  const { of, count: parts } = side.parts
  const { records, first } = keys
  const known = knownParts(state, before, after, only)
  const dense = Math.min(side.plan.subjectKeys, next.side.plan.subjectKeys) > 0
  const [was, is] = [side.own.of, next.side.own.of]
  const subjects = next.subjects ?? keys.subjects
  // Rows by the one contribution that they are counted for, and by that of the subject itself.
  const single = new Int32Array(parts)
  const [left, came] = [new Int32Array(side.own.count), new Int32Array(next.side.own.count)]
  const [out, into] = [counter(before, -1), counter(after, 1)]
  let rest = 0
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!
    // A fact is missing, or not, whatever the version makes of it: who is scored stays so.
    if (status[row] !== SCORED) continue
    const mark = only.marks[row]!
    const start = starts[from + row]! - first
    const end = (mark & only.records) === 0 ? start : starts[from + row + 1]! - first
    let part = -1
    let several = false
    let open = false
    let [mine, now] = [-1, -1]
    if ((mark & only.own) !== 0) {
      mine = dense ? was[keys.subjects[row]!]! : -1
      now = dense ? is[subjects[row]!]! : -1
      open = !before.own[mine] || !after.own[now]
    }
    for (let i = start; i < end; i++) {
      const each = of[records[i]!]!
      if (known[each] === OTHER) continue
      if (known[each] === OPEN) open = true
      if (part !== -1) several = true
      part = each
    }
    if (open) {
      rows[rest++] = row
      continue
    }
    if (mine !== -1) {
      left[mine]!++
      came[now]!++
    }
    if (!several) {
      if (part !== -1) single[part]!++
      continue
    }
    for (let i = start; i < end; i++) {
      const each = of[records[i]!]!
      if (known[each] === OTHER) continue
      out(each, row)
      into(each, row)
    }
  }
  add(before, before.parts, single, -1)
  add(after, after.parts, single, 1)
  add(before, before.own, left, -1)
  add(after, after.own, came, 1)
  return rows.subarray(0, rest)
}

function add({ hits }: Met, items: Met['own'], counts: Int32Array, by: 1 | -1): void {
  for (let part = 0; part < counts.length; part++) {
    const n = counts[part]!
    if (n > 0) for (const item of items[part]!) hits[item]! += n * by
  }
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
