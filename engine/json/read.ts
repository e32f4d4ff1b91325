// JSON text to a value, refusing what JSON.parse passes over in silence: keys written twice
// (the last would win) and numbers that cannot be held exactly.
import { type Problem, problem } from '../words/problem.ts'
import { walk } from './walk.ts'

/** The value, or what is wrong and at which offset. */
export type JsonReading =
  | { value: unknown; problem?: undefined }
  | { problem: Problem; offset: number }

/** Reads one JSON text. */
export function readJson(text: string): JsonReading {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return syntaxFault(text)
  }
  // A key written twice leaves fewer keys in the value than colons in the text.
  const found = keys(value, 0)
  if (found === plainColons(text) || found === colons(text)) return { value }
  return faultOf(text) ?? { value }
}

// Numbers that need a closer look: signed, long, or with an exponent.
const SPECIAL_NUMBER = /(?:^|[:,[\s])(?:-|[\d.]{16}|[\d.]+[eE])/

// The colons of a text written plainly, found by native search; −1 where anything (a blank
// before a colon, an escape) could make a colon or a quote mean something else.
function plainColons(text: string): number {
  if (text.includes('\\') || BLANK_BEHIND_QUOTE.test(text) || SPECIAL_NUMBER.test(text)) return -1
  let count = 0
  for (let at = text.indexOf('":'); at !== -1; at = text.indexOf('":', at + 2)) count++
  return count
}

const BLANK_BEHIND_QUOTE = /"\s/

// Counts the colons outside strings; −1 where a number needs a closer look.
function colons(text: string): number {
  let count = 0
  let i = 0
  const end = text.length
  while (i < end) {
    const code = text.charCodeAt(i)
    if (code === 34) i = closingQuote(text, i)
    else if (code === 58) count++
    else if (code >= 48 && code <= 57) {
      const start = i
      let plain = true
      for (; i < end && isNumberPart(text.charCodeAt(i)); i++) {
        if ((text.charCodeAt(i) | 32) === 101) plain = false
      }
      if (!plain || i - start > 15 || text.charCodeAt(start - 1) === 45) return -1
      continue
    }
    i++
  }
  return count
}

function closingQuote(text: string, open: number): number {
  for (let i = open + 1; ; i++) {
    const code = text.charCodeAt(i)
    if (code === 34) return i
    if (code === 92) i++
  }
}

function isNumberPart(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    code === 46 ||
    code === 101 ||
    code === 69 ||
    code === 43 ||
    code === 45
  )
}

const MOST_LEVELS = 200

// Not a number where the value is nested too deep to be counted this way.
function keys(value: unknown, level: number): number {
  if (typeof value !== 'object' || value === null) return 0
  if (level > MOST_LEVELS) return Number.NaN
  let count = 0
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) count += keys(value[i], level + 1)
    return count
  }
  const map = value as Record<string, unknown>
  for (const key in map) {
    if (!Object.hasOwn(map, key)) continue
    count++
    if (typeof map[key] === 'object') count += keys(map[key], level + 1)
  }
  return count
}

function faultOf(text: string): { problem: Problem; offset: number } | undefined {
  let fault: { problem: Problem; offset: number } | undefined
  walk(text, {
    duplicate: (key, path, offset) => {
      fault ??= { problem: problem('json-duplicate', { key }, path()), offset }
    },
    number: (written, path, offset) => {
      if (isExact(written)) return
      fault ??= { problem: problem('json-number', { value: written }, path()), offset }
    },
  })
  return fault
}

// Fifteen digits always survive; more may not, nor what over- or underflows, nor a minus zero.
function isExact(written: string): boolean {
  const digits = written
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '')
  const value = Number(written)
  if (digits === '') return !written.startsWith('-')
  return digits.length <= 15 && Number.isFinite(value) && value !== 0
}

function syntaxFault(text: string): { problem: Problem; offset: number } {
  const offset = Math.max(0, walk(text, {}))
  return {
    problem: problem('json-syntax', {
      value: text.slice(offset, offset + 12).split(/[\r\n]/)[0] || text.slice(offset, offset + 1),
    }),
    offset,
  }
}
