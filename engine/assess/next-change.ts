// When the grade changes by itself: asOf moves on over the same input, and nothing that is
// dated after today's asOf becomes known.
import type { Memory, Question } from '../ask/memory.ts'
import type { Day } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import { createSheet, type Sheet } from '../evaluate/sheet.ts'
import type { NextChange } from '../explain/explain.ts'
import type { Frame } from '../frame/frame.ts'
import { type Asked, createAsked, questions } from '../questions/questions.ts'
import { changeBecause } from './change-because.ts'
import { ANSWERS, ENDS, HORIZON, LAST_DAY, type Moments, momentsOf } from './moments.ts'

/** Days walked times records, for one subject. */
const MOST_WORK = 20_000

const later: Asked = createAsked()
const buffers: [Sheet, Sheet] = [createSheet(), createSheet()]

/** A subject on days after today, and where questions go that nobody asked yet. */
type Ahead = {
  compiled: Compiled
  memory: Memory
  frame: Frame
  s: number
  today: Day
  pending: Map<string, Question>
}

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
  const ahead: Ahead = { compiled, memory, frame, s, today, pending }
  const records = frame.starts[s + 1]! - frame.starts[s]!
  if (later.records.length < records) later.records = new Int32Array(records * 2)
  later.subject = asked.subject
  for (let i = 0; i < records; i++) later.records[i] = asked.records[i]!
  const moments = momentsOf(compiled, frame, s, today)
  if (moments.growing) return growingChange(ahead, sheet, moments)
  const { count, days, what } = moments

  // Between two moments nothing moves, so the sheet of the last moment is that of the day
  // before the next.
  let before = sheet
  for (let k = 0; k < count; k++) {
    const day = days[k]!
    // Answers stay what they are until a derived fact reaches a constant, and with the same
    // answers and no end the sheet is the same.
    if (what[k] !== ENDS && !ask(ahead, day)) return 'pending'
    if (what[k] === ANSWERS && !later.changed) continue
    const after = run(ahead, day, before === buffers[0] ? 1 : 0)
    if (after.grade !== sheet.grade) return changeOn(ahead, day, before, after)
    before = after
  }
  return undefined
}

// Where points grow day by day, the days between two moments have to be looked at, too.
function growingChange(
  ahead: Ahead,
  { grade }: Sheet,
  { count, days, monotone }: Moments,
): NextChange | undefined | 'pending' {
  const { frame, s, today } = ahead
  const records = frame.starts[s + 1]! - frame.starts[s]!
  let checked = today
  let steps = Math.ceil(MOST_WORK / (records + 1))
  for (let k = 0; k <= count; k++) {
    const day = k < count ? days[k]! : Math.min(today + HORIZON, LAST_DAY)
    if (day - 1 > checked) {
      const found = monotone ? bisect(checked, day - 1) : walk(checked + 1, day - 1)
      if (found === 'pending') return 'pending'
      if (found === 'far') return undefined
      if (found !== undefined) return grownOn(ahead, found)
    }
    checked = day
    if (!ask(ahead, day)) return 'pending'
    if (run(ahead, day, 0).grade !== grade) return grownOn(ahead, day)
  }
  return undefined

  // Growing points push one way, so the grade changes at most once within.
  function bisect(same: Day, end: Day): Day | undefined | 'pending' {
    if (!ask(ahead, end)) return 'pending'
    if (run(ahead, end, 0).grade === grade) return undefined
    let low = same
    let high = end
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (!ask(ahead, middle)) return 'pending'
      if (run(ahead, middle, 0).grade === grade) low = middle
      else high = middle
    }
    return high
  }

  // Where points grow both ways every day has to be looked at, but not without end: what lies
  // beyond is not foretold, and no later change is given out as the next.
  function walk(from: Day, to: Day): Day | undefined | 'pending' | 'far' {
    for (let day = from; day <= to; day++) {
      if (steps-- <= 0) return 'far'
      if (!ask(ahead, day)) return 'pending'
      if (run(ahead, day, 0).grade !== grade) return day
    }
    return undefined
  }
}

// What grew did so the day before as well, so its sheet is made anew.
function grownOn(ahead: Ahead, day: Day): NextChange | 'pending' {
  if (!ask(ahead, day - 1)) return 'pending'
  const eve = run(ahead, day - 1, 0)
  if (!ask(ahead, day)) return 'pending'
  return changeOn(ahead, day, eve, run(ahead, day, 1))
}

function ask({ compiled, memory, frame, s, today, pending }: Ahead, day: Day): boolean {
  return questions(compiled, memory, frame, s, day, today, later, pending, true) === 0
}

function run({ compiled, memory, frame, s, today }: Ahead, day: Day, buffer: 0 | 1): Sheet {
  evaluate(compiled, frame, s, day, today, later, memory.pool.answers, buffers[buffer])
  return buffers[buffer]
}

function changeOn(
  { compiled, frame, s }: Ahead,
  day: Day,
  before: Sheet,
  after: Sheet,
): NextChange {
  const because = changeBecause(compiled, frame, s, day, before, after)
  return { day, grade: after.grade, because }
}
