// One score request into a frame: types, dates and facts are checked as they become integers.
// Either the whole subject enters, or nothing of it and every problem is returned.
import { addMonths, type Day, parseDay } from '../civil.ts'
import type { Compiled, CompiledFact, CompiledValidity } from '../compile/model.ts'
import { fromHundredths } from '../compile/points.ts'
import type { CreditRecord, ScoreRequest } from '../schema/contract.ts'
import { nearest } from '../words/nearest.ts'
import { type Path, type Problem, problem } from '../words/problem.ts'
import { type Frame, reserve, STATUSES, UNKNOWN } from './frame.ts'
import { factValue } from './value.ts'

/** What entering needs to look up by name, made once per compiled ruleset. */
export type Names = {
  subjectTypes: Map<string, number>
  types: Map<string, number>
  facts: Map<string, number>
  requiredOfSubject: number[]
  requiredOfType: number[][]
}

/** The look-ups of a compiled ruleset. */
export function namesOf(compiled: Compiled): Names {
  const required = (scope: 'subject' | 'record', type: number) =>
    compiled.facts.flatMap((fact, i) =>
      fact.of === scope && (fact.required === true || fact.required.includes(type)) ? [i] : [],
    )
  return {
    subjectTypes: new Map(compiled.subjectTypes.map((id, i) => [id, i])),
    types: new Map(compiled.types.map(({ id }, i) => [id, i])),
    facts: new Map(compiled.facts.map(({ id }, i) => [id, i])),
    requiredOfSubject: required('subject', -1),
    requiredOfType: compiled.types.map((_, type) => required('record', type)),
  }
}

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
    const allowed = compiled.subjectTypes.join('、')
    problems.push(
      problem('subject-type-unknown', { value: subject.type, allowed }, ['subject', 'type']),
    )
  }
  frame.type[s] = type ?? 0
  for (const column of frame.subjectFacts) column[s] = UNKNOWN
  const path = ['subject', 'facts']
  enterFacts(compiled, names, frame, 'subject', subject.facts, s, path, problems)
  // A subject to whom the standard does not apply is not scored, so it need not have the facts.
  if (type !== undefined && type < compiled.scored) {
    requireFacts(compiled, names.requiredOfSubject, subject.facts, path, problems)
  }
  const start = frame.records
  for (let i = 0; i < records.length; i++) {
    enterRecord(compiled, names, frame, records[i]!, start + i, ['records', i], problems)
  }
  frame.cases[s] = orderRecords(frame, records, start, problems)
  if (problems.length > 0) {
    frame.recordIds.length = start
    return problems
  }
  frame.records = start + records.length
  frame.starts[s] = start
  frame.starts[s + 1] = frame.records
  frame.subjects = s + 1
  return problems
}

function enterRecord(
  compiled: Compiled,
  names: Names,
  frame: Frame,
  record: CreditRecord,
  r: number,
  path: Path,
  problems: Problem[],
): void {
  const columns = frame.record
  const type = names.types.get(record.type)
  if (type === undefined) {
    const near = nearest(record.type, names.types.keys())
    const values = { value: record.type, ...(near ? { nearest: near } : {}) }
    problems.push(problem('record-type-unknown', values, [...path, 'type']))
  }
  const date = (value: string | undefined, key: string): Day => {
    if (value === undefined) return UNKNOWN
    const day = parseDay(value)
    if (day === undefined) problems.push(problem('date-impossible', { value }, [...path, key]))
    return day ?? UNKNOWN
  }
  const occurredOn = date(record.occurredOn, 'occurredOn')
  const recordedOn = date(record.recordedOn, 'recordedOn')
  if (occurredOn > recordedOn && recordedOn !== UNKNOWN) {
    const { occurredOn: occurred, recordedOn: recorded } = record
    problems.push(
      problem('date-order', { occurredOn: occurred, recordedOn: recorded }, [
        ...path,
        'occurredOn',
      ]),
    )
  }
  columns.type[r] = type ?? 0
  columns.occurredOn[r] = occurredOn
  columns.recordedOn[r] = recordedOn
  columns.lastDay[r] =
    recordedOn === UNKNOWN || occurredOn === UNKNOWN
      ? UNKNOWN
      : lastDayOf(compiled.validity, recordedOn, occurredOn)
  columns.status[r] = STATUSES.indexOf(record.status)
  columns.repairedOn[r] = date(record.repairedOn, 'repairedOn')
  columns.validUntil[r] = date(record.validUntil, 'validUntil')
  frame.recordIds[r] = record.id
  for (const column of frame.recordFacts) column[r] = UNKNOWN
  const facts = record.facts ?? {}
  const at = [...path, 'facts']
  enterFacts(compiled, names, frame, 'record', facts, r, at, problems)
  if (type === undefined) return
  requireFacts(compiled, names.requiredOfType[type]!, facts, at, problems)
  for (const { fact, moreThan, atMost } of compiled.types[type]!.recorded) {
    const { id, column, kind } = compiled.facts[fact]!
    const value = frame.recordFacts[column]?.[r] ?? UNKNOWN
    if (value === UNKNOWN || (value > moreThan && value <= atMost)) continue
    const show = (held: number) => String(kind === 'decimal' ? fromHundredths(held) : held)
    const [low, high] = [show(moreThan), show(atMost)]
    const values = {
      value: show(value),
      boundZh: `大于${low}、不大于${high}`,
      bound: `more than ${low} and at most ${high}`,
    }
    problems.push(problem('value-range', values, [...at, id]))
  }
}

