// A state brought to another version: only rows that the edit can reach are looked at again.
import type { Compiled } from '../compile/model.ts'
import { move } from './groups.ts'
import { countRows } from './hits.ts'
import { type Next, nextOf } from './next.ts'
import type { Parts } from './parts.ts'
import { reachOf } from './reach.ts'
import { ITEMS, OWN_ITEMS, RECORDS, reached } from './reached.ts'
import { sumRows } from './rows.ts'
import { groundKey, type Marks } from './side.ts'
import type { State } from './state.ts'

/**
 * Brings a state to a version; false where everybody must be looked at afresh. `alike` says that
 * their plan keys are equal. A state that an error stopped on its way is good for nothing.
 */
export async function moveTo(
  state: State,
  compiled: Compiled,
  marks: Marks,
  alike: boolean,
): Promise<boolean> {
  const { compiled: before } = state.side
  if (!alike && groundKey(compiled) !== groundKey(before)) return false
  const next = await nextOf(state, compiled, reachOf(before, compiled), marks, alike)
  if (next.all) {
    delete state.groups
    delete state.met
    enter(state, next)
    await sumRows(state)
    return true
  }
  const list = reached(state, next)
  try {
    await follow(state, next, list)
  } finally {
    const { marks: marked } = state.room
    for (let k = 0; k < list.length; k++) marked[list[k]!] = 0
  }
  return true
}

async function follow(state: State, next: Next, list: Uint32Array): Promise<void> {
  const { marks } = state.room
  // Beyond half of all, everybody is counted faster than taken out and put in again.
  if (list.length > marks.length / 2) {
    delete state.groups
    delete state.met
  }
  const { groups, met } = state
  const counted = met ? list.filter((row) => (marks[row]! & (ITEMS | OWN_ITEMS)) !== 0) : list
  const ownOnly = (row: number) => (marks[row]! & ITEMS) === 0
  if (groups) move(groups, state, list, -1)
  if (met) await countRows(state, met, counted, -1, ownOnly)
  const again = summedAgain(state, next, list)
  enter(state, next)
  if (again.length > 0) await sumRows(state, again)
  if (groups) move(groups, state, list, 1)
  if (met && next.met) {
    await countRows(state, next.met, counted, 1, ownOnly)
    state.met = next.met
  }
}

// What records add is the same whatever their subject adds, unless they act on each other.
function summedAgain({ side: old, keys, whole, room }: State, next: Next, list: Uint32Array) {
  const { marks } = room
  const { own } = next.side
  const subjects = next.subjects ?? keys.subjects
  const acts = (parts: Parts, part: number) => parts.flags[part]! | parts.limits[part]!
  const again = new Uint32Array(list.length)
  let count = 0
  for (let k = 0; k < list.length; k++) {
    const row = list[k]!
    const reached = (marks[row]! & RECORDS) !== 0 || whole[row] === 1
    if (
      reached ||
      acts(old.own, old.own.of[keys.subjects[row]!]!) !== 0 ||
      acts(own, own.of[subjects[row]!]!) !== 0
    )
      again[count++] = row
  }
  return again.subarray(0, count)
}

function enter(state: State, { side, rekeyed, subjects }: Next): void {
  const { rows, starts } = state.byType
  for (const [t, keys] of rekeyed) {
    const first = starts[t]!
    keys.forEach((key, i) => {
      state.keys.records[rows[first + i]! - state.keys.first] = key
    })
  }
  if (subjects) state.keys.subjects = subjects
  state.side = side
}
