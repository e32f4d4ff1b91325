// What is remembered of every subject between two previews, and how it follows an edit.
import { ask } from '../ask/ask.ts'
import type { Question } from '../ask/memory.ts'
import type { Compiled } from '../compile/model.ts'
import { gradeTable, rankOf } from './grade-table.ts'
import { type Groups, move } from './groups.ts'
import { createKeyRoom, fillKeys, type Keys } from './keys.ts'
import { APART, clearPart, LACKS, NOT_ASKED, type Parts, VARIES } from './parts.ts'
import type { Reach } from './reach.ts'
import { contribute, ownerOf, settle } from './settle.ts'
import { type Marks, type Side, sideLike } from './side.ts'
import {
  createSums,
  evaluateWhole,
  NOT_APPLICABLE,
  SCORED,
  type Sums,
  UNKNOWN_FACT,
} from './sum.ts'

/** Rows of part of a population under one version; row i is subject `from + i`. */
export type State = {
  side: Side
  from: number
  to: number
  keys: Keys
  status: Uint8Array
  /** What the records add to base and the subject's own points, and the worst they determine. */
  recordSum: Float64Array
  determined: Int8Array
  index?: Index
  /** Not there until asked for, or where an edit changed all of it: see groups.ts, hits.ts. */
  groups?: Groups
  hits?: Int32Array
}

/** Subjects by the contributions of their records. */
type Index = { starts: Uint32Array; rows: Uint32Array }

const CHUNK = 16_384

/** The state of subjects `from` to `to` under the side's version. */
export async function createState(side: Side, from: number, to: number): Promise<State> {
  const { population, plan } = side
  const { starts } = population.subject
  const first = starts[from]!
  const keys: Keys = {
    subjects: new Uint32Array(to - from),
    records: new Uint32Array(starts[to]! - first),
    first,
  }
  const room = createKeyRoom()
  for (let start = from; start < to; start += CHUNK) {
    const end = Math.min(to, start + CHUNK)
    const part = fillKeys(plan, population, start, end, room)
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
    status: new Uint8Array(to - from),
    recordSum: new Float64Array(to - from),
    determined: new Int8Array(to - from),
  }
  await sumRows(state)
  return state
}

/** Brings a state to another version of its plan. */
export async function moveTo(
  state: State,
  compiled: Compiled,
  reach: Reach,
  marks: Marks,
): Promise<void> {
  const side = sideLike(state.side, compiled, marks)
  state.side = side
  const changed = renew(side, side.parts, 0, reach.all ? undefined : reach.items)
  renew(side, side.own, -1, reach.all ? undefined : reach.own)
  if (reach.all || [...reach.items, ...reach.own].some((item) => compiled.items[item]?.fixed === 0))
    delete state.hits
  if (reach.all || reach.own.size > 0) delete state.groups
  if (reach.all) await sumRows(state)
  else if (changed.length > 0) await resum(state, rowsWith(state, changed))
}

// Sums of these rows anew; each leaves its group before and enters the one of its new sum.
async function resum(state: State, rows: Uint32Array): Promise<void> {
  const { groups } = state
  // A subject stands here once for each of its records.
  const once = rows.sort().filter((row, i) => i === 0 || row !== rows[i - 1])
  if (groups) move(groups, state, once, -1)
  await sumRows(state, once)
  if (groups) move(groups, state, once, 1)
}

// Contributions whose answers name one of the items (or all of them), noted anew.
function renew(
  side: Side,
  parts: Parts,
  of: 0 | -1,
  items: ReadonlySet<number> | undefined,
): number[] {
  const { answers } = side.memory.pool
  const { starts } = side.population.subject
  const { frame } = side.scratch
  const changed: number[] = []
  if (items?.size === 0) return changed
  for (let i = 0; i < parts.count; i++) {
    if ((parts.flags[i]! & (LACKS | APART)) !== 0) continue
    const number = parts.answer[i]!
    if (number === NOT_ASKED) continue
    // Rows that ask differently under one key are always evaluated whole.
    const whole = number === -1
    if (!whole && items && !answers[number]!.items.some((item) => items.has(item))) continue
    changed.push(i)
    if (whole) continue
    clearPart(parts, i)
    const first = parts.first[i]!
    if (of === -1) side.scratch.loadAlone(first, -1)
    else side.scratch.loadAlone(ownerOf(starts, first, 0, side.population.subjects), first)
    if (frame.type[0]! >= side.compiled.scored) frame.type[0] = 0
    contribute(side, parts, i, of)
  }
  return changed
}

