// Two tables, subjects and their records in any order, as a population.
import { setImmediate as others } from 'node:timers/promises'
import { enter } from '../../../engine/frame/enter.ts'
import { clearFrame, reserve } from '../../../engine/frame/frame.ts'
import { addRecord, addSubject } from '../../../engine/population/builder.ts'
import { grouped } from '../../../engine/population/freeze.ts'
import { at, type Growing, growing, put } from '../../../engine/population/growing.ts'
import type { CreditRecord, ScoreRequest } from '../../../engine/schema/contract.ts'
import { isScoreRequest, requestFindings } from '../../../engine/schema/validate.ts'
import { type Problem, problem } from '../../../engine/words/problem.ts'
import type { Collection } from '../collect.ts'
import { addText, textIn } from '../text.ts'
import { isUscc } from '../uscc.ts'
import { factCell, textCell } from './cells.ts'
import { blame, type Faults } from './faults.ts'
import { addId, createIds, find, type Ids } from './ids.ts'
import { columnsOf, type Row, TableFault } from './table.ts'

/** A table to be read. */
export type Table = { file: string; rows: AsyncIterable<Row> }

/** What of the tables is told to be of a special kind, and who hears of progress. */
export type Ways = { uscc: readonly string[]; progress: (rows: number) => void }

const SUBJECT = { required: ['id', 'type'], optional: ['name', 'district'] }
const RECORD = {
  required: ['subject', 'id', 'type', 'case', 'occurredOn', 'recordedOn', 'status'],
  optional: ['repairedOn', 'validUntil'],
}
const PAUSE_EVERY = 20_000

/** Reads both tables into a collection; what is wrong is in `faults`, with its line. */
export async function readTables(
  collection: Collection,
  subjects: Table,
  records: Table,
  faults: Faults,
  ways: Ways,
): Promise<void> {
  const ids = createIds()
  const lines = growing()
  await readSubjects(collection, subjects, faults, ways, ids)
  if (faults.count === 0 && collection.builder.subjects === 0)
    blame(faults, subjects.file, 1, [problem('population-empty')])
  await readRecords(collection, records, faults, ways, ids, lines)
  if (faults.count === 0) orderRecords(collection, records.file, faults, lines)
}

async function readSubjects(
  collection: Collection,
  { file, rows }: Table,
  faults: Faults,
  { uscc, progress }: Ways,
  ids: Ids,
): Promise<void> {
  const { compiled, names, frame, builder, texts } = collection
  const facts = compiled.facts.filter(({ of, column }) => of === 'subject' && column !== -1)
  const header = { ...SUBJECT, optional: [...SUBJECT.optional, ...facts.map(({ id }) => id)] }
  const lines = growing()
  await eachRow(file, rows, header, faults, progress, (line, cell) => {
    const given: Record<string, unknown> = {}
    for (const fact of facts) {
      const value = factCell(fact, cell(fact.id))
      if (value !== undefined) given[fact.id] = value
    }
    const subject = textsOf(cell, ['id', 'type', 'name', 'district'])
    const request = { subject: { ...subject, facts: given }, records: [] }
    const problems: Problem[] = []
    for (const column of uscc) {
      const value = cell(column)
      if (typeof value !== 'string' || !isUscc(value))
        problems.push(problem('uscc-wrong', { value: shown(value) }, [column]))
    }
    if (!isScoreRequest(request)) problems.push(...shape(request))
    else {
      clearFrame(frame)
      problems.push(...enter(compiled, names, frame, request).filter(isFault).map(ofColumn))
      const first = find(ids, texts.subjectId, request.subject.id)
      if (first !== -1)
        problems.push(
          problem('subject-duplicate', { id: request.subject.id, first: at(lines, first) }),
        )
    }
    if (problems.length > 0) return blame(faults, file, line, problems)
    const { id, name, district, facts: held } = (request as unknown as ScoreRequest).subject
    put(lines, builder.subjects, line)
    addSubject(builder, frame, 0, district, held)
    addText(texts.subjectId, id)
    addText(texts.name, name ?? '')
    addId(ids, id)
  })
}

