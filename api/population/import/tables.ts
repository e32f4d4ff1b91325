// Two tables, subjects and their records in any order, as a population.
import { growing } from '../../../engine/population/growing.ts'
import { problem } from '../../../engine/words/problem.ts'
import type { Collection } from '../collect.ts'
import { blame, type Faults } from './faults.ts'
import { createKnown } from './known.ts'
import { orderRecords } from './order.ts'
import { readRecords } from './records.ts'
import type { Table } from './rows.ts'
import { readSubjects } from './subjects.ts'

/** What of the tables is told to be of a special kind, and who hears of progress. */
type Ways = { uscc: readonly string[]; progress: (rows: number) => void }

/**
 * Reads both tables into a collection; what is wrong is in `faults`, with its line. From the
 * first fault on nothing more is built, and everything is still checked.
 */
export async function readTables(
  collection: Collection,
  subjects: Table,
  records: Table,
  faults: Faults,
  { uscc, progress }: Ways,
): Promise<void> {
  const known = createKnown(collection.texts.subjectId)
  const lines = growing()
  await readSubjects(collection, subjects, faults, known, uscc, progress)
  if (faults.count === 0 && known.present === 0)
    blame(faults, subjects.file, 1, [problem('population-empty')])
  await readRecords(collection, records, faults, known, lines, progress)
  orderRecords(collection, records.file, faults, lines, known.ids.count)
}
