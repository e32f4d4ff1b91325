// A table by itself: which of the two it is, and that the other one is missing.
import { type Problem, problem } from '../../../engine/words/problem.ts'
import type { Table } from './rows.ts'
import { columnsOf, type Header, TableFault } from './table.ts'

/** What is wrong with a table without the other one; nothing where it is no table. */
export async function alone(
  { rows }: Pick<Table, 'rows'>,
  sure: boolean,
  headers: { subject: Header; record: Header },
): Promise<Problem | undefined> {
  const first = await firstRow(rows)
  const has = (header: Header) => {
    const { columns } = columnsOf(first ?? [], header)
    return header.required.filter((name) => columns.has(name)).length
  }
  const [ofSubjects, ofRecords] = [has(headers.subject), has(headers.record)]
  if (!sure && ofSubjects < headers.subject.required.length) return undefined
  // Every column that subjects must have, records have too.
  const given = ofRecords > ofSubjects ? 'record' : ofSubjects > 0 ? 'subject' : ''
  const columns = given === '' ? '' : headers[given === 'record' ? 'subject' : 'record'].required
  return problem('table-alone', { given, columns })
}

async function firstRow(rows: Table['rows']): Promise<readonly unknown[] | undefined> {
  try {
    for await (const { cells } of rows) return cells
  } catch (error) {
    if (!(error instanceof TableFault)) throw error
  }
  return undefined
}
