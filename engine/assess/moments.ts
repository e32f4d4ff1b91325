// The days on which something can change by itself: a record ends, a tier is reached, an act
// leaves the window of a limit.
import { addMonths, type Day, dayOf, yearOf } from '../civil.ts'
import type { Compiled, CompiledFact, Layout } from '../compile/model.ts'
import { lastDayOf } from '../frame/enter.ts'
import { type Frame, UNKNOWN } from '../frame/frame.ts'
import { valueOn } from '../questions/value.ts'

/** No change is looked for later than this many days ahead. */
export const HORIZON = 36_525
const MOST_MONTHS = 1200
/** 9999-12-31: no later date can be written. */
export const LAST_DAY = 2_932_896

/**
 * What moves a subject's points after `today`: single days, and values that grow day by day.
 * The columns are filled anew for the next subject.
 */
export type Moments = {
  count: number
  days: Int32Array
  /** What each of these days can change: answers, the end of a record or its points, or both. */
  what: Uint8Array
  /** Whether points of some item grow with the day. */
  growing: boolean
  /** Whether all that grows pushes the score one way, unlimited, so that it can be bisected. */
  monotone: boolean
}

/** A derived fact reaches a constant that rules compare it with. */
export const ANSWERS = 1
/** A record or its points end. */
export const ENDS = 2

type Search = { today: Day; up: boolean; down: boolean; limited: boolean }

// Each mark is a day times four and what it changes.
let marks = new Int32Array(64)
let days = new Int32Array(64)
let what = new Uint8Array(64)
let marked = 0

/** The moments of subject `s` after `today`, days in order and without repeats. */
export function momentsOf(compiled: Compiled, frame: Frame, s: number, today: Day): Moments {
  const search: Search = { today, up: false, down: false, limited: false }
  marked = 0
  // A section's limit files the subject's own lines under the year of the day.
  if (compiled.yearly) add(search, dayOf(yearOf(today) + 1, 1, 1))
  addCuts(compiled, compiled.subjectLayout, frame, s, -1, search)
  addGrowth(compiled, compiled.subjectItems, frame, s, -1, search)
  const { status, recordedOn, lastDay, validUntil, type } = frame.record
  const end = frame.starts[s + 1]!
  for (let r = frame.starts[s]!; r < end; r++) {
    if (status[r] !== 0 || recordedOn[r]! > today) continue
    add(search, lastDay[r]! + 1)
    if (validUntil[r] !== UNKNOWN) add(search, validUntil[r]! + 1)
    const { layout, items, special } = compiled.types[type[r]!]!
    if (layout.moves) addCuts(compiled, layout, frame, s, r, search)
    if (!special) continue
    addGrowth(compiled, items, frame, s, r, search)
    addEnds(compiled, items, frame, r, search)
  }
  const { up, down, limited } = search
  return {
    count: putInOrder(),
    days,
    what,
    growing: up || down,
    monotone: !(up && down) && !limited,
  }
}

function add(search: Search, day: Day, change = ENDS): void {
  if (day <= search.today || day > search.today + HORIZON || day > LAST_DAY) return
  if (marked === marks.length) grow()
  marks[marked++] = day * 4 + change
}

function grow(): void {
  const next = new Int32Array(marks.length * 2)
  next.set(marks)
  marks = next
  days = new Int32Array(next.length)
  what = new Uint8Array(next.length)
}

// Marks to days in order, those of one day as one; returns how many those are.
function putInOrder(): number {
  if (marked > FEW) marks.subarray(0, marked).sort()
  else insert()
  let count = 0
  for (let i = 0; i < marked; i++) {
    const day = marks[i]! >> 2
    const change = marks[i]! & 3
    if (count > 0 && days[count - 1] === day) what[count - 1]! |= change
    else {
      days[count] = day
      what[count++] = change
    }
  }
  return count
}

const FEW = 32

function insert(): void {
  for (let i = 1; i < marked; i++) {
    const mark = marks[i]!
    let k = i - 1
    for (; k >= 0 && marks[k]! > mark; k--) marks[k + 1] = marks[k]!
    marks[k + 1] = mark
  }
}

// The days on which a derived fact reaches a constant that rules compare it with.
function addCuts(
  compiled: Compiled,
  layout: Layout,
  frame: Frame,
  s: number,
  r: number,
  search: Search,
): void {
  for (const { fact, cuts } of layout.reads) {
    const declared = compiled.facts[fact]
    if (!declared?.derive) continue
    const from = anchorOf(compiled, declared, frame, s, r, search.today)
    if (from === UNKNOWN) continue
    for (const cut of cuts) add(search, reaches(declared, from, cut), ANSWERS)
  }
}

// The day a derived value counts from while it moves on; UNKNOWN where it stands still.
function anchorOf(
  compiled: Compiled,
  fact: CompiledFact,
  frame: Frame,
  s: number,
  r: number,
  today: Day,
): Day {
  const { facts } = compiled
  const derive = fact.derive!
  if (derive.kind === 'fullMonths') {
    let latest = UNKNOWN
    for (const index of derive.from) {
      latest = Math.max(latest, valueOn(facts, facts[index]!, frame, s, r, today, today))
    }
    return latest
  }
  const { from, until } = derive
  const ended = until !== -1 && valueOn(facts, facts[until]!, frame, s, r, today, today) !== UNKNOWN
  return ended ? UNKNOWN : valueOn(facts, facts[from]!, frame, s, r, today, today)
}

// The first day on which the value is reached, 0 where that is beyond any horizon.
function reaches(fact: CompiledFact, from: Day, value: number): Day {
  if (fact.derive!.kind === 'fullDays') return from + value
  return Math.abs(value) <= MOST_MONTHS ? addMonths(from, value) : 0
}

function addGrowth(
  compiled: Compiled,
  items: readonly number[],
  frame: Frame,
  s: number,
  r: number,
  search: Search,
): void {
  for (const index of items) {
    const { points, times, grows, limited } = compiled.items[index]!
    if (!grows) continue
    const shared = frame.cases[s] !== frame.starts[s + 1]! - frame.starts[s]!
    const of = points.kind === 'each' ? points.fact : -1
    for (const fact of [of, times?.fact ?? -1]) {
      const declared = compiled.facts[fact]
      if (!declared?.derive) continue
      const from = anchorOf(compiled, declared, frame, s, r, search.today)
      if (from === UNKNOWN) continue
      if (points.kind === 'each' && fact === of) {
        add(search, reaches(declared, from, points.after + 1))
      }
      const rises = 'points' in points ? points.points > 0 : risesOf(compiled, index)
      if (rises) search.up = true
      else search.down = true
      // A limit alone keeps its direction; with shared cases a limited line can oust a full one.
      if (limited && shared) search.limited = true
    }
  }
}

function risesOf(compiled: Compiled, item: number): boolean {
  return (compiled.items[item]!.kind === 'bonus') === compiled.higherIsBetter
}

function addEnds(
  compiled: Compiled,
  items: readonly number[],
  frame: Frame,
  r: number,
  search: Search,
): void {
  const { recordedOn, occurredOn } = frame.record
  for (const index of items) {
    const { validity, limit, section, ends } = compiled.items[index]!
    if (!ends) continue
    if (validity) add(search, lastDayOf(validity, recordedOn[r]!, occurredOn[r]!) + 1)
    const periods = [limit?.per, compiled.sections[section]!.limit?.per]
    if (!periods.includes('trailing12Months')) continue
    // The first day that lies twelve clamped months later is one of these.
    for (let step = -1; step <= 3; step++) add(search, addMonths(occurredOn[r]!, 12) + step)
  }
}
