// The days on which something can change by itself: a record ends, a tier is reached, an act
// leaves the window of a limit.
import { addMonths, type Day } from '../civil.ts'
import type { Compiled, CompiledFact, Layout } from '../compile/model.ts'
import { lastDayOf } from '../frame/enter.ts'
import { type Frame, UNKNOWN } from '../frame/frame.ts'
import { valueOn } from '../questions/value.ts'

/** No change is looked for later than this many days ahead. */
export const HORIZON = 36_525
const MOST_MONTHS = 1200

/** What moves a subject's points after `today`: single days, and values that grow day by day. */
export type Moments = {
  days: Day[]
  /** Whether points of some item grow with the day. */
  growing: boolean
  /** Whether all that grows pushes the score one way, unlimited, so that it can be bisected. */
  monotone: boolean
}

/** The moments of subject `s` after `today`, days in order and without repeats. */
export function momentsOf(compiled: Compiled, frame: Frame, s: number, today: Day): Moments {
  const days: Day[] = []
  const add = (day: Day) => {
    if (day > today && day <= today + HORIZON) days.push(day)
  }
  const growth = { up: false, down: false, limited: false }
  cutsOf(compiled, compiled.subjectLayout, frame, s, -1, today, add)
  growthOf(compiled, compiled.subjectItems, frame, s, -1, today, add, growth)
  const { status, recordedOn, lastDay, validUntil, type, occurredOn } = frame.record
  for (let r = frame.starts[s]!; r < frame.starts[s + 1]!; r++) {
    if (status[r] !== 0 || recordedOn[r]! > today || lastDay[r]! < today) continue
    add(lastDay[r]! + 1)
    if (validUntil[r] !== UNKNOWN) add(validUntil[r]! + 1)
    const { layout, items } = compiled.types[type[r]!]!
    if (layout.moves) cutsOf(compiled, layout, frame, s, r, today, add)
    growthOf(compiled, items, frame, s, r, today, add, growth)
    for (const index of items) {
      const { validity, limit, section, ends } = compiled.items[index]!
      if (!ends) continue
      if (validity) add(lastDayOf(validity, recordedOn[r]!, occurredOn[r]!) + 1)
      const window =
        limit?.per === 'trailing12Months' ||
        compiled.sections[section]!.limit?.per === 'trailing12Months'
      // The first day that lies twelve clamped months later is one of these.
      if (window) for (let step = -1; step <= 3; step++) add(addMonths(occurredOn[r]!, 12) + step)
    }
  }
  const growing = growth.up || growth.down
  return {
    days: days.sort((a, b) => a - b).filter((day, i) => day !== days[i - 1]),
    growing,
    monotone: !(growth.up && growth.down) && !growth.limited,
  }
}

type Add = (day: Day) => void

// The days on which a derived fact reaches a constant that rules compare it with.
function cutsOf(
  compiled: Compiled,
  layout: Layout,
  frame: Frame,
  s: number,
  r: number,
  today: Day,
  add: Add,
): void {
  for (const { fact, cuts } of layout.reads) {
    const declared = compiled.facts[fact]
    if (!declared?.derive) continue
    const from = anchorOf(compiled, declared, frame, s, r, today)
    if (from === UNKNOWN) continue
    for (const cut of cuts) add(reaches(declared, from, cut))
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

function growthOf(
  compiled: Compiled,
  items: readonly number[],
  frame: Frame,
  s: number,
  r: number,
  today: Day,
  add: Add,
  growth: { up: boolean; down: boolean; limited: boolean },
): void {
  for (const index of items) {
    const { points, times, grows, limited } = compiled.items[index]!
    if (!grows) continue
    const of = points.kind === 'each' ? points.fact : -1
    for (const fact of [of, times?.fact ?? -1]) {
      const declared = compiled.facts[fact]
      if (!declared?.derive) continue
      const from = anchorOf(compiled, declared, frame, s, r, today)
      if (from === UNKNOWN) continue
      if (points.kind === 'each' && fact === of) add(reaches(declared, from, points.after + 1))
      const rises = 'points' in points ? points.points > 0 : true
      if (rises) growth.up = true
      else growth.down = true
      if (limited || points.kind === 'by') growth.limited = true
    }
  }
}
