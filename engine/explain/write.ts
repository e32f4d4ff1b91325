// A sheet to the answer's JSON at once: the bytes that JSON.stringify makes of `explain`'s
// object, without making the object. A batch would spend most of its time on that.
import { formatDay } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import { fromHundredths } from '../compile/points.ts'
import type { Sheet } from '../evaluate/sheet.ts'
import type { Frame } from '../frame/frame.ts'
import { putBytes, putText, type Sink, utf8 } from '../text/utf8.ts'
import { lineBecause, recordId } from './because.ts'
import { determinedOf, type NextChange } from './explain.ts'
import { idleLine, idleRecords, lineOrder } from './lines.ts'
import type { Pieces } from './pieces.ts'

const KEY = {
  subject: utf8('{"subject":'),
  scoreGrade: utf8(',"scoreGrade":'),
  determined: utf8(',"determined":'),
  notDetermined: utf8(',"determined":null'),
  grade: utf8(',"grade":'),
  lines: utf8(',"lines":['),
  measures: utf8('],"measures":'),
  nextChange: utf8(',"nextChange":{"on":"'),
  record: utf8(',"record":'),
  points: utf8(',"points":'),
  would: utf8(',"would":'),
  counted: utf8(',"counted":true'),
  uncounted: utf8(',"counted":false'),
  because: utf8(',"because":'),
}

/** Writes the assessment of subject `s`. */
export function writeAssessment(
  compiled: Compiled,
  pieces: Pieces,
  frame: Frame,
  s: number,
  sheet: Sheet,
  subject: string,
  next: NextChange | undefined,
  sink: Sink,
): void {
  putBytes(sink, KEY.subject)
  putQuoted(sink, subject)
  putBytes(sink, pieces.head)
  putText(sink, dayText(sheet.asOf))
  if (!sheet.applicable) {
    putBytes(sink, pieces.notApplicable)
    return
  }
  putBytes(sink, pieces.applicable)
  putNumber(sink, sheet.score)
  putBytes(sink, KEY.scoreGrade)
  putBytes(sink, pieces.grades[sheet.scoreGrade]!)
  if (sheet.determined === -1) putBytes(sink, KEY.notDetermined)
  else {
    putBytes(sink, KEY.determined)
    putText(sink, JSON.stringify(determinedOf(compiled, frame, s, sheet)))
  }
  putBytes(sink, KEY.grade)
  putBytes(sink, pieces.grades[sheet.grade]!)
  putBytes(sink, KEY.lines)
  writeLines(compiled, pieces, frame, s, sheet, sink)
  putBytes(sink, KEY.measures)
  putBytes(sink, pieces.measures[sheet.grade]!)
  if (next) writeNext(pieces, next, sink)
  putText(sink, '}')
}

function writeLines(
  compiled: Compiled,
  pieces: Pieces,
  frame: Frame,
  s: number,
  sheet: Sheet,
  sink: Sink,
): void {
  const start = frame.starts[s]!
  const from = sink.length
  if (sheet.lines === 1) writeLine(compiled, pieces, frame, start, sheet, 0, sink)
  else if (sheet.lines > 1) {
    for (const line of lineOrder(frame, start, sheet)) {
      if (sink.length > from) putText(sink, ',')
      writeLine(compiled, pieces, frame, start, sheet, line, sink)
    }
  }
  for (const i of idleRecords(frame, s, sheet)) {
    if (sink.length > from) putText(sink, ',')
    putText(sink, JSON.stringify(idleLine(compiled, frame, s, sheet, i)))
  }
}

function writeLine(
  compiled: Compiled,
  pieces: Pieces,
  frame: Frame,
  start: number,
  sheet: Sheet,
  line: number,
  sink: Sink,
): void {
  const points = sheet.points[line]!
  const would = sheet.would[line]!
  const i = sheet.record[line]!
  const { open, cite } = pieces.items[sheet.item[line]!]!
  putBytes(sink, open)
  if (i >= 0) {
    putBytes(sink, KEY.record)
    putQuoted(sink, recordId(frame, start, i))
  }
  putBytes(sink, KEY.points)
  putNumber(sink, points)
  if (would !== points) {
    putBytes(sink, KEY.would)
    putNumber(sink, would)
  }
  putBytes(sink, points === 0 ? KEY.uncounted : KEY.counted)
  if (sheet.reason[line] !== 0) {
    putBytes(sink, KEY.because)
    putText(sink, JSON.stringify(lineBecause(compiled, frame, start, sheet, line)))
  }
  putBytes(sink, cite)
}

function writeNext(pieces: Pieces, { day, grade, because }: NextChange, sink: Sink): void {
  putBytes(sink, KEY.nextChange)
  putText(sink, formatDay(day))
  putText(sink, '","grade":')
  putBytes(sink, pieces.grades[grade]!)
  putBytes(sink, KEY.because)
  putText(sink, JSON.stringify(because))
  putText(sink, '}')
}

// Ids are printable, so only a quote or a backslash needs an escape.
function putQuoted(sink: Sink, text: string): void {
  if (text.includes('"') || text.includes('\\')) {
    putText(sink, JSON.stringify(text))
    return
  }
  putText(sink, '"')
  putText(sink, text)
  putText(sink, '"')
}

function putNumber(sink: Sink, points: number): void {
  putText(sink, String(fromHundredths(points)))
}

let lastDay = 0
let lastText = formatDay(0)

// A batch is scored on one day as a rule.
function dayText(day: number): string {
  if (day !== lastDay) {
    lastDay = day
    lastText = formatDay(day)
  }
  return lastText
}
