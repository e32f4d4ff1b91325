// The values of an unknown fact that can make a difference: one on each side of every limit
// that a rule or an item's points know, and both ends of what may be given. Between two of
// them nothing changes, or points grow evenly, so best and worst stand at one of them.
import { dayOf } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import { type Frame, UNKNOWN } from '../frame/frame.ts'
import { valueOn } from '../questions/value.ts'
import type { Side } from './side.ts'

/** A fact that is missing in the scratch frame: of its subject (`r` −1) or of a record. */
export type Gap = { index: number; r: number; column: Int32Array; row: number }

/** First days of new behaviour, by index of a fact, given or derived. */
type Limits = Map<number, number[]>

const FIRST_DAY = dayOf(1, 1, 1)
/** What a number without a declared bound may come to. */
const MOST = 1_000_000_000

const known = new WeakMap<Compiled, Limits>()

/** The values to try for a gap, given what the frame holds besides. */
export function candidatesFor({ compiled, scratch, asOf }: Side, gap: Gap): number[] {
  const fact = compiled.facts[gap.index]!
  const limits = limitsOf(compiled)
  const own = limits.get(gap.index) ?? []
  switch (fact.kind) {
    case 'boolean':
      return [0, 1]
    case 'choice':
      return fact.words.map((_, i) => i)
    case 'text':
      return [...fact.words.map((_, i) => i), fact.words.length, ...others(scratch.frame, gap)]
    case 'date': {
      // A day after asOf may be given and is not known yet.
      const days = new Set([FIRST_DAY, asOf, asOf + 1])
      for (const limit of own) addAround(days, limit, FIRST_DAY, asOf)
      for (const [derived, values] of limits) {
        if (!reads(compiled, derived, gap.index)) continue
        for (const value of values)
          addTurn(days, compiled, scratch.frame, gap, derived, value, asOf)
      }
      return [...days]
    }
    default: {
      const [low, high] = boundsOf(compiled, scratch.frame, gap)
      const values = new Set([low, high])
      for (const limit of own) addAround(values, limit, low, high)
      return [...values]
    }
  }
}

// Of every question and of every item's points; a limit is the first value that is otherwise.
function limitsOf(compiled: Compiled): Limits {
  const made = known.get(compiled)
  if (made) return made
  const limits: Limits = new Map()
  const add = (fact: number, ...values: number[]) => {
    limits.set(fact, [...(limits.get(fact) ?? []), ...values])
  }
  for (const { reads: list } of [compiled.subjectLayout, ...compiled.types.map((t) => t.layout)]) {
    for (const { fact, cuts } of list) if (fact !== -1) add(fact, ...cuts)
  }
  for (const { points, times } of compiled.items) {
    if (points.kind === 'each') add(points.fact, points.after, points.after + 1)
    if (points.kind === 'recorded') add(points.fact, 0, 1)
    if (times) add(times.fact, times.atLeast, times.atLeast + 1)
  }
  known.set(compiled, limits)
  return limits
}

function reads({ facts }: Compiled, derived: number, fact: number): boolean {
  const derive = facts[derived]!.derive
  if (!derive) return false
  const sources = [derive.from, 'until' in derive ? derive.until : []].flat()
  return sources.some(
    (each) => each !== -1 && (each === fact || reads({ facts } as Compiled, each, fact)),
  )
}

function addAround(values: Set<number>, limit: number, low: number, high: number): void {
  for (const value of [limit - 1, limit]) if (value >= low && value <= high) values.add(value)
}

// A derived number only ever falls or only ever rises with one of its days: where it passes a
// value is found by halving.
function addTurn(
  days: Set<number>,
  { facts }: Compiled,
  frame: Frame,
  gap: Gap,
  derived: number,
  value: number,
  asOf: number,
): void {
  const reaches = (day: number) => {
    gap.column[gap.row] = day
    const r = Math.max(gap.r, 0)
    return valueOn(facts, facts[derived]!, frame, 0, r, asOf, asOf) >= value
  }
  const first = reaches(FIRST_DAY)
  let low = FIRST_DAY
  let high = asOf
  if (reaches(asOf) !== first) {
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (reaches(middle) === first) low = middle
      else high = middle
    }
    days.add(low)
    days.add(high)
  }
  gap.column[gap.row] = UNKNOWN
}

function boundsOf(compiled: Compiled, frame: Frame, { index, r }: Gap): [number, number] {
  const { min = -MOST, max = MOST } = compiled.facts[index]!
  const bounds = r < 0 ? [] : compiled.types[frame.record.type[r]!]!.recorded
  const recorded = bounds.find(({ fact }) => fact === index)
  if (!recorded) return [min, max]
  return [Math.max(min, recorded.moreThan + 1), Math.min(max, recorded.atMost)]
}

// Texts of the other records, for what counts distinct ones.
function others(frame: Frame, { r, column, row }: Gap): number[] {
  if (r < 0) return []
  const values = new Set(column.subarray(0, frame.records))
  values.delete(column[row]!)
  values.delete(UNKNOWN)
  return [...values]
}
