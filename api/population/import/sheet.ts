// The first sheet of a workbook as rows. What a workbook says it unpacks to is looked at first:
// a few kilobytes can hold gigabytes.
import { readFileSync } from 'node:fs'
import { readSheet } from 'read-excel-file/node'
import { type Problem, problem } from '../../../engine/words/problem.ts'
import { type Row, TableFault } from './table.ts'

/** The most rows that are read from a sheet; a CSV file has no such bound. */
const MOST_ROWS = 100_000
const MOST_BYTES = 400_000_000

/** The rows of the first sheet, the header first. */
export async function* sheetRows(path: string): AsyncGenerator<Row> {
  const broken = unfit(readFileSync(path))
  if (broken) throw new TableFault(1, broken)
  let rows: unknown[][]
  try {
    rows = (await readSheet(path)) as unknown[][]
  } catch {
    const values = { zh: '不是工作簿（.xlsx）', en: 'this is no workbook (.xlsx)' }
    throw new TableFault(1, problem('csv-syntax', values))
  }
  if (rows.length > MOST_ROWS + 1) {
    const values = { count: rows.length - 1, most: MOST_ROWS }
    throw new TableFault(1, problem('table-too-large', values))
  }
  const width = rows[0]?.length ?? 0
  for (const [i, cells] of rows.entries()) {
    // Cells that were left empty at the end of a row are not stored.
    yield { line: i + 1, cells: Array.from({ length: width }, (_, k) => cells[k] ?? null) }
  }
}

// The central directory of a zip file: the sizes it declares.
function unfit(bytes: Buffer): Problem | undefined {
  let total = 0
  for (let at = bytes.indexOf(ENTRY); at !== -1; at = bytes.indexOf(ENTRY, at + 46)) {
    if (at + 46 > bytes.length) break
    total += bytes.readUInt32LE(at + 24)
  }
  if (total > MOST_BYTES) return problem('table-too-large', { count: total, most: MOST_BYTES })
  return undefined
}

const ENTRY = Buffer.from('PK\u0001\u0002', 'latin1')
