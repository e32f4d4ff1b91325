// The table of records into a collection.
import { reserve } from '../../../engine/frame/frame.ts'
import { addRecord } from '../../../engine/population/builder.ts'
import { type Growing, put } from '../../../engine/population/growing.ts'
import type { CreditRecord } from '../../../engine/schema/contract.ts'
import { type Problem, problem } from '../../../engine/words/problem.ts'
import type { Collection } from '../collect.ts'
import { addText } from '../text.ts'
import { type Cell, factCells, ofColumn, shown, textCell, textCells } from './cells.ts'
import { factsOf, headerOf, keysOf } from './columns.ts'
import { blame, type Faults } from './faults.ts'
import { faultsOf } from './faults-of.ts'
import { type Known, MOST_ID, numberAbsent, numberOf } from './known.ts'
import { eachRow, type Table } from './rows.ts'

/** Reads the table; `lines` has the line of each record that was kept. */
export async function readRecords(
  collection: Collection,
  table: Table,
  faults: Faults,
  known: Known,
  lines: Growing,
  progress: (rows: number) => void,
): Promise<void> {
  const { compiled, frame, builder, texts } = collection
  const facts = factsOf(compiled, 'record')
  const keys = keysOf('record')
  // Somebody whom the record can belong to while it is checked alone.
  const subject = { id: '-', type: compiled.subjectTypes[0]!, facts: {} }
  reserve(frame, 1)
  const tell = (count: number) => progress(known.present + count)
  await eachRow(table, headerOf(compiled, 'record'), faults, tell, {
    take(line, cell) {
      const given = factCells(cell, facts)
      const record = textCells(cell, keys)
      if (Object.keys(given).length > 0) record['facts'] = given
      const problems = faultsOf(collection, { subject, records: [record] }).map(ofColumn)
      const owner = ownerOf(known, cell, problems)
      blame(faults, table.file, line, problems)
      const { id, case: act, facts: held } = record as unknown as CreditRecord
      if (faults.count > 0) {
        // Nothing will be built: its owner and its id are kept, to find what stands there twice.
        if (owner === -1 || typeof id !== 'string' || id.length > MOST_ID) return
        put(builder.owner, builder.records, owner)
        put(lines, builder.records++, line)
        addText(texts.recordId, id)
        return
      }
      put(lines, builder.records, line)
      addRecord(builder, frame, 0, owner, held)
      addText(texts.recordId, id)
      addText(texts.caseId, act)
    },
  })
}

// The number of the subject that a record names, or −1 where it names none that is remembered.
function ownerOf(known: Known, cell: Cell, problems: Problem[]): number {
  const owner = textCell(cell('subject'))
  if (owner === undefined) problems.push(problem('key-missing', { key: 'subject' }))
  else if (typeof owner !== 'string') {
    const values = { value: shown(owner), expectedZh: '文字', expected: 'text' }
    problems.push(problem('type-wrong', values, ['subject']))
  } else {
    const number = numberOf(known, owner)
    if (number !== -1 && number < known.present) return number
    // Of a table that could not be read to its end nobody knows who is missing from it.
    if (known.whole) problems.push(problem('subject-missing', { id: owner }, ['subject']))
    return number === -1 ? numberAbsent(known, owner) : number
  }
  return -1
}