/** Adds the records of rows up, of all rows where none are named. */
async function sumRows(state: State, rows?: Uint32Array): Promise<void> {
  const { side, from, to } = state
  const pending = new Map<string, Question>()
  const one = createSums(side, 1)
  let open: number[] = []
  const count = rows ? rows.length : to - from
  for (let k = 0; k < count; k++) {
    const row = rows ? rows[k]! : k
    if (!sumRow(state, row, one, pending)) open.push(row)
  }
  while (open.length > 0) {
    await ask(side.memory, pending)
    open = open.filter((row) => !sumRow(state, row, one, pending))
  }
}

function sumRow(state: State, row: number, one: Sums, pending: Map<string, Question>): boolean {
  const { side, from, keys } = state
  const { parts, own, compiled, population, plan } = side
  const { starts, shared } = population.subject
  const s = from + row
  const mine = plan.subjectKeys > 0 ? own.of[keys.subjects[row]!]! : -1
  let flags = mine === -1 ? VARIES : own.flags[mine]!
  let limits = mine === -1 ? 0 : own.limits[mine]!
  let meets = compiled.sameCase === 'highest' ? shared[s]! : 0
  let sum = 0
  let determined = -1
  if ((flags & APART) === 0) {
    const end = starts[s + 1]! - keys.first
    for (let i = starts[s]! - keys.first; i < end; i++) {
      const part = parts.of[keys.records[i]!]!
      sum += parts.points[part]!
      flags |= parts.flags[part]!
      meets |= limits & parts.limits[part]!
      limits |= parts.limits[part]!
      if (parts.determined[part]! > determined) determined = parts.determined[part]!
    }
  }
  if (meets === 0 && flags === 0) {
    state.status[row] = SCORED
    state.recordSum[row] = sum
    state.determined[row] = determined
    return true
  }
  if ((flags & (APART | LACKS)) !== 0) {
    state.status[row] = (flags & APART) !== 0 ? NOT_APPLICABLE : UNKNOWN_FACT
    return true
  }
  if (!evaluateWhole(side, s, 0, one, pending, keys, from)) return false
  state.status[row] = one.state[0]!
  const points = mine === -1 ? 0 : own.points[mine]!
  state.recordSum[row] = one.sum[0]! - compiled.base - points
  state.determined[row] = one.determined[0]!
  return true
}

/** The grade of every row from what is remembered. */
export function gradesOf({ side, keys, recordSum, determined }: State): Uint8Array {
  const { compiled, own, plan } = side
  const table = gradeTable(compiled)
  const { of, points, determined: ownDetermined } = own
  const dense = plan.subjectKeys > 0
  return Uint8Array.from(recordSum, (records, row) => {
    const mine = dense ? of[keys.subjects[row]!]! : -1
    const sum = compiled.base + records + (mine === -1 ? 0 : points[mine]!)
    const rank = mine === -1 ? -1 : ownDetermined[mine]!
    return rankOf(compiled, table, sum, Math.max(determined[row]!, rank))
  })
}

function rowsWith(state: State, parts: readonly number[]): Uint32Array {
  state.index ??= indexOf(state)
  const { starts, rows } = state.index
  let count = 0
  for (const part of parts) count += starts[part + 1]! - starts[part]!
  const found = new Uint32Array(count)
  let at = 0
  for (const part of parts) {
    const list = rows.subarray(starts[part]!, starts[part + 1]!)
    found.set(list, at)
    at += list.length
  }
  return found
}

// Counting sort of records by contribution.
function indexOf({ side, keys, from, to }: State): Index {
  const { parts, population } = side
  const { starts: owners } = population.subject
  const starts = new Uint32Array(parts.count + 1)
  for (const key of keys.records) starts[parts.of[key]! + 1]!++
  for (let part = 0; part < parts.count; part++) starts[part + 1]! += starts[part]!
  const next = starts.slice()
  const rows = new Uint32Array(keys.records.length)
  for (let s = from; s < to; s++) {
    for (let r = owners[s]!; r < owners[s + 1]!; r++) {
      const part = parts.of[keys.records[r - keys.first]!]!
      rows[next[part]!++] = s - from
    }
  }
  return { starts, rows }
}
