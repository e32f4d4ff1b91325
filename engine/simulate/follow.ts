// A state brought to another version: only rows that the edit can reach are looked at again.
import type { Compiled } from '../compile/model.ts'
import { summedAgain } from './again.ts'
import { move } from './groups.ts'
import { countRows, type Met, type Only } from './hits.ts'
import { type Next, nextOf } from './next.ts'
import { reachOf } from './reach.ts'
import { ITEMS, OWN_ITEMS, reached, typesOf } from './reached.ts'
import { recount } from './recount.ts'
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
  // An item belongs to records of one type: those of other types are met as before.
  const types = typesOf(state.side, next)
  const only: Only = { marks, own: OWN_ITEMS, records: ITEMS, types }
  const counted = met ? countedOf(state, met, next, list, only) : list
  if (groups) move(groups, state, list, -1)
  if (met) await countRows(state, met, counted, -1, only)
  const again = summedAgain(state, next, list)
  enter(state, next)
  if (again.length > 0) await sumRows(state, again)
  if (groups) move(groups, state, list, 1)
  if (met && next.met) {
    await countRows(state, next.met, counted, 1, only)
    state.met = next.met
  }
}

// The rows whose items are to be counted out and in again: those that are not done with at once.
function countedOf(state: State, met: Met, next: Next, list: Uint32Array, only: Only): Uint32Array {
  const { marks, counted } = state.room
  let count = 0
  for (let k = 0; k < list.length; k++) {
    const row = list[k]!
    if ((marks[row]! & (ITEMS | OWN_ITEMS)) !== 0) counted[count++] = row
  }
  const rows = counted.subarray(0, count)
  const { met: now, rekeyed } = next
  return now && rekeyed.size === 0 ? recount(state, met, { ...next, met: now }, rows, only) : rows
}

function enter(state: State, { side, rekeyed, subjects }: Next): void {
  const { rows, starts } = state.byType
  const { keys, room } = state
  for (const [t, fresh] of rekeyed) {
    const start = starts[t]!
    for (let i = 0; i < fresh.length; i++) keys.records[rows[start + i]! - keys.first] = fresh[i]!
  }
  if (subjects) {
    room.subjects = keys.subjects
    keys.subjects = subjects
  }
  state.side = side
}
