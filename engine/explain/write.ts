// A sheet to the answer's JSON at once: the bytes that JSON.stringify makes of `explain`'s
// object, without making the object. A batch would spend most of its time on that.
import { formatDay } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import { fromHundredths } from '../compile/points.ts'
import type { Sheet } from '../evaluate/sheet.ts'
import type { Frame } from '../frame/frame.ts'
import type { Because, Line } from '../schema/assessment.ts'
import { putByte, putBytes, putJson, putText, type Sink, utf8 } from '../text/utf8.ts'
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
  because: utf8(',"because":{"code":"'),
  zh: utf8('","text":{"zh":'),
  en: utf8(',"en":'),
  cite: utf8(',"cite":'),
  item: utf8('{"item":'),
  idle: utf8('{"record":'),
  nothing: utf8(',"points":0,"counted":false'),
  nextGrade: utf8('","grade":'),
}

const COMMA = 44
const BRACE = 125

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
  putJson(sink, subject)
  putBytes(sink, pieces.head)
  putText(sink, formatDay(sheet.asOf))
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
  putByte(sink, BRACE)
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
      if (sink.length > from) putByte(sink, COMMA)
      writeLine(compiled, pieces, frame, start, sheet, line, sink)
    }
  }
  for (const i of idleRecords(frame, s, sheet)) {
    if (sink.length > from) putByte(sink, COMMA)
    writeIdle(idleLine(compiled, frame, s, sheet, i), sink)
  }
}

function writeIdle({ item, record, because, cite }: Line, sink: Sink): void {
  if (item === undefined) putBytes(sink, KEY.idle)
  else {
    putBytes(sink, KEY.item)
    putJson(sink, item)
    putBytes(sink, KEY.record)
  }
  putJson(sink, record!)
  putBytes(sink, KEY.nothing)
  putBecause(sink, because!)
  if (cite !== undefined) {
    putBytes(sink, KEY.cite)
    putJson(sink, cite)
  }
  putByte(sink, BRACE)
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
    putJson(sink, recordId(frame, start, i))
  }
  putBytes(sink, KEY.points)
  putNumber(sink, points)
  if (would !== points) {
    putBytes(sink, KEY.would)
    putNumber(sink, would)
  }
  putBytes(sink, points === 0 ? KEY.uncounted : KEY.counted)
  if (sheet.reason[line] !== 0) putBecause(sink, lineBecause(compiled, frame, start, sheet, line))
  putBytes(sink, cite)
}

function writeNext(pieces: Pieces, { day, grade, because }: NextChange, sink: Sink): void {
  putBytes(sink, KEY.nextChange)
  putText(sink, formatDay(day))
  putBytes(sink, KEY.nextGrade)
  putBytes(sink, pieces.grades[grade]!)
  putBecause(sink, because)
  putByte(sink, BRACE)
}

function putBecause(sink: Sink, { code, text, cite }: Because): void {
  putBytes(sink, KEY.because)
  putText(sink, code)
  putBytes(sink, KEY.zh)
  putJson(sink, text.zh)
  putBytes(sink, KEY.en)
  putJson(sink, text.en)
  putByte(sink, BRACE)
  if (cite !== undefined) {
    putBytes(sink, KEY.cite)
    putJson(sink, cite)
  }
  putByte(sink, BRACE)
}

function putNumber(sink: Sink, points: number): void {
  putText(sink, String(fromHundredths(points)))
}
