// A table as rows of named cells, strictly: every row has the columns of the header, and a
// quote that is never closed is told with the line it was opened on.

import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { nearest } from '../../../engine/words/nearest.ts'
import { type Problem, problem } from '../../../engine/words/problem.ts'
import { type Encoded, type Heard, textOf } from './bytes.ts'

/** A row with the line it begins on; cells are text as written, or what a sheet holds. */
export type Row = { line: number; cells: readonly unknown[] }

/** What a header must and may have; columns to be `checked` must be there, too. */
export type Header = {
  required: readonly string[]
  optional: readonly string[]
  checked?: readonly string[]
}

/** The column of each name that the header has, or what is wrong with it. */
export function columnsOf(
  header: readonly unknown[],
  { required, optional, checked = [] }: Header,
): { columns: Map<string, number>; problems: Problem[] } {
  const columns = new Map<string, number>()
  const problems: Problem[] = []
  const known = [...required, ...optional]
  header.forEach((cell, i) => {
    const name = String(cell ?? '')
    if (columns.has(name)) problems.push(problem('key-duplicate', { key: name, first: 1 }))
    else if (!known.includes(name)) {
      const near = nearest(name, known)
      problems.push(problem('key-unknown', { key: name, ...(near ? { nearest: near } : {}) }))
    }
    columns.set(name, i)
  })
  for (const key of new Set([...required, ...checked])) {
    if (!columns.has(key)) problems.push(problem('key-missing', { key }))
  }
  return { columns, problems }
}

const MOST_ROW = 1_000_000

/** The rows of a CSV file, the header first. Throws `TableFault` where it is not well formed. */
export async function* csvRows(
  path: string,
  encoding: Encoded['encoding'],
  heard: Heard,
): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MOST_ROW,
  })
  const source = Readable.from(textOf(path, encoding, heard))
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let before = 0
  try {
    for await (const each of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      // `lines` counts to the end of the row; a row with line breaks in quotes began earlier.
      const breaks = each.record.reduce((sum, cell) => sum + countBreaks(cell), 0)
      before = each.info.lines
      yield { line: each.info.lines - breaks, cells: each.record }
    }
  } catch (error) {
    throw faultOf(error as CsvError, before)
  } finally {
    // Whoever looked at the header alone leaves no file open.
    source.destroy()
  }
}

/** A table that is not well formed, with the line. */
export class TableFault extends Error {
  readonly line: number
  readonly found: Problem
  constructor(line: number, found: Problem) {
    super(found.text.en)
    this.line = line
    this.found = found
  }
}

function faultOf(error: CsvError, before: number): unknown {
  const line = Number((error as { lines?: number }).lines ?? before + 1)
  const fault = (at: number, zh: string, en: string) =>
    new TableFault(at, problem('csv-syntax', { zh, en }))
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return fault(before + 1, '引号没有闭合', 'a quote is never closed')
    case 'CSV_MAX_RECORD_SIZE':
      return fault(
        before + 1,
        '一行太长，多半是引号没有闭合',
        'a row is too long; most likely a quote is never closed',
      )
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return fault(line, '引号的位置不对', 'a quote stands in the wrong place')
    default:
      return error.code?.startsWith('CSV_') ? fault(line, error.message, error.message) : error
  }
}

function countBreaks(cell: string): number {
  let count = 0
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count++
  return count
}
