// The lines of an answer: rows of the table in order, then records without a row.
import type { Compiled } from '../compile/model.ts'
import { fromHundredths } from '../compile/points.ts'
import type { Sheet } from '../evaluate/sheet.ts'
import type { Frame } from '../frame/frame.ts'
import type { Line } from '../schema/assessment.ts'
import { becauseText } from '../words/reasons.ts'
import { lineBecause, recordBecause, recordId } from './because.ts'

/** One line per item and record that meet, counted or not, and one per record that meets none. */
export function linesOf(compiled: Compiled, frame: Frame, s: number, sheet: Sheet): Line[] {
  const start = frame.starts[s]!
  const lines = lineOrder(frame, start, sheet).map((line) =>
    lineOf(compiled, frame, start, sheet, line),
  )
  for (const i of idleRecords(frame, s, sheet)) lines.push(idleLine(compiled, frame, s, sheet, i))
  return lines
}

/** The sheet's lines by row, then by record id. */
export function lineOrder(frame: Frame, start: number, sheet: Sheet): number[] {
  const order: number[] = []
  for (let line = 0; line < sheet.lines; line++) {
    let k = line
    // Few as a rule and often in place, so that each is put where it belongs.
    if (sheet.lines <= FEW)
      for (; k > 0 && compare(frame, start, sheet, order[k - 1]!, line) > 0; k--)
        order[k] = order[k - 1]!
    order[k] = line
  }
  return sheet.lines > FEW ? order.sort((a, b) => compare(frame, start, sheet, a, b)) : order
}

const FEW = 32

function compare(frame: Frame, start: number, sheet: Sheet, a: number, b: number): number {
  const rows = sheet.item[a]! - sheet.item[b]!
  return rows !== 0 ? rows : rankOf(frame, start, sheet, a) - rankOf(frame, start, sheet, b)
}

// A line of the subject itself comes before those of its records.
function rankOf(frame: Frame, start: number, { record }: Sheet, line: number): number {
  return record[line]! < 0 ? -1 : frame.record.order[start + record[line]!]!
}

/** Records that met no item: they still have their line, for nothing reported may vanish. */
export function idleRecords(frame: Frame, s: number, sheet: Sheet): readonly number[] {
  const start = frame.starts[s]!
  const records = frame.starts[s + 1]! - start
  if (records === 0) return NONE
  const idle: number[] = []
  for (let i = 0; i < records; i++) {
    let met = false
    for (let line = 0; line < sheet.lines && !met; line++) met = sheet.record[line] === i
    if (!met) idle.push(i)
  }
  if (idle.length < 2) return idle
  const { order } = frame.record
  return idle.sort((a, b) => order[start + a]! - order[start + b]!)
}

const NONE: readonly number[] = []

function lineOf(compiled: Compiled, frame: Frame, start: number, sheet: Sheet, line: number): Line {
  const item = compiled.items[sheet.item[line]!]!
  const points = sheet.points[line]!
  const would = sheet.would[line]!
  const i = sheet.record[line]!
  // Keys are added in the order of the contract; on the hot path spreading is dear.
  const made = { item: item.id } as Line
  if (i >= 0) made.record = recordId(frame, start, i)
  made.points = fromHundredths(points)
  if (would !== points) made.would = fromHundredths(would)
  made.counted = points !== 0
  if (sheet.reason[line] !== 0) made.because = lineBecause(compiled, frame, start, sheet, line)
  made.cite = item.cite
  return made
}

/** The line of a record that met no item. */
export function idleLine(
  compiled: Compiled,
  frame: Frame,
  s: number,
  sheet: Sheet,
  i: number,
): Line {
  const start = frame.starts[s]!
  const state = sheet.state[i]!
  const { items } = compiled.types[frame.record.type[start + i]!]!
  const determines = sheet.triggerBy.subarray(0, sheet.triggers).includes(i)
  const code = determines ? 'determines-only' : items.length === 0 ? 'no-item' : 'not-met'
  const only = items.length === 1 ? compiled.items[items[0]!]! : undefined
  const made = (only ? { item: only.id } : {}) as Line
  made.record = recordId(frame, start, i)
  made.points = 0
  made.counted = false
  made.because =
    state !== 0 && !determines
      ? recordBecause(compiled, frame, start, i, state)
      : { code, text: becauseText(code, {}) }
  if (only) made.cite = only.cite
  return made
}
