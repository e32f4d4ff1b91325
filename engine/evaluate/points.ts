// Raw points: what an item gives a record (or the subject) before same case and limits.
import type { Answer } from '../ask/memory.ts'
import type { Day } from '../civil.ts'
import type { Compiled, CompiledItem } from '../compile/model.ts'
import { lastDayOf } from '../frame/enter.ts'
import { type Frame, UNKNOWN } from '../frame/frame.ts'
import { valueOn } from '../questions/value.ts'
import { addLine, lineOf, REASON, type Sheet, strike } from './sheet.ts'

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
  let added = false
  for (let k = 0; k < answer.items.length; k++) {
    const index = answer.items[k]!
    const item = compiled.items[index]!
    const points = item.fixed === 0 ? rawPoints(compiled, item, frame, s, r, day, seen) : item.fixed
    if (points === 0) continue
    addLine(
      sheet,
      index,
      i,
      points,
      item.validity ? ownState(item, frame, r, i, day, sheet) : state,
    )
    if (item.limited) sheet.limited = true
    if (item.onTopOf !== -1) added = true
  }
  if (added) dropStranded(compiled, sheet, first)
  if (r < 0 || sheet.lines - first < 2) return
  if (compiled.types[frame.record.type[r]!]!.sameRecord === 'highest')
    keepLargest(compiled, sheet, first)
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
  const { facts } = compiled
  const { points: shape, times } = item
  let points = 0
  if (shape.kind === 'fixed') points = shape.points
  else {
    const fact = facts[shape.fact]!
    const of = valueOn(facts, fact, frame, s, r, day, seen)
    if (of === UNKNOWN) return 0
    if (shape.kind === 'by') points = shape.table[of] ?? 0
    else if (shape.kind === 'each') points = shape.points * Math.max(0, of - shape.after)
    else points = shape.sign * of * (fact.kind === 'integer' ? 100 : 1)
  }
  if (!times) return points
  return (
    points * Math.max(times.atLeast, valueOn(facts, facts[times.fact]!, frame, s, r, day, seen))
  )
}

// A validity of the item's own takes the place of the ruleset's, longer or shorter.
function ownState(
  item: CompiledItem,
  frame: Frame,
  r: number,
  i: number,
  day: Day,
  sheet: Sheet,
): number {
  const besides = sheet.besides[i]!
  const unconfirmed = besides !== 0 && besides <= REASON['not-recorded']
  return !unconfirmed && day > lastDayFor(item, frame, r) ? REASON.expired : besides
}

function lastDayFor(item: CompiledItem, frame: Frame, r: number): Day {
  return lastDayOf(item.validity!, frame.record.recordedOn[r]!, frame.record.occurredOn[r]!)
}

// `onTopOf: X` gives a line only where X does, and counts no longer than X does.
function dropStranded(compiled: Compiled, sheet: Sheet, first: number): void {
  let stranded = true
  while (stranded) {
    stranded = false
    for (let line = sheet.lines - 1; line >= first; line--) {
      const item = compiled.items[sheet.item[line]!]!.onTopOf
      if (item === -1) continue
      const base = lineOf(sheet, item, first)
      if (base === -1) removeLine(sheet, line)
      else if (sheet.reason[line] === 0 && sheet.reason[base] === REASON.expired)
        strike(sheet, line, 'expired')
      else continue
      stranded = true
    }
  }
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
