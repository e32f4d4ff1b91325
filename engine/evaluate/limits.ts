// What counts once, and what counts only up to a limit: after same case, in the order in
// which the acts occurred, then of record ids. A limit may grant part of a line.
import { addMonths, type Day, yearOf } from '../civil.ts'
import type { Compiled, CompiledLimit } from '../compile/model.ts'
import type { Frame } from '../frame/frame.ts'
import { hasLine, REASON, type Reason, type Sheet, strike } from './sheet.ts'

/** Applies `distinctBy` and `limit` of items, then limits of sections. */
export function applyLimits(
  compiled: Compiled,
  frame: Frame,
  start: number,
  day: Day,
  sheet: Sheet,
): void {
  for (const index of compiled.limitedItems) {
    if (!hasLine(sheet, index)) continue
    const { limit, distinctBy } = compiled.items[index]!
    const lines = inOrder(frame, start, sheet, (line) => sheet.item[line] === index)
    if (lines.length === 0) continue
    if (distinctBy !== -1) keepDistinct(compiled, frame, start, sheet, lines, distinctBy)
    if (limit) grant(limit, frame, start, day, sheet, lines, ['limit', 'limit-partly'])
  }
  for (const section of compiled.limitedSections) {
    const { limit } = compiled.sections[section]!
    const lines = inOrder(
      frame,
      start,
      sheet,
      (line) => compiled.items[sheet.item[line]!]!.section === section,
    )
    if (limit && lines.length > 0)
      grant(limit, frame, start, day, sheet, lines, ['section-limit', 'section-limit-partly'])
  }
}

// Lines of the subject itself come first: they belong to no act.
function inOrder(
  frame: Frame,
  start: number,
  sheet: Sheet,
  belongs: (line: number) => boolean,
): number[] {
  const lines: number[] = []
  for (let line = 0; line < sheet.lines; line++) {
    if (sheet.points[line] !== 0 && belongs(line)) lines.push(line)
  }
  if (lines.length < 2) return lines
  const { occurredOn, order } = frame.record
  const when = (line: number) =>
    sheet.record[line]! < 0 ? Number.NEGATIVE_INFINITY : occurredOn[start + sheet.record[line]!]!
  const rank = (line: number) =>
    sheet.record[line]! < 0 ? -1 : order[start + sheet.record[line]!]!
  return lines.sort(
    (a, b) => compare(when(a), when(b)) || rank(a) - rank(b) || sheet.item[a]! - sheet.item[b]!,
  )
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function keepDistinct(
  compiled: Compiled,
  frame: Frame,
  start: number,
  sheet: Sheet,
  lines: number[],
  fact: number,
): void {
  const first = new Map<number, number>()
  const column = frame.recordFacts[compiled.facts[fact]!.column]!
  for (const line of lines) {
    const value = column[start + sheet.record[line]!]!
    const before = first.get(value)
    if (before === undefined) first.set(value, line)
    else strike(sheet, line, 'same-value', before)
  }
}

function grant(
  limit: CompiledLimit,
  frame: Frame,
  start: number,
  day: Day,
  sheet: Sheet,
  lines: number[],
  reasons: [Reason, Reason],
): void {
  const granted = new Map<number, number>()
  const windowStart = limit.per === 'trailing12Months' ? addMonths(day, -12) : 0
  for (const line of lines) {
    if (sheet.points[line] === 0) continue
    const occurredOn =
      sheet.record[line]! < 0 ? day : frame.record.occurredOn[start + sheet.record[line]!]!
    if (limit.per === 'trailing12Months' && occurredOn <= windowStart) {
      strike(sheet, line, 'outside-window')
      continue
    }
    const period = limit.per === 'calendarYear' ? yearOf(occurredOn) : 0
    const before = granted.get(period) ?? 0
    const points = sheet.points[line]!
    const size = Math.min(Math.abs(points), limit.points - before)
    granted.set(period, before + size)
    if (size === Math.abs(points)) continue
    if (size === 0) strike(sheet, line, reasons[0])
    else {
      sheet.points[line] = Math.sign(points) * size
      sheet.reason[line] = REASON[reasons[1]]
    }
  }
}
