// One ordinary credit record from bytes into a row of the frame.
import { date, take, text } from '../json/bytes.ts'
import { lastDayOf } from './enter.ts'
import { boundRecorded } from './facts.ts'
import { type Frame, STATUSES, UNKNOWN } from './frame.ts'
import { begin, lexiconOf, lookUp } from './lexicon.ts'
import { scanFacts } from './scan-facts.ts'
import { keyOf, type Scanner } from './scanner.ts'

const KEYS = {
  id: 1,
  type: 2,
  case: 4,
  occurredOn: 8,
  recordedOn: 16,
  status: 32,
  repairedOn: 64,
  validUntil: 128,
  facts: 256,
}
const RECORD = lexiconOf(Object.entries(KEYS))
const NEEDED = 63
const STATUS = lexiconOf(STATUSES.map((status, i) => [status, i] as const))

/** Whether a record is ordinary; if so, row `r` holds it. */
export function scanRecord(scanner: Scanner, frame: Frame, r: number): boolean {
  const { compiled, cursor } = scanner
  const columns = frame.record
  columns.repairedOn[r] = UNKNOWN
  columns.validUntil[r] = UNKNOWN
  for (let c = 0; c < frame.recordFacts.length; c++) frame.recordFacts[c]![r] = UNKNOWN
  let seen = 0
  let facts = 0
  if (!take(cursor, 123)) return false
  begin(RECORD)
  do {
    const key = keyOf(cursor, RECORD)
    if (key < 1 || (seen & key) !== 0) return false
    seen |= key
    if (key === KEYS.facts) {
      if (!scanFacts(scanner, frame, scanner.facts.record, frame.recordFacts, r)) return false
      facts = scanner.seen
    } else if (!scanValue(scanner, frame, key, r)) return false
  } while (take(cursor, 44))
  if ((seen & NEEDED) !== NEEDED || !take(cursor, 125)) return false
  const type = columns.type[r]!
  const occurredOn = columns.occurredOn[r]!
  const recordedOn = columns.recordedOn[r]!
  const required = scanner.required.types[type]!
  if (occurredOn > recordedOn || (facts & required) !== required) return false
  columns.lastDay[r] = lastDayOf(compiled.validity, recordedOn, occurredOn)
  if (compiled.types[type]!.recorded.length === 0) return true
  scanner.problems.length = 0
  boundRecorded(compiled, frame, type, 0, r, scanner.problems)
  return scanner.problems.length === 0
}

function scanValue(scanner: Scanner, frame: Frame, key: number, r: number): boolean {
  const { cursor } = scanner
  const columns = frame.record
  if (key === KEYS.id || key === KEYS.type || key === KEYS.case || key === KEYS.status) {
    if (!text(cursor) || cursor.size === 0 || !cursor.solid) return false
    const { bytes, from, to, size } = cursor
    if (key === KEYS.id) {
      if (!cursor.ascii || size > 64) return false
      const id = scanner.decode(bytes, from, to)
      if (id.includes(' ')) return false
      frame.recordIds[r] = id
    } else if (key === KEYS.case) {
      if (size > 100) return false
      frame.recordCases[r] = scanner.decode(bytes, from, to)
    } else {
      const found = lookUp(key === KEYS.type ? scanner.types : STATUS, bytes, from, to)
      if (found === -1 || size > 64) return false
      if (key === KEYS.type) columns.type[r] = found
      else columns.status[r] = found
    }
    return true
  }
  const day = date(cursor)
  if (day === undefined) return false
  if (key === KEYS.occurredOn) columns.occurredOn[r] = day
  else if (key === KEYS.recordedOn) columns.recordedOn[r] = day
  else if (key === KEYS.repairedOn) columns.repairedOn[r] = day
  else columns.validUntil[r] = day
  return true
}
