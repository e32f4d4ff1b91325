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
  const found = new Set<Day>()
  const add = (day: Day) => {
    if (day > today && day <= today + HORIZON) found.add(day)
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
      const { validity, limit, section } = compiled.items[index]!
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
    days: [...found].sort((a, b) => a - b),
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
    for (const cut of cuts) reaches(compiled, declared, frame, s, r, today, cut, add)
  }
}

function reaches(
  compiled: Compiled,
  fact: CompiledFact,
  frame: Frame,
  s: number,
  r: number,
  today: Day,
  value: number,
  add: Add,
): void {
  const known = (index: number) =>
    valueOn(compiled.facts, compiled.facts[index]!, frame, s, r, today, today)
  const derive = fact.derive!
  if (derive.kind === 'fullMonths') {
    const latest = Math.max(...derive.from.map(known))
    if (latest !== UNKNOWN && Math.abs(value) <= MOST_MONTHS) add(addMonths(latest, value))
    return
  }
  const from = known(derive.from)
  if (from !== UNKNOWN && (derive.until === -1 || known(derive.until) === UNKNOWN))
    add(from + value)
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
    const { points, times, limit, distinctBy, section } = compiled.items[index]!
    const of = points.kind === 'each' ? points.fact : points.kind === 'recorded' ? points.fact : -1
    for (const fact of [of, times?.fact ?? -1]) {
      const declared = compiled.facts[fact]
      if (!declared?.derive || !isOpen(compiled, declared, frame, s, r, today)) continue
      if (points.kind === 'each' && fact === of)
        reaches(compiled, declared, frame, s, r, today, points.after + 1, add)
      const rises = points.kind === 'each' || points.kind === 'fixed' ? points.points > 0 : true
      if (rises) growth.up = true
      else growth.down = true
      if (limit || distinctBy !== -1 || compiled.sections[section]!.limit || points.kind === 'by')
        growth.limited = true
    }
  }
}

function isOpen(
  compiled: Compiled,
  fact: CompiledFact,
  frame: Frame,
  s: number,
  r: number,
  today: Day,
): boolean {
  const derive = fact.derive!
  if (valueOn(compiled.facts, fact, frame, s, r, today, today) === UNKNOWN) return false
  if (derive.kind === 'fullMonths' || derive.until === -1) return true
  return (
    valueOn(compiled.facts, compiled.facts[derive.until]!, frame, s, r, today, today) === UNKNOWN
  )
}
