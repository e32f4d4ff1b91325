// Grades by sum: the bands are looked at once for each score that occurs in earnest.
import type { Compiled } from '../compile/model.ts'
import { clamp, combine, gradeOf } from '../evaluate/grade.ts'

/** The grade of a sum and a determination (−1 = none), as evaluate finds it. */
function gradeFor(compiled: Compiled, sum: number, determined: number): number {
  return combine(compiled, gradeOf(compiled, clamp(compiled, sum)), determined)
}

/** Score grades by sum in the ordinary range. */
type GradeTable = { ranks: Uint8Array; lowest: number }

const RANGE = 40_000

const tables = new WeakMap<Compiled, GradeTable>()

/** The table of a version; made once. */
export function gradeTable(compiled: Compiled): GradeTable {
  const known = tables.get(compiled)
  if (known) return known
  const table: GradeTable = { ranks: new Uint8Array(2 * RANGE), lowest: compiled.base - RANGE }
  fill(compiled, table, 0, table.ranks.length - 1)
  tables.set(compiled, table)
  return table
}

// Grades only rise or only fall with the score: where both ends have one grade, so has all
// between them.
function fill(compiled: Compiled, table: GradeTable, first: number, last: number): void {
  const rank = (i: number) => gradeOf(compiled, clamp(compiled, table.lowest + i))
  const [a, b] = [rank(first), rank(last)]
  if (a === b) {
    table.ranks.fill(a, first, last + 1)
    return
  }
  if (last - first === 1) {
    table.ranks[first] = a
    table.ranks[last] = b
    return
  }
  const middle = (first + last) >> 1
  fill(compiled, table, first, middle)
  fill(compiled, table, middle, last)
}

/** The final grade of a sum, by the table where it is in its range. */
export function rankOf(
  compiled: Compiled,
  table: GradeTable,
  sum: number,
  determined: number,
): number {
  const i = sum - table.lowest
  if (!(i >= 0 && i < 2 * RANGE)) return gradeFor(compiled, sum, determined)
  return determined === -1 ? table.ranks[i]! : combine(compiled, table.ranks[i]!, determined)
}
