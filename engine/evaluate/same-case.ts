// 就高 (标准/说明): records of one case are one conduct, and only the largest counts, bonuses
// and deductions apart. Tie → earlier row, then smaller record id. All lines of a record
// stand or fall together.
import type { Compiled } from '../compile/model.ts'
import type { Frame } from '../frame/frame.ts'
import { type Sheet, strike } from './sheet.ts'

let totals = new Float64Array(16)
let firstLines = new Int32Array(16)
let best = new Int32Array(16)

/** Strikes the lines of every record that another record of its case outweighs. */
export function applySameCase(compiled: Compiled, frame: Frame, s: number, sheet: Sheet): void {
  const start = frame.starts[s]!
  const records = frame.starts[s + 1]! - start
  if (compiled.sameCase !== 'highest' || frame.cases[s] === records || sheet.lines < 2) return
  if (totals.length < records) {
    totals = new Float64Array(records * 2)
    firstLines = new Int32Array(records * 2)
    best = new Int32Array(records * 2)
  }
  strikeKind(compiled, frame, start, records, sheet, 'bonus')
  strikeKind(compiled, frame, start, records, sheet, 'deduction')
}

function strikeKind(
  compiled: Compiled,
  frame: Frame,
  start: number,
  records: number,
  sheet: Sheet,
  kind: 'bonus' | 'deduction',
): void {
  totals.fill(0, 0, records)
  firstLines.fill(-1, 0, records)
  best.fill(-1, 0, records)
  const competes = (line: number) =>
    sheet.reason[line] === 0 &&
    sheet.record[line]! >= 0 &&
    compiled.items[sheet.item[line]!]!.kind === kind
  for (let line = 0; line < sheet.lines; line++) {
    if (!competes(line)) continue
    const i = sheet.record[line]!
    totals[i]! += Math.abs(sheet.points[line]!)
    if (firstLines[i] === -1 || sheet.item[line]! < sheet.item[firstLines[i]!]!)
      firstLines[i] = line
  }
  const { case: cases, order } = frame.record
  for (let i = 0; i < records; i++) {
    if (firstLines[i] === -1) continue
    const of = cases[start + i]!
    const other = best[of]!
    if (other === -1) best[of] = i
    else if (totals[i]! > totals[other]!) best[of] = i
    else if (totals[i] === totals[other]) {
      const row = sheet.item[firstLines[i]!]!
      const otherRow = sheet.item[firstLines[other]!]!
      if (row < otherRow || (row === otherRow && order[start + i]! < order[start + other]!))
        best[of] = i
    }
  }
  for (let line = 0; line < sheet.lines; line++) {
    if (!competes(line)) continue
    const i = sheet.record[line]!
    const winner = best[cases[start + i]!]!
    if (winner !== i) strike(sheet, line, 'same-case', firstLines[winner]!)
  }
}
