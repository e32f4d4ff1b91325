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
  if (colons(text) === keys(value, 0)) return { value }
  return faultOf(text) ?? { value }
}

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

// −2 where the value is nested too deep to be counted this way.
function keys(value: unknown, level: number): number {
  if (typeof value !== 'object' || value === null) return 0
  if (level > MOST_LEVELS) return -2
  let count = 0
  const inside = (inner: unknown): boolean => {
    const found = keys(inner, level + 1)
    if (found === -2) return false
    count += found
    return true
  }
  if (Array.isArray(value)) {
    for (const each of value) if (typeof each === 'object' && !inside(each)) return -2
    return count
  }
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue
    count++
    const inner = (value as Record<string, unknown>)[key]
    if (typeof inner === 'object' && !inside(inner)) return -2
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
  return { problem: problem('json-syntax', { value: text.slice(offset, offset + 12) }), offset }
}
