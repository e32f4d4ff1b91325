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
  } catch (error) {
    const { offset, detail } = syntaxFault(text, error)
    return { problem: problem('json-syntax', { detail }), offset }
  }
  // A key written twice leaves fewer keys in the value than colons in the text.
  if (colons(text) === keys(value)) return { value }
  return faultOf(text) ?? { value }
}

// Counts the colons outside strings; −1 where a number needs a closer look.
function colons(text: string): number {
  let count = 0
  let i = 0
  const end = text.length
  while (i < end) {
    const code = text.charCodeAt(i)
    if (code === 34) {
      i = text.indexOf('"', i + 1)
      while (isEscaped(text, i)) i = text.indexOf('"', i + 1)
    } else if (code === 58) count++
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

function isEscaped(text: string, quote: number): boolean {
  let slashes = 0
  for (let i = quote - 1; text.charCodeAt(i) === 92; i--) slashes++
  return slashes % 2 === 1
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

function keys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  let count = 0
  if (Array.isArray(value)) {
    for (const each of value) count += keys(each)
    return count
  }
  for (const key in value) {
    count++
    const inner = (value as Record<string, unknown>)[key]
    if (typeof inner === 'object') count += keys(inner)
  }
  return count
}

function faultOf(text: string): { problem: Problem; offset: number } | undefined {
  let fault: { problem: Problem; offset: number } | undefined
  walk(text, {
    duplicate: (key, path, offset) => {
      fault ??= { problem: problem('json-duplicate', { key }, path), offset }
    },
    number: (written, path, offset) => {
      const digits = written.replace(/[eE].*$/, '').replace(/^-?0*\.?0*|\.|^-/g, '')
      const exact =
        digits.length <= 15 && Number.isFinite(Number(written)) && !/^-0(\.0*)?$/.test(written)
      if (!exact) fault ??= { problem: problem('json-number', { value: written }, path), offset }
    },
  })
  return fault
}

// V8 names a position for most faults; the text around it says more than its message.
function syntaxFault(text: string, error: unknown): { offset: number; detail: string } {
  const message = error instanceof Error ? error.message : ''
  const named = /position (\d+)/.exec(message)?.[1]
  const offset = named === undefined ? walk(text, {}) : Number(named)
  const around = text.slice(offset, offset + 12)
  return { offset, detail: around === '' ? '内容不完整 (it ends too early)' : `「${around}」` }
}
