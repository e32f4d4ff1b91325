// The table of subjects into a collection.
import { addSubject } from '../../../engine/population/builder.ts'
import type { ScoreRequest } from '../../../engine/schema/contract.ts'
import { problem } from '../../../engine/words/problem.ts'
import type { Collection } from '../collect.ts'
import { addText } from '../text.ts'
import { isUscc } from '../uscc.ts'
import { factCells, ofColumn, shown, textCells } from './cells.ts'
import { factsOf, headerOf, keysOf } from './columns.ts'
import { blame, type Faults } from './faults.ts'
import { faultsOf } from './faults-of.ts'
import { closeKnown, type Known, meet, numberOf, twice } from './known.ts'
import { eachRow, type Table } from './rows.ts'

/** Reads the table; `known` has everybody afterwards, whatever is wrong with them. */
export async function readSubjects(
  collection: Collection,
  table: Table,
  faults: Faults,
  known: Known,
  uscc: readonly string[],
  progress: (rows: number) => void,
): Promise<void> {
  const { compiled, frame, builder, texts } = collection
  const facts = factsOf(compiled, 'subject')
  const keys = keysOf('subject')
  const header = { ...headerOf(compiled, 'subject'), checked: uscc }
  // Somebody without an id may be anybody.
  const remember = (id: unknown, line: number) => {
    if (typeof id === 'string' && id !== '' && numberOf(known, id) === -1) meet(known, id, line)
  }
  const whole = await eachRow(table, header, faults, progress, {
    take(line, cell) {
      const given = textCells(cell, keys)
      const request = { subject: { ...given, facts: factCells(cell, facts) }, records: [] }
      const problems = uscc.flatMap((column) => {
        const value = cell(column)
        if (typeof value === 'string' && isUscc(value)) return []
        return [problem('uscc-wrong', { value: shown(value) }, [column])]
      })
      problems.push(...faultsOf(collection, request).map(ofColumn))
      const { id } = given
      if (typeof id === 'string') problems.push(...twice(known, id))
      blame(faults, table.file, line, problems)
      // A number of a sheet is refused as an id, and its records may have it as text.
      if (faults.count > 0) return remember(typeof id === 'number' ? String(id) : id, line)
      const { subject } = request as unknown as ScoreRequest
      addSubject(builder, frame, 0, subject.district, subject.facts)
      addText(texts.name, subject.name ?? '')
      meet(known, subject.id, line)
    },
    askew(line, cell) {
      const id = cell('id')
      if (typeof id !== 'string' || id === '') known.whole = false
      else blame(faults, table.file, line, twice(known, id))
      remember(id, line)
    },
  })
  closeKnown(known, whole && known.whole)
}
