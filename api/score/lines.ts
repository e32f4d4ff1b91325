// A byte stream to lines, in constant memory: a line is at most 1 MB, and a longer one is
// named and passed over without being held.
import { type Problem, problem } from '../../engine/words/problem.ts'

/** The longest line in bytes. */
export const MOST_LINE_BYTES = 1_000_000

/** Whole lines as bytes, or a line too long to be held; `first` is the first one's number. */
export type Piece = { first: number; bytes: Uint8Array } | { first: number; tooLong: number }

/** A line with its number from 1, or why it cannot be read. */
export type InputLine =
  | { number: number; text: string; problem?: undefined }
  | { number: number; problem: Problem }

const NEWLINE = 10

/** Cuts a stream behind line ends: about one piece for each chunk of the stream. */
export async function* pieces(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let held: Uint8Array[] = []
  let size = 0
  let first = 1
  for await (const chunk of stream) {
    const end = chunk.lastIndexOf(NEWLINE) + 1
    let start = 0
    if (end > 0 && size > 0) {
      // The line that an earlier chunk began ends here; alone, it may turn out too long.
      start = chunk.indexOf(NEWLINE) + 1
      size += start
      if (size - 1 > MOST_LINE_BYTES) yield { first, tooLong: size - 1 }
      else yield { first, bytes: joined([...held, chunk.subarray(0, start)]) }
      first++
      held = []
      size = 0
    }
    if (end > start) {
      const bytes = joined([chunk.subarray(start, end)])
      // Counted before it is handed over: afterwards another thread may own the bytes.
      const count = countLines(bytes)
      yield { first, bytes }
      first += count
    }
    if (end < chunk.length) {
      size += chunk.length - end
      // Beyond the limit only the length is kept.
      if (size > MOST_LINE_BYTES) held = []
      else held.push(chunk.subarray(end))
    }
  }
  if (size > MOST_LINE_BYTES) yield { first, tooLong: size }
  else if (size > 0) yield { first, bytes: joined(held) }
}

/** The lines of a piece, decoded. */
export function linesOf(piece: Piece): InputLine[] {
  const { first } = piece
  if ('tooLong' in piece) return [tooLong(first, piece.tooLong)]
  const texts = decoded(piece.bytes)
  if (texts !== undefined) {
    const parts = texts.split('\n')
    if (parts.at(-1) === '') parts.pop()
    return parts.map((text, i) => lineOf(first + i, text))
  }
  // Something here is not UTF-8: find out which lines.
  const found: InputLine[] = []
  let start = 0
  while (start < piece.bytes.length) {
    const newline = piece.bytes.indexOf(NEWLINE, start)
    const end = newline === -1 ? piece.bytes.length : newline
    const text = decoded(piece.bytes.subarray(start, end))
    const number = first + found.length
    if (text === undefined) found.push({ number, problem: problem('encoding-not-utf8') })
    else found.push(lineOf(number, text))
    start = end + 1
  }
  return found
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

function lineOf(number: number, text: string): InputLine {
  // No line of fewer characters can have too many bytes.
  if (text.length * 3 > MOST_LINE_BYTES) {
    const size = Buffer.byteLength(text)
    if (size > MOST_LINE_BYTES) return tooLong(number, size)
  }
  return { number, text: number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text }
}

function tooLong(number: number, size: number): InputLine {
  return { number, problem: problem('line-too-long', { size, most: MOST_LINE_BYTES }) }
}

function countLines(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count++
  return count
}

// A buffer of its own, so that it can be handed to another thread.
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 0)
  const bytes = new Uint8Array(new ArrayBuffer(size))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
