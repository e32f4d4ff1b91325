// What is remembered of every subject between two previews.
import type { Population } from '../population/columns.ts'
import { type ByType, byType } from './by-type.ts'
import { gradeTable, rankOf } from './grade-table.ts'
import { copyGroups, type Groups } from './groups.ts'
import type { Met } from './hits.ts'
import { createKeyRoom, fillKeys, type Keys } from './keys.ts'
import { sumRows } from './rows.ts'
import { settle } from './settle.ts'
import type { Side } from './side.ts'

/** Rows of part of a population under one version; row i is subject `from + i`. */
export type State = {
  side: Side
  from: number
  to: number
  keys: Keys
  byType: ByType
  status: Uint8Array
  /** What the records add to base and the subject's own points, and the worst they determine. */
  recordSum: Float64Array
  determined: Int8Array
  /** Rows whose records act on each other: for these the worst of all is in `determined`. */
  whole: Uint8Array
  /** Not there until asked for, or where an edit changed all of it: see groups.ts, hits.ts. */
  groups?: Groups
  met?: Met
  room: Room
}

/**
 * Room for the rows that an edit reaches, and for keys that are others under it; used again by
 * the next edit, for fresh memory is slow. `marks` are 0 between edits.
 */
type Room = {
  marks: Uint8Array
  list: Uint32Array
  counted: Uint32Array
  again: Uint32Array
  subjects: Uint32Array
  records: Uint32Array
}

const CHUNK = 16_384

/**
 * The state of subjects `from` to `to` under the side's version; in place of another one of them,
 * of which nothing is left, where there is one.
 */
export async function createState(
  side: Side,
  from: number,
  to: number,
  old?: State,
): Promise<State> {
  const { population, plan } = side
  const { starts } = population.subject
  const first = starts[from]!
  const { keys, byType, status, recordSum, determined, whole, room } =
    old ?? emptyState(population, from, to)
  const keyRoom = createKeyRoom()
  for (let start = from; start < to; start += CHUNK) {
    const end = Math.min(to, start + CHUNK)
    const part = fillKeys(plan, population, start, end, keyRoom)
    await settle(side, part, start, end)
    keys.subjects.set(part.subjects.subarray(0, end - start), start - from)
    const count = starts[end]! - part.first
    keys.records.set(part.records.subarray(0, count), part.first - first)
  }
  const state: State = {
    side,
    from,
    to,
    keys,
    byType,
    status,
    recordSum,
    determined,
    whole,
    room,
  }
  await sumRows(state)
  return state
}

function emptyState(population: Population, from: number, to: number) {
  const { starts } = population.subject
  const [size, records] = [to - from, starts[to]! - starts[from]!]
  const keys: Keys = {
    subjects: new Uint32Array(size),
    records: new Uint32Array(records),
    first: starts[from]!,
  }
  return {
    keys,
    byType: byType(population, from, to),
    status: new Uint8Array(size),
    recordSum: new Float64Array(size),
    determined: new Int8Array(size),
    whole: new Uint8Array(size),
    room: createRoom(size, records),
  }
}

// Filled, for memory is only had once it is written: better here than at the first edit.
function createRoom(subjects: number, records: number): Room {
  const rows = () => new Uint32Array(subjects).fill(0)
  return {
    marks: new Uint8Array(subjects).fill(0),
    list: rows(),
    counted: rows(),
    again: rows(),
    subjects: rows(),
    records: new Uint32Array(records).fill(0),
  }
}

/** A copy that can follow other edits, one at a time with the original. */
export function copyState(state: State): State {
  const { keys, status, recordSum, determined, whole, groups, met } = state
  return {
    ...state,
    keys: { ...keys, subjects: keys.subjects.slice(), records: keys.records.slice() },
    status: status.slice(),
    recordSum: recordSum.slice(),
    determined: determined.slice(),
    whole: whole.slice(),
    ...(groups ? { groups: copyGroups(groups) } : {}),
    ...(met ? { met: { ...met, hits: met.hits.slice() } } : {}),
  }
}

/** The grade of every row from what is remembered. */
export function gradesOf({ side, keys, recordSum, determined }: State): Uint8Array {
  const { compiled, own, plan } = side
  const { base } = compiled
  const table = gradeTable(compiled)
  const { of, points, determined: ownDetermined } = own
  const { subjects } = keys
  const dense = plan.subjectKeys > 0
  const grades = new Uint8Array(recordSum.length)
  for (let row = 0; row < grades.length; row++) {
    const mine = dense ? of[subjects[row]!]! : -1
    const sum = base + recordSum[row]! + (mine === -1 ? 0 : points[mine]!)
    const rank = mine === -1 ? -1 : ownDetermined[mine]!
    grades[row] = rankOf(compiled, table, sum, Math.max(determined[row]!, rank))
  }
  return grades
}