async function readRecords(
  collection: Collection,
  { file, rows }: Table,
  faults: Faults,
  { progress }: Ways,
  ids: Ids,
  lines: Growing,
): Promise<void> {
  const { compiled, names, frame, builder, texts } = collection
  const facts = compiled.facts.filter(({ of, column }) => of === 'record' && column !== -1)
  const header = { ...RECORD, optional: [...RECORD.optional, ...facts.map(({ id }) => id)] }
  // Somebody whom the record can belong to while it is checked alone.
  const type = compiled.subjectTypes[0]!
  reserve(frame, 1)
  const done = builder.subjects
  await eachRow(
    file,
    rows,
    header,
    faults,
    (count) => progress(done + count),
    (line, cell) => {
      const given: Record<string, unknown> = {}
      for (const fact of facts) {
        const value = factCell(fact, cell(fact.id))
        if (value !== undefined) given[fact.id] = value
      }
      const [, ...keys] = [...RECORD.required, ...RECORD.optional]
      const record = textsOf(cell, keys) as Record<string, unknown>
      if (Object.keys(given).length > 0) record['facts'] = given
      const request = { subject: { id: '-', type, facts: {} }, records: [record] }
      const problems: Problem[] = []
      if (!isScoreRequest(request)) problems.push(...shape(request))
      else {
        clearFrame(frame)
        problems.push(...enter(compiled, names, frame, request).filter(isFault).map(ofColumn))
      }
      const owner = textCell(cell('subject'))
      const s = typeof owner === 'string' ? find(ids, texts.subjectId, owner) : -1
      if (s === -1) problems.push(problem('subject-missing', { id: shown(owner) }, ['subject']))
      if (problems.length > 0) return blame(faults, file, line, problems)
      const { id, case: act, facts: held } = record as unknown as CreditRecord
      put(lines, builder.records, line)
      addRecord(builder, frame, 0, s, held)
      addText(texts.recordId, id)
      addText(texts.caseId, act)
    },
  )
}

async function eachRow(
  file: string,
  rows: AsyncIterable<Row>,
  header: { required: string[]; optional: string[] },
  faults: Faults,
  progress: (rows: number) => void,
  take: (line: number, cell: (name: string) => unknown) => void,
): Promise<void> {
  let columns: Map<string, number> | undefined
  let count = 0
  try {
    for await (const { line, cells } of rows) {
      if (!columns) {
        const found = columnsOf(cells, header)
        blame(faults, file, line, found.problems)
        // Without its columns nothing of the table can be understood.
        if (found.problems.length > 0) return
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
      } else take(line, (name) => cells[named.get(name) ?? -1])
      if (++count % PAUSE_EVERY !== 0) continue
      progress(count)
      await others()
    }
  } catch (error) {
    if (!(error instanceof TableFault)) throw error
    blame(faults, file, error.line, [error.found])
    return
  }
  if (!columns) blame(faults, file, 1, [problem('table-empty')])
}

// Ranks of ids and numbers of cases within each subject, as a frame has them.
function orderRecords(
  { builder, texts }: Collection,
  file: string,
  faults: Faults,
  lines: Growing,
): void {
  const { starts, rows } = grouped(builder)
  for (let s = 0; s < builder.subjects; s++) {
    const own = rows.subarray(starts[s]!, starts[s + 1]!)
    if (own.length === 0) continue
    const ids = Array.from(own, (row) => textIn(texts.recordId, row))
    const ranks = [...ids.keys()].sort((a, b) =>
      ids[a]! < ids[b]! ? -1 : ids[a] === ids[b] ? a - b : 1,
    )
    const cases = new Map<string, number>()
    own.forEach((row) => {
      const act = textIn(texts.caseId, row)
      const known = cases.get(act) ?? cases.size
      cases.set(act, known)
      put(builder.case, row, known)
    })
    ranks.forEach((i, rank) => {
      put(builder.order, own[i]!, rank)
      const before = rank === 0 ? -1 : ranks[rank - 1]!
      if (before === -1 || ids[before] !== ids[i]) return
      const values = { id: ids[i]!, first: at(lines, own[before]!) }
      blame(faults, file, at(lines, own[i]!), [problem('row-duplicate', values)])
    })
  }
}

function textsOf(cell: (name: string) => unknown, keys: readonly string[]): object {
  const found: Record<string, unknown> = {}
  for (const key of keys) {
    const value = textCell(cell(key))
    if (value !== undefined) found[key] = value
  }
  return found
}

function shape(request: unknown): Problem[] {
  return requestFindings(request).map(({ problem: found }) => ofColumn(found))
}

// A missing fact is kept as unknown; everything else that scoring refuses, an import refuses.
function isFault({ code }: Problem): boolean {
  return code !== 'fact-missing'
}

// `records[0].facts.level` is the column `level` here.
function ofColumn(found: Problem): Problem {
  const path = found.path?.replace(/^(subject|records\[0\])\.?/, '').replace(/^facts\./, '')
  return { ...found, path: path === '' ? undefined : path }
}

function shown(value: unknown): string {
  return value === undefined || value === null ? '' : String(value)
}
