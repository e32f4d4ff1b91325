// When the grade changes by itself: asOf moves on over the same input, and nothing that is
// dated after today's asOf becomes known.
import type { Memory, Question } from '../ask/memory.ts'
import { type Day, formatDay } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import { fromHundredths } from '../compile/points.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import { createSheet, type Sheet } from '../evaluate/sheet.ts'
import { recordBecause } from '../explain/because.ts'
import type { NextChange } from '../explain/explain.ts'
import type { Frame } from '../frame/frame.ts'
import { type Asked, createAsked, questions } from '../questions/questions.ts'
import type { Because } from '../schema/assessment.ts'
import { becauseText } from '../words/reasons.ts'
import { ANSWERS, ENDS, HORIZON, LAST_DAY, momentsOf } from './moments.ts'

/** Days walked times records, for one subject. */
const MOST_WORK = 20_000

const later: Asked = createAsked()
const buffers: [Sheet, Sheet] = [createSheet(), createSheet()]

/**
 * The first later day with another grade than `sheet` has, `undefined` where there is none,
 * or 'pending' where json-rules-engine must be asked first (the questions are in `pending`).
 */
export function nextChange(
  compiled: Compiled,
  memory: Memory,
  frame: Frame,
  s: number,
  today: Day,
  asked: Asked,
  sheet: Sheet,
  pending: Map<string, Question>,
): NextChange | undefined | 'pending' {
  const records = frame.starts[s + 1]! - frame.starts[s]!
  if (later.records.length < records) later.records = new Int32Array(records * 2)
  later.subject = asked.subject
  for (let i = 0; i < records; i++) later.records[i] = asked.records[i]!
  const { days, what, growing, monotone } = momentsOf(compiled, frame, s, today)
  if (growing) days.push(Math.min(today + HORIZON, LAST_DAY))

  // Between two moments nothing moves but growing points, so the sheet of the last moment is
  // that of the day before the next.
  let before = sheet
  let checked = today
  let steps = Math.ceil(MOST_WORK / (records + 1))
  for (let k = 0; k < days.length; k++) {
    const day = days[k]!
    if (growing && day - 1 > checked) {
      const found = monotone ? bisect(checked, day - 1) : walk(checked + 1, day - 1)
      if (found === 'pending') return 'pending'
      if (found === 'far') return undefined
      if (found !== undefined) return grown(found)
    }
    checked = day
    // Answers stay what they are until a derived fact reaches a constant, and with the same
    // answers and no end the sheet is the same. What grows is asked on days between, too.
    const answers = growing || what[k] !== ENDS
    if (answers && !ask(day)) return 'pending'
    if (what[k] === ANSWERS && !growing && !later.changed) continue
    const after = run(day, before === buffers[0] ? 1 : 0)
    if (after.grade !== sheet.grade) {
      if (growing) return grown(day)
      return {
        day,
        grade: after.grade,
        because: changeBecause(compiled, frame, s, day, before, after),
      }
    }
    before = after
  }
  return undefined

  function ask(day: Day): boolean {
    return questions(compiled, memory, frame, s, day, today, later, pending, true) === 0
  }

  function run(day: Day, buffer: 0 | 1): Sheet {
    evaluate(compiled, frame, s, day, today, later, memory.pool.answers, buffers[buffer])
    return buffers[buffer]
  }

  // Growing points push one way, so the grade changes at most once within.
  function bisect(same: Day, end: Day): Day | undefined | 'pending' {
    if (!ask(end)) return 'pending'
    if (run(end, 0).grade === sheet.grade) return undefined
    let low = same
    let high = end
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (!ask(middle)) return 'pending'
      if (run(middle, 0).grade === sheet.grade) low = middle
      else high = middle
    }
    return high
  }

  // Where points grow both ways every day has to be looked at, but not without end: what lies
  // beyond is not foretold, and no later change is given out as the next.
  function walk(from: Day, to: Day): Day | undefined | 'pending' | 'far' {
    for (let day = from; day <= to; day++) {
      if (steps-- <= 0) return 'far'
      if (!ask(day)) return 'pending'
      if (run(day, 0).grade !== sheet.grade) return day
    }
    return undefined
  }

  function grown(day: Day): NextChange | 'pending' {
    if (!ask(day - 1)) return 'pending'
    const eve = run(day - 1, 0)
    if (!ask(day)) return 'pending'
    const after = run(day, 1)
    return { day, grade: after.grade, because: changeBecause(compiled, frame, s, day, eve, after) }
  }
}

function changeBecause(
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
