// The rows that another version reaches: those with a contribution that is other under it.
import type { Met } from './hits.ts'
import type { Next } from './next.ts'
import { kindsOf } from './renew.ts'
import type { Side } from './side.ts'
import type { State } from './state.ts'

/** Marks of rows: records add something else, the subject itself does, or they meet other items. */
export const RECORDS = 1
export const OWN = 2
export const ITEMS = 4
export const OWN_ITEMS = 8

/** The rows, each once, and marked in the state's room. */
export function reached(state: State, next: Next): Uint32Array {
  const { side: old, from, keys, byType } = state
  const { side, records, rekeyed, subjects, own, reach } = next
  const { marks, list } = state.room
  const { starts, rows, owners } = byType
  let count = 0
  const take = (row: number, how: number) => {
    if (marks[row] === 0) list[count++] = row
    marks[row]! |= how
  }
  const { pool } = side.memory
  const [was, is] = rekeyed.size > 0 ? kindsOf(old.parts, side.parts, pool, reach.items) : []
  const other = howMarked(records, state.met?.parts, next.met?.parts, RECORDS, ITEMS)
  const { of: partOf } = old.parts
  for (const t of typesOf(old, next)) {
    const fresh = rekeyed.get(t)
    const start = starts[t]!
    for (let i = start; i < starts[t + 1]!; i++) {
      const part = partOf[keys.records[rows[i]! - keys.first]!]!
      if (!fresh) {
        if (other[part] !== 0) take(owners[i]! - from, other[part]!)
      } else if (was![part] !== is![side.parts.of[fresh[i - start]!]!])
        take(owners[i]! - from, RECORDS | ITEMS)
    }
  }
  const { of } = old.own
  if (subjects) {
    const [before, now] = kindsOf(old.own, side.own, pool, reach.own)
    const [had, has] = [of.map((part) => before[part]!), side.own.of.map((part) => now[part]!)]
    for (let row = 0; row < subjects.length; row++) {
      if (had[keys.subjects[row]!] !== has[subjects[row]!]) take(row, OWN | OWN_ITEMS)
    }
  } else if (own!.includes(1)) {
    const how = howMarked(own!, state.met?.own, next.met?.own, OWN, OWN_ITEMS)
    for (let row = 0; row < marks.length; row++) {
      const mark = how[of[keys.subjects[row]!]!]!
      if (mark !== 0) take(row, mark)
    }
  }
  return list.subarray(0, count)
}

// By contribution; where items are not the same for all its rows, each row is counted.
function howMarked(
  changed: Uint8Array,
  before: Met['own'] | undefined,
  after: Met['own'] | undefined,
  mark: number,
  items: number,
): Uint8Array {
  return changed.map((other, i) => {
    if (other === 0) return 0
    const [old, now] = [before?.[i], after?.[i]]
    const same = old && now && old.length === now.length && old.every((item, k) => item === now[k])
    return same ? mark : mark | items
  })
}

/** The types of the population with contributions that are others, or have other keys. */
export function typesOf({ population, parts }: Side, { records, rekeyed }: Next): Set<number> {
  const { profile, record } = population
  const types = new Set(rekeyed.keys())
  records.forEach((changed, i) => {
    if (changed === 1) types.add(profile.type[record.profile[parts.first[i]!]!]!)
  })
  return types
}
