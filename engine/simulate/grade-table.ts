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
  const table = { ranks: new Uint8Array(2 * RANGE), lowest: compiled.base - RANGE }
  for (let i = 0; i < table.ranks.length; i++) {
    table.ranks[i] = gradeOf(compiled, clamp(compiled, table.lowest + i))
  }
  tables.set(compiled, table)
  return table
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
