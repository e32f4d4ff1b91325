// A subject of a population as a score request, the same that was put in.
import { formatDay } from '../civil.ts'
import { fromHundredths } from '../compile/points.ts'
import { STATUSES } from '../frame/frame.ts'
import type { CreditRecord, FactValue, ScoreRequest } from '../schema/contract.ts'
import type { FactColumn, Population } from './columns.ts'

/** What people call subjects and records; the columns know only numbers. */
export type Labels = {
  subjectId: (s: number) => string
  name: (s: number) => string | undefined
  recordId: (r: number) => string
  caseId: (r: number) => string
}

/** Subject `s` in the scoring contract, on the population's day. */
export function requestOf(population: Population, labels: Labels, s: number): ScoreRequest {
  const { subject, record, profile, types } = population
  const district = subject.district[s]!
  const name = labels.name(s)
  const ofSubject = population.facts.filter(({ of }) => of === 'subject')
  const ofRecord = population.facts.filter(({ of }) => of === 'record')
  const date = (code: number) => formatDay(population.days[code - 1]!)
  const records: CreditRecord[] = []
  for (let r = subject.starts[s]!; r < subject.starts[s + 1]!; r++) {
    const p = record.profile[r]!
    const facts = factsOf(population, ofRecord, (each) => (each.per === 'profile' ? p : r))
    records.push({
      id: labels.recordId(r),
      type: types[profile.type[p]!]!,
      case: labels.caseId(r),
      occurredOn: date(record.occurredOn[r]!),
      recordedOn: date(record.recordedOn[r]!),
      status: STATUSES[profile.status[p]!]!,
      ...(record.repairedOn[r] ? { repairedOn: date(record.repairedOn[r]!) } : {}),
      ...(record.validUntil[r] ? { validUntil: date(record.validUntil[r]!) } : {}),
      ...(Object.keys(facts).length > 0 ? { facts } : {}),
    })
  }
  return {
    asOf: formatDay(population.asOf),
    subject: {
      id: labels.subjectId(s),
      type: population.subjectTypes[subject.type[s]!]!,
      ...(name === undefined ? {} : { name }),
      ...(district === 0 ? {} : { district: population.districts[district - 1]! }),
      facts: factsOf(population, ofSubject, () => s),
    },
    records,
  }
}

function factsOf(
  population: Population,
  columns: readonly FactColumn[],
  row: (each: FactColumn) => number,
): Record<string, FactValue> {
  const facts: Record<string, FactValue> = {}
  for (const each of columns) {
    const code = each.codes[row(each)]!
    if (code !== 0) facts[each.id] = factValueOf(population, each, code)
  }
  return facts
}

function factValueOf({ days }: Population, { kind, numbers, words }: FactColumn, code: number) {
  switch (kind) {
    case 'date':
      return formatDay(days[code - 1]!)
    case 'integer':
      return numbers[code - 1]!
    case 'decimal':
      return fromHundredths(numbers[code - 1]!)
    case 'boolean':
      return numbers[code - 1] === 1
    default:
      return words[code - 1]!
  }
}
