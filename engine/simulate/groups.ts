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
  /** Places of sums in the table that were ever met: from `low` to `high`. */
  low: number
  high: number
  far: Map<string, number>
  unknown: number
}

/** Sums without base that stand in the table: −300 to 100 points. */
const LOWEST = -30_000
const RANGE = 40_000

/** Every row of the state in its group. */
export function groupsOf(state: State, before: Before): Groups {
  const ranks = state.side.compiled.grades.length + 1
  const near = new Int32Array(before.grades * ranks * RANGE)
  const groups: Groups = { before, ranks, near, low: RANGE, high: -1, far: new Map(), unknown: 0 }
  const { status } = state
  for (let row = 0; row < status.length; row++) {
    if (status[row] === SCORED && before.status[row] === SCORED) put(groups, state, row, 1)
    else if (status[row] !== NOT_APPLICABLE && before.status[row] !== NOT_APPLICABLE)
      groups.unknown++
  }
  return groups
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
      const start = (from * ranks + rank) * RANGE
      for (let i = low; i <= high; i++) {
        const n = near[start + i]!
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
  const { before, ranks, near, far } = groups
  const { own, plan } = state.side
  const mine = plan.subjectKeys > 0 ? own.of[state.keys.subjects[row]!]! : -1
  const sum = state.recordSum[row]! + (mine === -1 ? 0 : own.points[mine]!)
  const rank = mine === -1 ? -1 : own.determined[mine]!
  const determined = Math.max(state.determined[row]!, rank)
  const from = before.grade[row]!
  const place = sum - LOWEST
  if (place >= 0 && place < RANGE) {
    if (place < groups.low) groups.low = place
    if (place > groups.high) groups.high = place
    near[(from * ranks + determined + 1) * RANGE + place]! += by
    return
  }
  const key = `${from} ${determined} ${sum}`
  far.set(key, (far.get(key) ?? 0) + by)
}
