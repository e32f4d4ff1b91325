// The pipeline: one subject of a frame, its answers, one day → a sheet. Integers throughout;
// a single assessment, a batch and a simulation all run this and nothing else.
import type { Answer } from '../ask/memory.ts'
import type { Day } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import type { Frame } from '../frame/frame.ts'
import type { Asked } from '../questions/questions.ts'
import { clamp, combine, gradeOf } from './grade.ts'
import { applyLimits } from './limits.ts'
import { markLive } from './live.ts'
import { addLines } from './points.ts'
import { applySameCase } from './same-case.ts'
import { addTrigger, reserveRecords, type Sheet } from './sheet.ts'

/**
 * Evaluates subject `s` on `day`, knowing what was known on `seen` (≤ `day`). Every question
 * must be answered (`asked` without −1). Order: live, points, same case, limits, sum, grade,
 * determinations, combination.
 */
export function evaluate(
  compiled: Compiled,
  frame: Frame,
  s: number,
  day: Day,
  seen: Day,
  asked: Asked,
  answers: readonly Answer[],
  sheet: Sheet,
): void {
  const start = frame.starts[s]!
  const records = frame.starts[s + 1]! - start
  sheet.asOf = day
  sheet.lines = 0
  sheet.triggers = 0
  sheet.limited = false
  sheet.applicable = frame.type[s]! < compiled.scored
  if (!sheet.applicable) return
  reserveRecords(sheet, records)
  const own = answers[asked.subject]!
  addLines(compiled, frame, s, -1, -1, day, seen, own, sheet)
  for (const determination of own.determinations) addTrigger(sheet, determination, -1)
  for (let i = 0; i < records; i++) {
    const r = start + i
    const answer = answers[asked.records[i]!]!
    markLive(compiled, frame, r, i, day, seen, answer, sheet)
    addLines(compiled, frame, s, r, i, day, seen, answer, sheet)
    if (sheet.determines[i] === 0) continue
    for (const determination of answer.determinations) addTrigger(sheet, determination, i)
  }
  applySameCase(compiled, frame, s, sheet)
  if (sheet.limited) applyLimits(compiled, frame, start, day, sheet)
  let sum = compiled.base
  for (let line = 0; line < sheet.lines; line++) sum += sheet.points[line]!
  // INVARIANT: points are whole hundredths; anything else would be a wrong grade.
  if (!Number.isSafeInteger(sum)) throw new Error(`the points of subject ${s} do not add up`)
  sheet.score = clamp(compiled, sum)
  sheet.scoreGrade = gradeOf(compiled, sheet.score)
  sheet.determined = -1
  for (let i = 0; i < sheet.triggers; i++) {
    const { grade } = compiled.determinations[sheet.triggerOf[i]!]!
    if (grade > sheet.determined) sheet.determined = grade
  }
  sheet.grade = combine(compiled, sheet.scoreGrade, sheet.determined)
}
