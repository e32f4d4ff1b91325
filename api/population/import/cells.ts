// Cells to the values that a score request carries; nothing is repaired, and what has no form
// of its kind goes on as it is, to be told by the same check as in a request.

import { formatDay } from '../../../engine/civil.ts'
import type { CompiledFact } from '../../../engine/compile/model.ts'

/** The value of a fact's cell; `undefined` where it is empty. */
export function factCell({ kind }: CompiledFact, cell: unknown): unknown {
  if (isEmpty(cell)) return undefined
  if (typeof cell !== 'string') return cell instanceof Date ? dateCell(cell) : cell
  switch (kind) {
    case 'integer':
      return /^-?\d{1,15}$/.test(cell) ? Number(cell) : cell
    case 'decimal':
      return /^-?\d{1,13}(\.\d{1,2})?$/.test(cell) ? Number(cell) : cell
    case 'boolean':
      return cell === 'true' ? true : cell === 'false' ? false : cell
    default:
      return cell
  }
}

/** The text of a cell; a date of a sheet as YYYY-MM-DD, a number as it is, to be refused. */
export function textCell(cell: unknown): unknown {
  if (isEmpty(cell)) return undefined
  return cell instanceof Date ? dateCell(cell) : cell
}

// Sheets hold dates as days; the library gives them as UTC midnights.
function dateCell(date: Date): string {
  const day = date.getTime() / 86_400_000
  return Number.isInteger(day) ? formatDay(day) : date.toISOString()
}

function isEmpty(cell: unknown): boolean {
  return cell === '' || cell === null || cell === undefined
}
