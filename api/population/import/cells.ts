// Cells to the values that a score request carries; nothing is repaired, and what has no form
// of its kind goes on as it is, to be told by the same check as in a request.

import { formatDay } from '../../../engine/civil.ts'
import type { CompiledFact } from '../../../engine/compile/model.ts'
import type { Problem } from '../../../engine/words/problem.ts'

/** The cell of a column; `undefined` where the table has no such column. */
export type Cell = (name: string) => unknown

/** The value of a fact's cell; `undefined` where it is empty. */
function factCell({ kind }: CompiledFact, cell: unknown): unknown {
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

/** The values of a row's facts; those whose cells are empty are left out. */
export function factCells(cell: Cell, facts: readonly CompiledFact[]): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const fact of facts) {
    const value = factCell(fact, cell(fact.id))
    if (value !== undefined) found[fact.id] = value
  }
  return found
}

/** The texts of a row under these keys; those whose cells are empty are left out. */
export function textCells(cell: Cell, keys: readonly string[]): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const key of keys) {
    const value = textCell(cell(key))
    if (value !== undefined) found[key] = value
  }
  return found
}

/** A problem of a request by the column it is about: `records[0].facts.level` is `level`. */
export function ofColumn(found: Problem): Problem {
  const path = found.path?.replace(/^(subject|records\[0\])\.?/, '').replace(/^facts\./, '')
  return { ...found, path: path === '' ? undefined : path }
}

/** What a cell holds, as a message shows it. */
export function shown(value: unknown): string {
  return value === undefined || value === null ? '' : String(value)
}

// Sheets hold dates as days; the library gives them as UTC midnights.
function dateCell(date: Date): string {
  const day = date.getTime() / 86_400_000
  return Number.isInteger(day) ? formatDay(day) : date.toISOString()
}

function isEmpty(cell: unknown): boolean {
  return cell === '' || cell === null || cell === undefined
}
