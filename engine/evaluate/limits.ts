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
    const count = collect(compiled, sheet, index, -1)
    if (count === 0) continue
    putInOrder(frame, start, sheet, count)
    if (distinctBy !== -1) keepDistinct(compiled, frame, start, sheet, count, distinctBy)
    if (limit) grant(limit, frame, start, day, sheet, count, 'limit', 'limit-partly')
  }
  for (const section of compiled.limitedSections) {
    const { limit } = compiled.sections[section]!
    const count = collect(compiled, sheet, -1, section)
    if (!limit || count === 0) continue
    putInOrder(frame, start, sheet, count)
    grant(limit, frame, start, day, sheet, count, 'section-limit', 'section-limit-partly')
  }
}

// Lines of one item or section at a time; room that is used again.
let lines = new Int32Array(64)

// Collects the lines of an item, or of a section where the item is −1, that have points.
function collect({ items }: Compiled, sheet: Sheet, item: number, section: number): number {
  if (lines.length < sheet.lines) lines = new Int32Array(sheet.lines * 2)
  let count = 0
  for (let line = 0; line < sheet.lines; line++) {
    if (sheet.points[line] === 0) continue
    const of = sheet.item[line]!
    if (item === -1 ? items[of]!.section === section : of === item) lines[count++] = line
  }
  return count
}

/** So many lines are put in order quicker by moving each to its place than by sorting. */
const FEW = 32

function putInOrder(frame: Frame, start: number, sheet: Sheet, count: number): void {
  if (count > FEW) {
    lines.subarray(0, count).sort((a, b) => order(frame, start, sheet, a, b))
    return
  }
  for (let k = 1; k < count; k++) {
    const line = lines[k]!
    let at = k
    for (; at > 0 && order(frame, start, sheet, lines[at - 1]!, line) > 0; at--) {
      lines[at] = lines[at - 1]!
    }
    lines[at] = line
  }
}

// Lines of the subject itself come first: they belong to no act.
function order({ record }: Frame, start: number, sheet: Sheet, a: number, b: number): number {
  const [one, other] = [sheet.record[a]!, sheet.record[b]!]
  if (one !== other && one >= 0 && other >= 0) {
    const { occurredOn, order: rank } = record
    const days = occurredOn[start + one]! - occurredOn[start + other]!
    return days !== 0 ? days : rank[start + one]! - rank[start + other]!
  }
  return one === other ? sheet.item[a]! - sheet.item[b]! : one - other
}

function keepDistinct(
  compiled: Compiled,
  frame: Frame,
  start: number,
  sheet: Sheet,
  count: number,
  fact: number,
): void {
  const first = new Map<number, number>()
  const column = frame.recordFacts[compiled.facts[fact]!.column]!
  for (let k = 0; k < count; k++) {
    const line = lines[k]!
    const value = column[start + sheet.record[line]!]!
    const before = first.get(value)
    if (before === undefined) first.set(value, line)
    else strike(sheet, line, 'same-value', before)
  }
}

// What was granted so far, by period: lines are in order, so a period stands near the end.
let periods = new Int32Array(8)
let granted = new Float64Array(8)

function grant(
  limit: CompiledLimit,
  frame: Frame,
  start: number,
  day: Day,
  sheet: Sheet,
  count: number,
  none: Reason,
  partly: Reason,
): void {
  const { per, points: most } = limit
  const windowStart = per === 'trailing12Months' ? addMonths(day, -12) : 0
  let met = 0
  for (let k = 0; k < count; k++) {
    const line = lines[k]!
    const points = sheet.points[line]!
    if (points === 0) continue
    const r = sheet.record[line]!
    const occurredOn = r < 0 ? day : frame.record.occurredOn[start + r]!
    if (per === 'trailing12Months' && occurredOn <= windowStart) {
      strike(sheet, line, 'outside-window')
      continue
    }
    const period = per === 'calendarYear' ? yearOf(occurredOn) : 0
    let at = met - 1
    while (at >= 0 && periods[at] !== period) at--
    if (at === -1) at = begin(met++, period)
    const size = Math.min(Math.abs(points), most - granted[at]!)
    granted[at]! += size
    if (size === Math.abs(points)) continue
    if (size === 0) strike(sheet, line, none)
    else {
      sheet.points[line] = Math.sign(points) * size
      sheet.reason[line] = REASON[partly]
    }
  }
}

function begin(at: number, period: number): number {
  if (at >= periods.length) {
    const [more, sums] = [new Int32Array(at * 2), new Float64Array(at * 2)]
    more.set(periods)
    sums.set(granted)
    periods = more
    granted = sums
  }
  periods[at] = period
  granted[at] = 0
  return at
}
