// A population as a file: its columns, what it was made from, and the side table of names.
import type { FactColumn, Population } from '../../engine/population/columns.ts'
import type { Labels } from '../../engine/population/request.ts'
import { type Column, openSections, type Written, writeSections } from './sections.ts'
import { bytesOf, endsOf, type Texts, textAt } from './text.ts'

/** Where a population comes from. */
export type Origin =
  | { kind: 'generated'; seed: number; size: number }
  | { kind: 'imported'; files: { name: string; sha256: string }[] }

/** What is noticed about the data, for the panel that shows it. */
export type Quality = { code: string; zh: string; en: string; count: number }[]

/** What a file says of itself besides its sections. */
export type PopulationHead = {
  format: 1
  name: string
  ruleset: string
  origin: Origin
  quality: Quality
  asOf: number
  subjects: number
  records: number
  profiles: number
  subjectTypes: string[]
  districts: string[]
  types: string[]
  recordsOfType: number[]
  facts: Omit<FactColumn, 'codes' | 'numbers'>[]
}

/** Texts of a population by subject and record. */
export type LabelTexts = { subjectId: Texts; name: Texts; recordId: Texts; caseId: Texts }

const LABELS = ['subjectId', 'name', 'recordId', 'caseId'] as const

/** Writes a population; record texts stand in the order of `rows`. Returns its hash. */
export function writePopulation(
  path: string,
  population: Population,
  about: Pick<PopulationHead, 'name' | 'ruleset' | 'origin' | 'quality'>,
  texts: LabelTexts,
  rows: Uint32Array,
): string {
  const { subject, record, profile, facts } = population
  const columns = new Map<string, Written>([['days', population.days]])
  for (const [name, column] of Object.entries(subject)) columns.set(`subject.${name}`, column)
  for (const [name, column] of Object.entries(record)) columns.set(`record.${name}`, column)
  for (const [name, column] of Object.entries(profile)) columns.set(`profile.${name}`, column)
  facts.forEach(({ id, codes, numbers }) => {
    columns.set(`fact.${id}`, codes)
    columns.set(`fact.${id}.numbers`, numbers)
  })
  // Records were added in another order than they stand in where a file was not sorted.
  if (rows.some((row, i) => row !== i)) columns.set('rows', rows)
  for (const name of LABELS) {
    // Page by page as they are: together they are most of the memory of a large import.
    columns.set(`${name}.ends`, endsOf(texts[name]))
    columns.set(`${name}.bytes`, bytesOf(texts[name]))
  }
  const head: PopulationHead = {
    format: 1,
    ...about,
    asOf: population.asOf,
    subjects: population.subjects,
    records: population.records,
    profiles: population.profiles,
    subjectTypes: population.subjectTypes,
    districts: population.districts,
    types: population.types,
    recordsOfType: population.recordsOfType,
    facts: facts.map(({ codes: _, numbers: __, ...rest }) => rest),
  }
  return writeSections(path, head, columns)
}

/** Texts of an open population, in shared memory; `rows` where records were put in order. */
export type TextColumns = Record<
  (typeof LABELS)[number],
  { ends: Uint32Array; bytes: Uint8Array }
> & { rows?: Uint32Array }

/** A population in shared memory, as any thread can give it to another. */
export type Columns = {
  path: string
  head: PopulationHead
  hash: string
  population: Population
  /** Bytes of the columns in memory. */
  bytes: number
}

/** An open population, whose texts may have to be fetched. */
export type OpenPopulation = Columns & { labels: () => Labels | Promise<Labels> }

/** An open population file: its texts are read when asked for. */
export type PopulationFile = Columns & {
  labels: () => Labels
  close: () => void
}

/**
 * Opens a population; `undefined` where the file is none, or not the one of this hash. Damaged
 * bytes are an error.
 */
export function openPopulation(path: string, expected?: string): PopulationFile | undefined {
  const file = openSections<PopulationHead>(path)
  if (!file) return undefined
  if (expected !== undefined && file.hash !== expected) {
    file.close()
    return undefined
  }
  const { head, hash, read, close } = file
  let bytes = 0
  const column = <T extends Column>(name: string): T => {
    const found = read(name)
    bytes += found.byteLength
    return found as T
  }
  const population: Population = {
    asOf: head.asOf,
    subjects: head.subjects,
    records: head.records,
    subjectTypes: head.subjectTypes,
    districts: head.districts,
    types: head.types,
    days: column('days'),
    subject: {
      type: column('subject.type'),
      district: column('subject.district'),
      starts: column('subject.starts'),
      shared: column('subject.shared'),
    },
    record: {
      profile: column('record.profile'),
      case: column('record.case'),
      order: column('record.order'),
      occurredOn: column('record.occurredOn'),
      recordedOn: column('record.recordedOn'),
      repairedOn: column('record.repairedOn'),
      validUntil: column('record.validUntil'),
    },
    profiles: head.profiles,
    profile: { type: column('profile.type'), status: column('profile.status') },
    facts: head.facts.map((fact) => ({
      ...fact,
      codes: column(`fact.${fact.id}`),
      numbers: column(`fact.${fact.id}.numbers`),
    })),
    recordsOfType: head.recordsOfType,
  }
  let labels: Labels | undefined
  return {
    path,
    head,
    hash,
    population,
    bytes,
    close,
    labels: () => {
      labels ??= labelsOf(textColumns(read, head))
      return labels
    },
  }
}

/** The texts of the population of this hash; `undefined` and errors as of `openPopulation`. */
export function readTexts(path: string, expected: string): TextColumns | undefined {
  const file = openSections<PopulationHead>(path)
  if (!file) return undefined
  try {
    return file.hash === expected ? textColumns(file.read, file.head) : undefined
  } finally {
    file.close()
  }
}

function textColumns(
  read: (name: string) => Column,
  { sections }: { sections: Record<string, unknown> },
): TextColumns {
  const texts = LABELS.map((name) => {
    const [ends, bytes] = [read(`${name}.ends`), read(`${name}.bytes`)]
    return [name, { ends, bytes }]
  })
  const rows = sections['rows'] ? { rows: read('rows') } : {}
  return { ...Object.fromEntries(texts), ...rows } as TextColumns
}

/** The texts by subject and record. */
export function labelsOf({ subjectId, name, recordId, caseId, rows }: TextColumns): Labels {
  const at = ({ ends, bytes }: TextColumns[(typeof LABELS)[number]], i: number) =>
    textAt(ends, bytes, i)
  const row = (r: number) => (rows ? rows[r]! : r)
  return {
    subjectId: (s) => at(subjectId, s),
    name: (s) => at(name, s) || undefined,
    recordId: (r) => at(recordId, row(r)),
    caseId: (r) => at(caseId, row(r)),
  }
}
