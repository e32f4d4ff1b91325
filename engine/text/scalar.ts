// One scalar as the canonical form writes it: plain where that is safe everywhere, else in
// double quotes. The same inside and outside of brackets, so that moving text never requotes it.
import { isPlainNumber } from './plain.ts'

// Words that YAML 1.2 reads as something other than text, or that 1.1 did: other tools still do.
const NOT_TEXT =
  /^(~|null|true|false|yes|no|on|off|[-+]?\d+|0o[0-7]+|0x[\da-f]+|[-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d+)?|[-+]?\.inf|\.nan)$/i
// Indicators that may not begin plain text, and what may not stand in it (in brackets). A
// question mark is one to readers of YAML 1.1.
const OPENS = /^([,[\]{}#&*!|>'"%@`]|[-?:](\s|$)|---|\.\.\.)/
const WITHIN = /[,[\]{}?]|:(\s|$)|\s#|^\s|\s$|[\n\u00a0\u2028\u2029\ufeff]/

/** A text, number, true, false or null on one line. */
export function scalar(value: unknown): string {
  if (typeof value === 'number') {
    const written = String(value)
    return isPlainNumber(written) ? written : JSON.stringify(written)
  }
  if (typeof value !== 'string') return String(value)
  return isSafe(value) ? value : JSON.stringify(value)
}

/** A text in the style in which another one stood, where that style can hold it. */
export function scalarLike(value: unknown, style: string | undefined): string {
  if (typeof value !== 'string') return scalar(value)
  if (style === 'double') return JSON.stringify(value)
  if (style === 'single' && !/[\n]/.test(value)) return `'${value.replaceAll("'", "''")}'`
  return scalar(value)
}

/** The lines of a text of several lines as a block scalar, or nothing where it cannot be one. */
export function literal(value: unknown): { header: string; lines: string[] } | undefined {
  if (typeof value !== 'string' || !value.includes('\n')) return undefined
  const body = value.endsWith('\n') ? value.slice(0, -1) : value
  const lines = body.split('\n')
  // A single line with its end says it more safely in quotes: nothing behind it can be taken in.
  if (lines.length === 1) return undefined
  if (lines.at(-1) === '' || /^\s|^$/.test(lines[0]!) || lines.some((line) => /\s$/.test(line)))
    return undefined
  return { header: value.endsWith('\n') ? '|' : '|-', lines }
}

function isSafe(text: string): boolean {
  return text !== '' && !NOT_TEXT.test(text) && !OPENS.test(text) && !WITHIN.test(text)
}
