// A sheet to the answer people and services get, with reasons and citations.
import { formatDay } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import { fromHundredths } from '../compile/points.ts'
import type { Sheet } from '../evaluate/sheet.ts'
import type { Frame } from '../frame/frame.ts'
import type { Assessment, Because } from '../schema/assessment.ts'
import { recordId } from './because.ts'
import { linesOf } from './lines.ts'

/** What an answer carries beside the sheet. */
export type Envelope = { subject: string; hash: string; readings: Record<string, string> }

/** The next day on which the grade changes with no new facts. */
export type NextChange = { day: number; grade: number; because: Because }

/** The assessment of subject `s`; keys always stand in the same order. */
export function explain(
  compiled: Compiled,
  frame: Frame,
  s: number,
  sheet: Sheet,
  envelope: Envelope,
  next?: NextChange,
): Assessment {
  const { applicable } = sheet
  return {
    subject: envelope.subject,
    ruleset: compiled.ruleset,
    version: compiled.version,
    hash: envelope.hash,
    asOf: formatDay(sheet.asOf),
    ...(Object.keys(envelope.readings).length > 0 ? { readings: envelope.readings } : {}),
    applicable,
    score: applicable ? fromHundredths(sheet.score) : null,
    scoreGrade: applicable ? compiled.grades[sheet.scoreGrade]!.grade : null,
    determined: applicable ? determinedOf(compiled, frame, s, sheet) : null,
    grade: applicable ? compiled.grades[sheet.grade]!.grade : null,
    lines: applicable ? linesOf(compiled, frame, s, sheet) : [],
    measures: applicable ? compiled.grades[sheet.grade]!.measures : [],
    ...(next
      ? {
          nextChange: {
            on: formatDay(next.day),
            grade: compiled.grades[next.grade]!.grade,
            because: next.because,
          },
        }
      : {}),
  }
}

function determinedOf(
  compiled: Compiled,
  frame: Frame,
  s: number,
  sheet: Sheet,
): Assessment['determined'] {
  if (sheet.determined === -1) return null
  const start = frame.starts[s]!
  const rank = (record: number) => (record < 0 ? -1 : frame.record.order[start + record]!)
  const by = sheet.triggers.filter(
    ({ determination }) => compiled.determinations[determination]!.grade === sheet.determined,
  )
  if (by.length > 1)
    by.sort((a, b) => a.determination - b.determination || rank(a.record) - rank(b.record))
  return {
    grade: compiled.grades[sheet.determined]!.grade,
    by: by.map(({ determination, record }) => ({
      determination: compiled.determinations[determination]!.id,
      ...(record < 0 ? {} : { record: recordId(frame, start, record) }),
    })),
  }
}
