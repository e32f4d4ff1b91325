// An ordinary score request from its bytes straight into a frame. It enters only what `enter`
// would enter, and the same; whatever is out of the ordinary, and everything that is wrong, it
// leaves to the careful way, which explains. A property test compares the two.
import { date, peek, take, text } from '../json/bytes.ts'
import { commit } from './enter.ts'
import { type Frame, reserve, UNKNOWN } from './frame.ts'
import { begin, lexiconOf, lookUp } from './lexicon.ts'
import { orderRecords } from './order.ts'
import { scanFacts } from './scan-facts.ts'
import { scanRecord } from './scan-record.ts'
import { keyOf, type Scanner } from './scanner.ts'

const KEYS = { subject: 1, records: 2, asOf: 4 }
const TOP = lexiconOf(Object.entries(KEYS))
const SUBJECT = lexiconOf(Object.entries({ id: 1, type: 2, facts: 4, name: 8, district: 16 }))

/**
 * Reads one request; true where it is ordinary and was entered as the frame's next subject.
 * `scanner.id` and `scanner.asOf` (UNKNOWN where it names no day) are then its own.
 */
export function scan(
  scanner: Scanner,
  frame: Frame,
  bytes: Uint8Array,
  from: number,
  to: number,
): boolean {
  const { cursor } = scanner
  cursor.bytes = bytes
  cursor.at = from
  cursor.end = to
  scanner.asOf = UNKNOWN
  const s = frame.subjects
  reserve(frame, 0)
  let seen = 0
  let count = 0
  if (!take(cursor, 123)) return false
  begin(TOP)
  do {
    const key = keyOf(cursor, TOP)
    if (key < 1 || (seen & key) !== 0) return false
    seen |= key
    if (key === KEYS.asOf) {
      const day = date(cursor)
      if (day === undefined) return false
      scanner.asOf = day
    } else if (key === KEYS.subject) {
      if (!scanSubject(scanner, frame, s)) return false
    } else {
      count = scanRecords(scanner, frame)
      if (count === -1) return false
    }
  } while (take(cursor, 44))
  if ((seen & 3) !== 3 || !take(cursor, 125) || peek(cursor) !== 0 || cursor.at < to) return false
  scanner.problems.length = 0
  frame.cases[s] = orderRecords(frame, frame.records, count, scanner.problems)
  if (scanner.problems.length > 0) return false
  commit(frame, count)
  return true
}

function scanSubject(scanner: Scanner, frame: Frame, s: number): boolean {
  const { cursor } = scanner
  let seen = 0
  if (!take(cursor, 123)) return false
  begin(SUBJECT)
  do {
    const key = keyOf(cursor, SUBJECT)
    if (key < 1 || (seen & key) !== 0) return false
    seen |= key
    if (key === 4) {
      if (!scanFacts(scanner, frame, scanner.facts.subject, frame.subjectFacts, s)) return false
      continue
    }
    if (!text(cursor) || cursor.size === 0 || !cursor.solid) return false
    if (key === 1) {
      if (cursor.size > 64) return false
      scanner.id = scanner.decode(cursor.bytes, cursor.from, cursor.to)
    } else if (key === 2) {
      const type = lookUp(scanner.subjectTypes, cursor.bytes, cursor.from, cursor.to)
      if (type === -1 || cursor.size > 64) return false
      frame.type[s] = type
    } else if (cursor.size > (key === 8 ? 200 : 64)) return false
  } while (take(cursor, 44))
  if ((seen & 7) !== 7 || !take(cursor, 125)) return false
  const required = frame.type[s]! < scanner.compiled.scored ? scanner.required.subject : 0
  return (scanner.seen & required) === required
}

// How many records were read into the frame's free rows, −1 where any is not ordinary.
function scanRecords(scanner: Scanner, frame: Frame): number {
  const { cursor } = scanner
  if (!take(cursor, 91)) return -1
  if (take(cursor, 93)) return 0
  let count = 0
  do {
    reserve(frame, count + 1)
    if (!scanRecord(scanner, frame, frame.records + count)) return -1
    count++
  } while (take(cursor, 44))
  return take(cursor, 93) ? count : -1
}
