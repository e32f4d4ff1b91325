// One score request into a frame: types, dates and facts are checked as they become integers.
// Either the whole subject enters, or nothing of it and every problem is returned.
import { addMonths, type Day, parseDay } from '../civil.ts'
import type { Compiled, CompiledValidity } from '../compile/model.ts'
import type { CreditRecord, ScoreRequest } from '../schema/contract.ts'
import { nearest } from '../words/nearest.ts'
import { type Problem, problem } from '../words/problem.ts'
import { boundRecorded, ENOUGH, enterFacts, requireFacts } from './facts.ts'
import { type Frame, reserve, STATUSES, UNKNOWN } from './frame.ts'
import type { Names } from './names.ts'
import { orderRecords } from './order.ts'

const NO_FACTS = {}

/** Adds a subject; the request must already have the contract's shape. */
export function enter(
  compiled: Compiled,
  names: Names,
  frame: Frame,
  request: ScoreRequest,
): Problem[] {
  const { subject, records } = request
  reserve(frame, records.length)
  const problems: Problem[] = []
  const s = frame.subjects
  const type = names.subjectTypes.get(subject.type)
  if (type === undefined) {
    const values = { value: subject.type, allowed: compiled.subjectTypes }
    problems.push(problem('subject-type-unknown', values, ['subject', 'type']))
  }
  frame.type[s] = type ?? 0
  enterFacts(names, frame, 'subject', subject.facts, s, problems)
  // A subject to whom the standard does not apply is not scored, so it need not have the facts.
  if (type !== undefined && type < compiled.scored) {
    requireFacts(names.requiredOfSubject, 'subject', subject.facts, problems)
  }
  const start = frame.records
  for (let i = 0; i < records.length; i++) {
    enterRecord(compiled, names, frame, records[i]!, i, start + i, problems)
  }
  frame.cases[s] = orderRecords(frame, start, records.length, problems)
  if (problems.length === 0) commit(frame, records.length)
  return problems
}

/** Makes the frame's next subject, whose columns are filled, one of it. */
export function commit(frame: Frame, records: number): void {
  const s = frame.subjects
  frame.starts[s] = frame.records
  frame.records += records
  frame.starts[s + 1] = frame.records
  frame.subjects = s + 1
}

function enterRecord(
  compiled: Compiled,
  names: Names,
  frame: Frame,
  record: CreditRecord,
  i: number,
  r: number,
  problems: Problem[],
): void {
  const columns = frame.record
  const type = names.types.get(record.type)
  if (type === undefined) {
    const values = problems.length < ENOUGH ? { ...meant(compiled, names, record.type) } : {}
    problems.push(
      problem('record-type-unknown', { value: record.type, ...values }, ['records', i, 'type']),
    )
  }
  const occurredOn = date(record.occurredOn, 'occurredOn', i, problems)
  const recordedOn = date(record.recordedOn, 'recordedOn', i, problems)
  const dated = occurredOn !== UNKNOWN && recordedOn !== UNKNOWN
  if (dated && occurredOn > recordedOn) {
    const values = { occurredOn: record.occurredOn, recordedOn: record.recordedOn }
    problems.push(problem('date-order', values, ['records', i, 'occurredOn']))
  }
  columns.type[r] = type ?? 0
  columns.occurredOn[r] = occurredOn
  columns.recordedOn[r] = recordedOn
  columns.lastDay[r] = dated ? lastDayOf(compiled.validity, recordedOn, occurredOn) : UNKNOWN
  columns.status[r] = STATUSES.indexOf(record.status)
  columns.repairedOn[r] = date(record.repairedOn, 'repairedOn', i, problems)
  columns.validUntil[r] = date(record.validUntil, 'validUntil', i, problems)
  frame.recordIds[r] = record.id
  frame.recordCases[r] = record.case
  const facts = record.facts ?? NO_FACTS
  enterFacts(names, frame, i, facts, r, problems)
  if (type === undefined) return
  requireFacts(names.requiredOfType[type]!, i, facts, problems)
  boundRecorded(compiled, frame, type, i, r, problems)
}

// An item that shares a type, or looks at the subject, gives no type its id.
function meant(
  compiled: Compiled,
  names: Names,
  type: string,
): { nearest?: string; item?: 'record' | 'subject' } {
  const item = compiled.items.find(({ id }) => id === type)
  if (item?.type === -1) return { item: 'subject' }
  if (item) return { item: 'record', nearest: compiled.types[item.type]!.id }
  const near = nearest(type, names.types.keys())
  return near === undefined ? {} : { nearest: near }
}

function date(value: string | undefined, key: string, i: number, problems: Problem[]): Day {
  if (value === undefined) return UNKNOWN
  const day = parseDay(value)
  if (day === undefined) problems.push(problem('date-impossible', { value }, ['records', i, key]))
  return day ?? UNKNOWN
}

/** The last day on which a record counts. */
export function lastDayOf(validity: CompiledValidity, recordedOn: Day, occurredOn: Day): Day {
  const last = addMonths(validity.from === 'recordedOn' ? recordedOn : occurredOn, validity.months)
  return validity.inclusive ? last : last - 1
}
