// Subjects with one grade before, one sum and one determination share whatever grade a band
// gives them: counted together, a city is a few thousand groups.
import { gradeTable, rankOf } from './grade-table.ts'
import type { State } from './state.ts'
import { NOT_APPLICABLE, SCORED } from './sum.ts'

/** Grades (ranks) and states (see sum.ts) of the rows under the version compared with. */
export type Before = { grade: Uint8Array; status: Uint8Array; grades: number }

/**
 * Counts by grade before, worst determination (−1 = none) and sum without base; sums beyond the
 * ordinary range by name. `unknown` are applicable to both, and not scored by both.
 */
export type Groups = {
  before: Before
  ranks: number
  near: Int32Array
  /** By grade before and determination: places in the table that were ever met. */
  low: Int32Array
  high: Int32Array
  far: Map<string, number>
  unknown: number
}

/** Sums without base that stand in the table: −300 to 100 points. */
const LOWEST = -30_000
const RANGE = 40_000

/** Every row of the state in its group. */
export function groupsOf(state: State, before: Before): Groups {
  const ranks = state.side.compiled.grades.length + 1
  const blocks = before.grades * ranks
  const groups: Groups = {
    before,
    ranks,
    near: new Int32Array(blocks * RANGE),
    low: new Int32Array(blocks).fill(RANGE),
    high: new Int32Array(blocks).fill(-1),
    far: new Map(),
    unknown: 0,
  }
  const { status } = state
  for (let row = 0; row < status.length; row++) {
    if (status[row] === SCORED && before.status[row] === SCORED) put(groups, state, row, 1)
    else if (status[row] !== NOT_APPLICABLE && before.status[row] !== NOT_APPLICABLE)
      groups.unknown++
  }
  return groups
}

/** A copy that can be moved in without the original. */
export function copyGroups(groups: Groups): Groups {
  const { near, low, high, far } = groups
  return {
    ...groups,
    near: near.slice(),
    low: low.slice(),
    high: high.slice(),
    far: new Map(far),
  }
}

/** Takes rows out of their groups (`by` −1), or puts them in (1). */
export function move(groups: Groups, state: State, rows: Uint32Array, by: 1 | -1): void {
  const { before } = groups
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!
    if (state.status[row] === SCORED && before.status[row] === SCORED) put(groups, state, row, by)
  }
}

/** Subjects by grade before and after, from · to innermost. */
export function cellsOf(
  { before, ranks, near, low, high, far }: Groups,
  { side }: State,
): Int32Array {
  const { compiled } = side
  const table = gradeTable(compiled)
  const width = compiled.grades.length
  const cells = new Int32Array(before.grades * width)
  const count = (from: number, determined: number, sum: number, n: number) => {
    cells[from * width + rankOf(compiled, table, compiled.base + sum, determined)]! += n
  }
  for (let from = 0; from < before.grades; from++) {
    for (let rank = 0; rank < ranks; rank++) {
      const block = from * ranks + rank
      for (let i = low[block]!; i <= high[block]!; i++) {
        const n = near[block * RANGE + i]!
        if (n !== 0) count(from, rank - 1, LOWEST + i, n)
      }
    }
  }
  for (const [key, n] of far) {
    const [from, determined, sum] = key.split(' ').map(Number) as [number, number, number]
    count(from, determined, sum, n)
  }
  return cells
}

function put(groups: Groups, state: State, row: number, by: 1 | -1): void {
  const { before, ranks, near, low, high, far } = groups
  const { own, plan } = state.side
  const mine = plan.subjectKeys > 0 ? own.of[state.keys.subjects[row]!]! : -1
  const sum = state.recordSum[row]! + (mine === -1 ? 0 : own.points[mine]!)
  const rank = mine === -1 ? -1 : own.determined[mine]!
  const determined = Math.max(state.determined[row]!, rank)
  const from = before.grade[row]!
  const place = sum - LOWEST
  if (place >= 0 && place < RANGE) {
    const block = from * ranks + determined + 1
    if (place < low[block]!) low[block] = place
    if (place > high[block]!) high[block] = place
    near[block * RANGE + place]! += by
    return
  }
  const key = `${from} ${determined} ${sum}`
  far.set(key, (far.get(key) ?? 0) + by)
}
