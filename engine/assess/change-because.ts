// Why the grade changes on a later day: the record that ends, or the item whose points move.
import { type Day, formatDay } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import { fromHundredths } from '../compile/points.ts'
import type { Sheet } from '../evaluate/sheet.ts'
import { recordBecause } from '../explain/because.ts'
import type { Frame } from '../frame/frame.ts'
import type { Because } from '../schema/assessment.ts'
import { becauseText } from '../words/reasons.ts'

/** Why subject `s` has another grade on `day` than on the day before. */
export function changeBecause(
  compiled: Compiled,
  frame: Frame,
  s: number,
  day: Day,
  dayBefore: Sheet,
  onDay: Sheet,
): Because {
  const start = frame.starts[s]!
  const ended = endedRecord(frame, start, dayBefore, onDay)
  if (ended !== -1) {
    const { name: type, items } = compiled.types[frame.record.type[start + ended]!]!
    const recorded = formatDay(frame.record.recordedOn[start + ended]!)
    const item = items.length === 1 ? compiled.items[items[0]!] : undefined
    const values = { type, recorded, day: formatDay(day - 1), ...(item ? { row: item.row } : {}) }
    const { cite } = recordBecause(compiled, frame, start, ended, onDay.state[ended]!)
    return {
      code: 'record-ends',
      text: becauseText('record-ends', values),
      ...(cite ? { cite } : {}),
    }
  }
  const mover = movedItem(compiled, dayBefore, onDay)
  if (mover !== -1) {
    const { row, cite } = compiled.items[mover]!
    const before = fromHundredths(pointsOf(dayBefore, mover))
    const after = fromHundredths(pointsOf(onDay, mover))
    const text = becauseText('points-change', { row, before, after })
    return { code: 'points-change', text, cite }
  }
  return { code: 'grade-changes', text: becauseText('grade-changes', {}) }
}

// The item whose points moved most the way the grade went.
function movedItem(compiled: Compiled, dayBefore: Sheet, onDay: Sheet): number {
  const down = onDay.grade > dayBefore.grade === compiled.higherIsBetter
  let most = 0
  let mover = -1
  for (const sheet of [dayBefore, onDay]) {
    for (let line = 0; line < sheet.lines; line++) {
      const item = sheet.item[line]!
      const shift = pointsOf(onDay, item) - pointsOf(dayBefore, item)
      const along = down ? -shift : shift
      if (along > most || (along === most && along > 0 && item < mover)) {
        most = along
        mover = item
      }
    }
  }
  return mover
}

// Of the records that ended, one that mattered: it determined the grade, or its points counted.
// The smallest id, so that the order in which records are given says nothing.
function endedRecord(frame: Frame, start: number, dayBefore: Sheet, onDay: Sheet): number {
  const { order } = frame.record
  const ended = (i: number) =>
    onDay.state[i] !== dayBefore.state[i] || onDay.determines[i] !== dayBefore.determines[i]
  let found = -1
  const consider = (i: number) => {
    if (i < 0 || !ended(i)) return
    if (found === -1 || order[start + i]! < order[start + found]!) found = i
  }
  if (onDay.determined !== dayBefore.determined) {
    for (let k = 0; k < dayBefore.triggers; k++) consider(dayBefore.triggerBy[k]!)
    if (found !== -1) return found
  }
  for (let line = 0; line < dayBefore.lines; line++) {
    if (dayBefore.points[line] !== 0) consider(dayBefore.record[line]!)
  }
  return found
}

function pointsOf(sheet: Sheet, item: number): number {
  let sum = 0
  for (let line = 0; line < sheet.lines; line++) {
    if (sheet.item[line] === item) sum += sheet.points[line]!
  }
  return sum
}
