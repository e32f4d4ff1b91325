// The rows of a score sheet from the base to the score, and what every row looks like.
import type { Compiled } from '../../engine/compile/model.ts'
import { fromHundredths } from '../../engine/compile/points.ts'
import type { Assessment, Line } from '../../engine/schema/assessment.ts'
import type { Text } from '../../engine/words/problem.ts'
import { cell } from '../width.ts'
import { SHEET, WORDS } from './words.ts'

/** Base, each line that counts with the sum so far, a bound that was met, and the score. */
export function ladder(
  { lines, score }: Assessment,
  compiled: Compiled,
  language: keyof Text,
): string[] {
  let sum = fromHundredths(compiled.base)
  const out = [row(['', ''], WORDS.base[language], '', signless(sum))]
  for (const line of lines) {
    if (!line.counted) continue
    sum = Math.round((sum + line.points) * 100) / 100
    const text = compiled.items.find(({ id }) => id === line.item)?.text.trim() ?? ''
    out.push(row(label(line, compiled), text, signed(line.points), signless(sum)))
    if (line.because) out.push(`${INDENT}${line.because.text[language]}`)
  }
  if (score !== null && score !== sum) {
    const bound = signless(score)
    const said = score < sum ? SHEET.most(bound) : SHEET.least(bound)
    const by = signed(Math.round((score - sum) * 100) / 100)
    out.push(row(['', ''], said[language], by, bound))
  }
  out.push(row(['', ''], WORDS.score[language], '', signless(score ?? 0)))
  return out
}

/** The indent of a sentence beneath a row. */
export const INDENT = ' '.repeat(16)

/** The row of the table that a line belongs to, and its record. */
export function label(line: Line, compiled: Compiled): [string, string] {
  const item = compiled.items.find(({ id }) => id === line.item)
  return [item ? String(item.row) : '—', line.record ?? '']
}

/** One row of the sheet. */
export function row(
  [number, record]: [string, string],
  text: string,
  points: string,
  sum: string,
): string {
  const left = `${cell(number, 4, 'right')}  ${cell(record, 10)}`
  return `${left}${cell(text, 62)}${cell(points, 9, 'right')}${cell(sum, 9, 'right')}`.trimEnd()
}

/** Points with their sign. */
export function signed(points: number): string {
  return points > 0 ? `+${points}` : signless(points)
}

/** A number with a true minus. */
export function signless(points: number): string {
  return String(points).replace('-', '−')
}
