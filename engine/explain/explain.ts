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
export type Envelope = {
  subject: string
  hash: string
  readings: Record<string, string> | undefined
}

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
  // Keys are added in the order of the contract.
  const answer = {
    subject: envelope.subject,
    ruleset: compiled.ruleset,
    version: compiled.version,
    hash: envelope.hash,
    asOf: formatDay(sheet.asOf),
  } as Assessment
  if (envelope.readings) answer.readings = envelope.readings
  answer.applicable = applicable
  answer.score = applicable ? fromHundredths(sheet.score) : null
  answer.scoreGrade = applicable ? compiled.grades[sheet.scoreGrade]!.grade : null
  answer.determined = applicable ? determinedOf(compiled, frame, s, sheet) : null
  answer.grade = applicable ? compiled.grades[sheet.grade]!.grade : null
  answer.lines = applicable ? linesOf(compiled, frame, s, sheet) : []
  answer.measures = applicable ? compiled.grades[sheet.grade]!.measures : []
  if (next) {
    const { day, grade, because } = next
    answer.nextChange = { on: formatDay(day), grade: compiled.grades[grade]!.grade, because }
  }
  return answer
}

/** What was determined and by which triggers, in document then record id order. */
export function determinedOf(
  compiled: Compiled,
  frame: Frame,
  s: number,
  sheet: Sheet,
): Assessment['determined'] {
  if (sheet.determined === -1) return null
  const start = frame.starts[s]!
  const rank = (record: number) => (record < 0 ? -1 : frame.record.order[start + record]!)
  const by: { determination: number; record: number }[] = []
  for (let i = 0; i < sheet.triggers; i++) {
    const determination = sheet.triggerOf[i]!
    if (compiled.determinations[determination]!.grade !== sheet.determined) continue
    by.push({ determination, record: sheet.triggerBy[i]! })
  }
  if (by.length > 1) {
    by.sort((a, b) => a.determination - b.determination || rank(a.record) - rank(b.record))
  }
  return {
    grade: compiled.grades[sheet.determined]!.grade,
    by: by.map(({ determination, record }) => ({
      determination: compiled.determinations[determination]!.id,
      ...(record < 0 ? {} : { record: recordId(frame, start, record) }),
    })),
  }
}
