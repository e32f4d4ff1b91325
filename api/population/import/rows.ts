// The rows of a table, each with its cells by the names of the header.
import { setImmediate as others } from 'node:timers/promises'
import { problem } from '../../../engine/words/problem.ts'
import type { Cell } from './cells.ts'
import { blame, type Faults } from './faults.ts'
import { columnsOf, type Header, type Row, TableFault } from './table.ts'

/** A table to be read. */
export type Table = { file: string; rows: AsyncIterable<Row> }

/** Takes a row, and one that has another number of cells than the header: only its first is sure. */
type Takers = {
  take: (line: number, cell: Cell) => void
  askew?: (line: number, cell: Cell) => void
}

const PAUSE_EVERY = 20_000

/** Reads all rows; answers whether it came to the end of them. */
export async function eachRow(
  { file, rows }: Table,
  header: Header,
  faults: Faults,
  progress: (rows: number) => void,
  { take, askew }: Takers,
): Promise<boolean> {
  let columns: Map<string, number> | undefined
  let count = 0
  try {
    for await (const { line, cells } of rows) {
      if (!columns) {
        const found = columnsOf(cells, header)
        blame(faults, file, line, found.problems)
        // A column too many is passed over; where one is missing, no row can be understood.
        if (found.problems.some(({ code }) => code !== 'key-unknown')) return false
        columns = found.columns
        continue
      }
      const named = columns
      if (cells.length !== named.size) {
        const values = {
          zh: `这一行有${cells.length}列，表头有${named.size}列`,
          en: `this row has ${cells.length} columns, the header ${named.size}`,
        }
        blame(faults, file, line, [problem('csv-syntax', values)])
        askew?.(line, (name) => (named.get(name) === 0 ? cells[0] : undefined))
      } else take(line, (name) => cells[named.get(name) ?? -1])
      if (++count % PAUSE_EVERY !== 0) continue
      progress(count)
      await others()
    }
  } catch (error) {
    if (!(error instanceof TableFault)) throw error
    blame(faults, file, error.line, [error.found])
    return false
  }
  if (!columns) blame(faults, file, 1, [problem('table-empty')])
  return columns !== undefined
}
