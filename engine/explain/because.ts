// A reason on the sheet, as a sentence with its clause.
import { addMonths, formatDay } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import { fromHundredths } from '../compile/points.ts'
import { REASONS, type Sheet } from '../evaluate/sheet.ts'
import { lastDayOf } from '../frame/enter.ts'
import type { Frame } from '../frame/frame.ts'
import type { Because } from '../schema/assessment.ts'
import type { Text } from '../words/problem.ts'
import { becauseText } from '../words/reasons.ts'

/** Why record number `i` of the subject does not score, from its state. */
export function recordBecause(
  compiled: Compiled,
  frame: Frame,
  start: number,
  i: number,
  reason: number,
  item = -1,
): Because {
  const code = REASONS[reason]!
  const r = start + i
  const { recordedOn, occurredOn, lastDay, repairedOn, validUntil } = frame.record
  const own = item === -1 ? undefined : compiled.items[item]!.validity
  switch (code) {
    case 'not-recorded':
      return { code, text: becauseText(code, { day: formatDay(recordedOn[r]!) }) }
    case 'expired': {
      const last = own ? lastDayOf(own, recordedOn[r]!, occurredOn[r]!) : lastDay[r]!
      const cite = own?.cite ?? compiled.validity.cite
      return because(code, becauseText(code, { day: formatDay(last) }), cite)
    }
    case 'repaired':
      return because(
        code,
        becauseText(code, { day: formatDay(repairedOn[r]!) }),
        compiled.repair.cite,
      )
    case 'lapsed':
      return { code, text: becauseText(code, { day: formatDay(validUntil[r]!) }) }
    case 'not-counted':
      return because(code, compiled.notCounted.text, compiled.notCounted.cite)
    case 'revoked':
      return { code, text: becauseText(code, {}) }
    default:
      return { code: 'pending', text: becauseText('pending', {}) }
  }
}

/** Why a line does not count, or counts in part. */
export function lineBecause(
  compiled: Compiled,
  frame: Frame,
  start: number,
  sheet: Sheet,
  line: number,
): Because {
  const code = REASONS[sheet.reason[line]!]!
  const item = compiled.items[sheet.item[line]!]!
  const rival = sheet.rival[line]!
  const rivalRecord = rival === -1 ? '' : recordId(frame, start, sheet.record[rival]!)
  const rivalRow = rival === -1 ? 0 : compiled.items[sheet.item[rival]!]!.row
  switch (code) {
    case 'same-case':
      return because(
        code,
        becauseText(code, { rivalRow, rivalRecord, row: item.row }),
        compiled.scoreCites.at(-1),
      )
    case 'same-record':
      return { code, text: becauseText(code, { rivalRow }) }
    case 'same-value': {
      const fact = compiled.facts[item.distinctBy]!.text
      return { code, text: becauseText(code, { rivalRecord, fact }) }
    }
    case 'limit':
    case 'limit-partly': {
      const { points, per } = item.limit!
      const values = {
        limit: fromHundredths(points),
        per,
        after: fromHundredths(sheet.points[line]!),
      }
      return { code, text: becauseText(code, values) }
    }
    case 'outside-window':
      return { code, text: becauseText(code, { day: formatDay(addMonths(sheet.asOf, -12)) }) }
    case 'section-limit':
    case 'section-limit-partly': {
      const { name, limit } = compiled.sections[item.section]!
      const values = {
        section: name,
        limit: fromHundredths(limit!.points),
        per: limit!.per,
        after: fromHundredths(sheet.points[line]!),
      }
      return { code, text: becauseText(code, values) }
    }
    default: {
      const record = sheet.record[line]!
      const ended =
        code === 'expired' ? endedItem(compiled, frame, start + record, sheet, line) : -1
      const index = ended === -1 ? sheet.item[line]! : ended
      return recordBecause(compiled, frame, start, record, sheet.reason[line]!, index)
    }
  }
}

// What adds to an item ends with it: the one in the chain whose own last day is over.
function endedItem(
  compiled: Compiled,
  { record }: Frame,
  r: number,
  sheet: Sheet,
  line: number,
): number {
  let index = sheet.item[line]!
  while (index !== -1) {
    const { validity, onTopOf } = compiled.items[index]!
    const last = validity
      ? lastDayOf(validity, record.recordedOn[r]!, record.occurredOn[r]!)
      : record.lastDay[r]!
    if (sheet.asOf > last) return index
    index = onTopOf
  }
  return -1
}

/** The id of record number `i` of the subject. */
export function recordId(frame: Frame, start: number, i: number): string {
  return frame.recordIds[start + i] ?? ''
}

// A reason without a clause has no key for one.
function because(code: Because['code'], text: Text, cite: string | undefined): Because {
  return cite ? { code, text, cite } : { code, text }
}