/** The last day on which a record counts. */
export function lastDayOf(validity: CompiledValidity, recordedOn: Day, occurredOn: Day): Day {
  const last = addMonths(validity.from === 'recordedOn' ? recordedOn : occurredOn, validity.months)
  return validity.inclusive ? last : last - 1
}

function enterFacts(
  compiled: Compiled,
  names: Names,
  frame: Frame,
  scope: 'subject' | 'record',
  facts: Record<string, unknown>,
  row: number,
  path: Path,
  problems: Problem[],
): void {
  const columns = scope === 'subject' ? frame.subjectFacts : frame.recordFacts
  for (const id of Object.keys(facts)) {
    const index = names.facts.get(id)
    const fact = index === undefined ? undefined : compiled.facts[index]
    const at = () => [...path, id]
    if (!fact || fact.of !== scope) {
      const near = nearest(id, ofScope(compiled.facts, scope))
      problems.push(problem('fact-unknown', { fact: id, ...(near ? { nearest: near } : {}) }, at()))
    } else if (fact.column === -1) {
      problems.push(problem('fact-derived', { fact: id }, at()))
    } else {
      const held = factValue(fact, facts[id], frame.texts[index!]!, at())
      if (typeof held === 'number') columns[fact.column]![row] = held
      else problems.push(held)
    }
  }
}

function ofScope(facts: readonly CompiledFact[], scope: 'subject' | 'record'): string[] {
  return facts.filter((fact) => fact.of === scope && fact.column >= 0).map(({ id }) => id)
}

function requireFacts(
  compiled: Compiled,
  required: readonly number[],
  facts: Record<string, unknown>,
  path: Path,
  problems: Problem[],
): void {
  for (const index of required) {
    const { id, text } = compiled.facts[index]!
    if (!Object.hasOwn(facts, id))
      problems.push(problem('fact-missing', { fact: id, text }, [...path, id]))
  }
}

// Ids compare by code unit; records of one case get one number within the subject. Returns
// how many cases there are.
function orderRecords(
  frame: Frame,
  records: readonly CreditRecord[],
  start: number,
  problems: Problem[],
): number {
  const { order, case: cases } = frame.record
  const count = records.length
  if (count === 0) return 0
  if (count > 1) {
    const indices = records.map((_, i) => i)
    indices.sort((a, b) =>
      records[a]!.id < records[b]!.id ? -1 : records[a]!.id > records[b]!.id ? 1 : a - b,
    )
    for (let rank = 0; rank < count; rank++) {
      const i = indices[rank]!
      order[start + i] = rank
      const before = rank > 0 ? indices[rank - 1]! : i
      if (before !== i && records[before]!.id === records[i]!.id) {
        problems.push(
          problem('record-duplicate', { id: records[i]!.id, first: before + 1 }, [
            'records',
            i,
            'id',
          ]),
        )
      }
    }
  } else order[start] = 0
  const seen = new Map<string, number>()
  for (let i = 0; i < count; i++) {
    const id = records[i]!.case
    const known = seen.get(id)
    if (known === undefined) seen.set(id, seen.size)
    cases[start + i] = known ?? seen.size - 1
  }
  return seen.size
}
