// A cursor over the UTF-8 bytes of plainly written JSON. It knows the ordinary by sight and
// says no to everything else; whoever asks then reads the text the careful way (read.ts).
import { type Day, dayOf, monthLength } from '../civil.ts'

/** Where reading stands, and the last text found: `from` to `to`, without its quotes. */
export type Cursor = {
  bytes: Uint8Array
  at: number
  end: number
  from: number
  to: number
  /** Characters of the last text, and whether any of them is not a blank. */
  size: number
  solid: boolean
  /** Whether all of it is ASCII. */
  ascii: boolean
}

/** A cursor to be set on one line after another. */
export function createCursor(): Cursor {
  const bytes = new Uint8Array(0)
  return { bytes, at: 0, end: 0, from: 0, to: 0, size: 0, solid: false, ascii: true }
}

/** Skips blanks; returns the byte that follows, 0 at the end. */
export function peek(cursor: Cursor): number {
  const { bytes, end } = cursor
  let { at } = cursor
  while (at < end && (bytes[at] === 32 || bytes[at] === 9 || bytes[at] === 10 || bytes[at] === 13))
    at++
  cursor.at = at
  return at < end ? bytes[at]! : 0
}

/** Takes this byte, blanks before it too. */
export function take(cursor: Cursor, byte: number): boolean {
  if (peek(cursor) !== byte) return false
  cursor.at++
  return true
}

/**
 * Takes a text without escapes whose characters are all known to be printable: ASCII, Chinese
 * characters, Chinese and full-width punctuation. Anything else is not ordinary.
 */
export function text(cursor: Cursor): boolean {
  if (!take(cursor, QUOTE)) return false
  const { bytes, end } = cursor
  const from = cursor.at
  let at = from
  let wide = 0
  let solid = false
  for (; at < end; at++) {
    const byte = bytes[at]!
    if (byte === QUOTE) {
      cursor.from = from
      cursor.to = at
      cursor.size = at - from - wide * 2
      cursor.solid = solid
      cursor.ascii = wide === 0
      cursor.at = at + 1
      return true
    }
    if (byte < 0x80) {
      if (byte < 32 || byte === 92 || byte === 127) return false
      if (byte !== 32) solid = true
    } else {
      if (!isWide(byte, bytes[at + 1]!, bytes[at + 2]!) || at + 2 >= end) return false
      wide++
      at += 2
      solid = true
    }
  }
  return false
}

const QUOTE = 34

function isWide(first: number, second: number, third: number): boolean {
  if ((second & 0xc0) !== 0x80 || (third & 0xc0) !== 0x80) return false
  // U+4E00–U+9FBF, U+3001–U+303F, U+FF01–U+FF5E: all assigned, none blank, none invisible.
  if (first >= 0xe5 && first <= 0xe8) return true
  if (first === 0xe4) return second >= 0xb8
  if (first === 0xe9) return second < 0xbf
  if (first === 0xe3) return second === 0x80 && third > 0x80
  return first === 0xef && (second === 0xbc ? third > 0x80 : second === 0xbd && third < 0x9f)
}

/** Takes a date that exists, `undefined` where there is none. */
export function date(cursor: Cursor): Day | undefined {
  if (!take(cursor, QUOTE)) return undefined
  const { bytes, at, end } = cursor
  if (at + 11 > end || bytes[at + 4] !== 45 || bytes[at + 7] !== 45 || bytes[at + 10] !== QUOTE)
    return undefined
  const year = two(bytes, at) * 100 + two(bytes, at + 2)
  const month = two(bytes, at + 5)
  const day = two(bytes, at + 8)
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month)))
    return undefined
  cursor.at = at + 11
  return dayOf(year, month, day)
}

// Not a number where either byte is no digit.
function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 48
  const ones = bytes[at + 1]! - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/** Takes a whole number from 0 to 999,999,999, −1 where there is none. */
export function whole(cursor: Cursor): number {
  const first = peek(cursor)
  const { bytes, end } = cursor
  let { at } = cursor
  const start = at
  let value = 0
  while (at < end && bytes[at]! >= 48 && bytes[at]! <= 57) value = value * 10 + bytes[at++]! - 48
  if (at === start || at - start > 9 || (first === 48 && at - start > 1)) return -1
  // A fraction or an exponent follows: not whole.
  if (bytes[at] === 46 || bytes[at] === 101 || bytes[at] === 69) return -1
  cursor.at = at
  return value
}

/** Takes a number of at most two decimals as hundredths, −1 where there is none. */
export function hundredthsOf(cursor: Cursor): number {
  const start = cursor.at
  const plain = whole(cursor)
  if (plain !== -1) return plain > 9_999_999 ? -1 : plain * 100
  cursor.at = start
  const first = peek(cursor)
  const { bytes, end } = cursor
  let { at } = cursor
  const begin = at
  let value = 0
  while (at < end && bytes[at]! >= 48 && bytes[at]! <= 57) value = value * 10 + bytes[at++]! - 48
  const size = at - begin
  if (size === 0 || size > 7 || (first === 48 && size > 1) || bytes[at] !== 46) return -1
  const point = at++
  while (at < end && bytes[at]! >= 48 && bytes[at]! <= 57) value = value * 10 + bytes[at++]! - 48
  const decimals = at - point - 1
  if (decimals < 1 || decimals > 2 || bytes[at] === 101 || bytes[at] === 69) return -1
  cursor.at = at
  return decimals === 1 ? value * 10 : value
}
