// Raw points: what an item gives a record (or the subject) before same case and limits.
import type { Answer } from '../ask/memory.ts'
import type { Day } from '../civil.ts'
import type { Compiled, CompiledItem } from '../compile/model.ts'
import { lastDayOf } from '../frame/enter.ts'
import { type Frame, UNKNOWN } from '../frame/frame.ts'
import { valueOn } from '../questions/value.ts'
import { addLine, REASON, type Sheet, strike } from './sheet.ts'

/** Adds the lines of one record (`r` ≥ 0, number `i` within the subject) or of the subject itself. */
export function addLines(
  compiled: Compiled,
  frame: Frame,
  s: number,
  r: number,
  i: number,
  day: Day,
  seen: Day,
  answer: Answer,
  sheet: Sheet,
): void {
  const first = sheet.lines
  const state = r < 0 ? 0 : sheet.state[i]!
  for (const index of answer.items) {
    const item = compiled.items[index]!
    const points = rawPoints(compiled, item, frame, s, r, day, seen)
    if (points === 0) continue
    const expired = state === 0 && item.validity !== undefined && day > lastDayFor(item, frame, r)
    addLine(sheet, index, i, points, expired ? REASON.expired : state)
  }
  if (sheet.lines - first > 0) {
    dropStranded(compiled, sheet, first)
    if (r >= 0 && compiled.types[frame.record.type[r]!]!.sameRecord === 'highest')
      keepLargest(compiled, sheet, first)
  }
}

function rawPoints(
  compiled: Compiled,
  item: CompiledItem,
  frame: Frame,
  s: number,
  r: number,
  day: Day,
  seen: Day,
): number {
  const { points: shape, times } = item
  const value = (fact: number) =>
    valueOn(compiled.facts, compiled.facts[fact]!, frame, s, r, day, seen)
  let points = 0
  if (shape.kind === 'fixed') points = shape.points
  else {
    const of = value(shape.fact)
    if (of === UNKNOWN) return 0
    if (shape.kind === 'by') points = shape.table[of] ?? 0
    else if (shape.kind === 'each') points = shape.points * Math.max(0, of - shape.after)
    else points = shape.sign * of * (compiled.facts[shape.fact]!.kind === 'integer' ? 100 : 1)
  }
  return times ? points * Math.max(times.atLeast, value(times.fact)) : points
}

function lastDayFor(item: CompiledItem, frame: Frame, r: number): Day {
  return lastDayOf(item.validity!, frame.record.recordedOn[r]!, frame.record.occurredOn[r]!)
}

// `onTopOf: X` gives a line only where X does.
function dropStranded(compiled: Compiled, sheet: Sheet, first: number): void {
  let stranded = true
  while (stranded) {
    stranded = false
    for (let line = sheet.lines - 1; line >= first; line--) {
      const base = compiled.items[sheet.item[line]!]!.onTopOf
      if (base === -1 || has(sheet, base, first)) continue
      removeLine(sheet, line)
      stranded = true
    }
  }
}

function has(sheet: Sheet, item: number, first: number): boolean {
  for (let line = first; line < sheet.lines; line++) if (sheet.item[line] === item) return true
  return false
}

function removeLine(sheet: Sheet, line: number): void {
  for (const column of [
    sheet.item,
    sheet.record,
    sheet.would,
    sheet.points,
    sheet.reason,
    sheet.rival,
  ]) {
    column.copyWithin(line, line + 1, sheet.lines)
  }
  sheet.lines--
}

// `sameRecord: highest`: the largest line of each kind; lines stand in row order, so a tie
// leaves the earlier row.
function keepLargest(compiled: Compiled, sheet: Sheet, first: number): void {
  for (const kind of ['bonus', 'deduction'] as const) {
    let largest = -1
    for (let line = first; line < sheet.lines; line++) {
      if (compiled.items[sheet.item[line]!]!.kind !== kind || sheet.reason[line] !== 0) continue
      if (largest === -1 || Math.abs(sheet.would[line]!) > Math.abs(sheet.would[largest]!))
        largest = line
    }
    for (let line = first; line < sheet.lines && largest !== -1; line++) {
      if (
        line === largest ||
        compiled.items[sheet.item[line]!]!.kind !== kind ||
        sheet.reason[line] !== 0
      )
        continue
      strike(sheet, line, 'same-record', largest)
    }
  }
}
