// Subjects and records as integers in columns: what a single assessment, a batch and a
// simulation all work on. A frame is filled, scored, and filled again.
import type { Compiled } from '../compile/model.ts'

/** No value; never a legal integer of any fact. */
export const UNKNOWN = -2147483648

export const STATUSES = ['confirmed', 'pending', 'revoked'] as const

/** One row per record; `order` is the record id's rank within its subject. */
type RecordColumns = {
  type: Int32Array
  case: Int32Array
  occurredOn: Int32Array
  recordedOn: Int32Array
  /** Last day on which the record is live under the ruleset's validity. */
  lastDay: Int32Array
  status: Int32Array
  repairedOn: Int32Array
  validUntil: Int32Array
  order: Int32Array
}

/** The columns; `starts[s]` to `starts[s + 1]` are the records of subject s. */
export type Frame = {
  subjects: number
  records: number
  type: Int32Array
  starts: Int32Array
  /** How many different cases a subject's records have. */
  cases: Int32Array
  subjectFacts: Int32Array[]
  record: RecordColumns
  recordFacts: Int32Array[]
  recordIds: string[]
  recordCases: string[]
  /** Free text beyond the words that rules name, numbered by fact; and the facts that hold any. */
  texts: Map<string, number>[]
  freeTexts: number[]
}

/** An empty frame with room for some subjects and records; it grows as needed. */
export function createFrame(compiled: Compiled, subjects = 64, records = 256): Frame {
  return {
    subjects: 0,
    records: 0,
    type: new Int32Array(subjects),
    starts: new Int32Array(subjects + 1),
    cases: new Int32Array(subjects),
    subjectFacts: compiled.columns.subject.map(() => new Int32Array(subjects)),
    record: {
      type: new Int32Array(records),
      case: new Int32Array(records),
      occurredOn: new Int32Array(records),
      recordedOn: new Int32Array(records),
      lastDay: new Int32Array(records),
      status: new Int32Array(records),
      repairedOn: new Int32Array(records),
      validUntil: new Int32Array(records),
      order: new Int32Array(records),
    },
    recordFacts: compiled.columns.record.map(() => new Int32Array(records)),
    recordIds: [],
    recordCases: [],
    texts: compiled.facts.map(() => new Map()),
    freeTexts: compiled.facts.flatMap(({ kind }, i) => (kind === 'text' ? [i] : [])),
  }
}

// Which number a text has says nothing, so they stay until there are many: a Map that is cleared
// makes a new table each time.
const MOST_TEXTS = 256

/** Empties a frame for the next chunk. */
export function clearFrame(frame: Frame): void {
  frame.subjects = 0
  frame.records = 0
  frame.starts[0] = 0
  for (const fact of frame.freeTexts)
    if (frame.texts[fact]!.size > MOST_TEXTS) frame.texts[fact] = new Map()
}

/** Makes room for one more subject with `records` records. */
export function reserve(frame: Frame, records: number): void {
  if (frame.subjects + 1 > frame.type.length) {
    frame.type = grown(frame.type, frame.subjects + 1)
    frame.cases = grown(frame.cases, frame.type.length)
    frame.starts = grown(frame.starts, frame.type.length + 1)
    frame.subjectFacts = frame.subjectFacts.map((column) => grown(column, frame.subjects + 1))
  }
  const wanted = frame.records + records
  if (wanted > frame.record.type.length) {
    for (const key of Object.keys(frame.record) as (keyof RecordColumns)[]) {
      frame.record[key] = grown(frame.record[key], wanted)
    }
    frame.recordFacts = frame.recordFacts.map((column) => grown(column, wanted))
  }
}

function grown(column: Int32Array, wanted: number): Int32Array {
  if (column.length >= wanted) return column
  const next = new Int32Array(Math.max(wanted, column.length * 2))
  next.set(column)
  return next
}
