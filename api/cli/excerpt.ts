// The line of a text that a problem is about, with a caret under its place.
import type { Problem } from '../../engine/words/problem.ts'
import { width } from '../width.ts'

const MOST = 100
const BEFORE = 40

/** Two lines for a terminal, or nothing where the problem has no place. */
export function excerpt(text: string, { line, column = 1 }: Problem): string {
  const whole = line === undefined ? undefined : text.split(/\r?\n/)[line - 1]
  if (whole === undefined) return ''
  // Of a long line the part around the place.
  const from = whole.length > MOST ? Math.max(0, column - 1 - BEFORE) : 0
  const shown = whole.slice(from, from + MOST).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD')
  const number = String(line)
  const margin = ' '.repeat(number.length)
  const before = ' '.repeat(width(shown.slice(0, Math.max(0, column - 1 - from))))
  return `  ${number} | ${shown}\n  ${margin} | ${before}^\n`
}
