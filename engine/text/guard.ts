// What is refused before a text is parsed at all: too long, hidden characters, bracket bombs.
import { type Problem, problem } from '../words/problem.ts'

/** The deepest nesting a document may have. */
export const MOST_DEPTH = 40

const MOST_BYTES = 1_000_000
// Controls (a tab too), bidi and zero-width characters, byte order marks inside the text,
// halves of characters.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}]/u

/** The first reason to refuse a text, with its offset. */
export function guard(source: string): { problem: Problem; offset: number } | undefined {
  const size = bytesOf(source)
  if (size > MOST_BYTES) {
    return { problem: problem('text-too-large', { size, most: MOST_BYTES }), offset: 0 }
  }
  const hidden = hiddenIn(source)
  if (hidden) return hidden
  if (bracketDepth(source) <= MOST_DEPTH * 4) return undefined
  return { problem: problem('text-depth', { most: MOST_DEPTH }), offset: 0 }
}

/** The first hidden character of a text other than a line break. */
export function hiddenIn(text: string): { problem: Problem; offset: number } | undefined {
  const offset = text.replaceAll('\n', ' ').search(HIDDEN)
  if (offset === -1) return undefined
  const code = text.codePointAt(offset)!.toString(16).toUpperCase().padStart(4, '0')
  return { problem: problem('text-character', { value: `U+${code}` }), offset }
}

function bytesOf(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127) bytes += code > 2047 && (code < 0xd800 || code > 0xdfff) ? 2 : 1
  }
  return bytes
}

// An upper bound of flow nesting, so that a bracket bomb never reaches the parser.
function bracketDepth(source: string): number {
  let depth = 0
  let deepest = 0
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code === 91 || code === 123) deepest = Math.max(deepest, ++depth)
    else if ((code === 93 || code === 125) && depth > 0) depth--
  }
  return deepest
}
