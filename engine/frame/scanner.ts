// What scanning a request's bytes needs: a model's words by their bytes, and where reading stands.
import type { Day } from '../civil.ts'
import type { Compiled } from '../compile/model.ts'
import { type Cursor, createCursor, take, text } from '../json/bytes.ts'
import type { Problem } from '../words/problem.ts'
import { expected, type Lexicon, lexiconOf, lookUpKey } from './lexicon.ts'
import type { Names } from './names.ts'

/** Bytes known to be plain UTF-8 to text; the host knows the quickest way. */
export type Decode = (bytes: Uint8Array, from: number, to: number) => string

/** What scanning needs to know of a model, and what it found in the last request. */
export type Scanner = {
  compiled: Compiled
  names: Names
  decode: Decode
  cursor: Cursor
  subjectTypes: Lexicon
  types: Lexicon
  facts: { subject: Lexicon; record: Lexicon }
  /** Values of choices, by fact. */
  choices: (Lexicon | undefined)[]
  /** Facts that must be there, as bits by column. */
  required: { subject: number; types: number[] }
  id: string
  asOf: Day
  /** Bits of the facts seen in the last `facts`. */
  seen: number
  problems: Problem[]
}

const MOST_COLUMNS = 30

/** A scanner for a model; none where it has more facts than bits. */
export function createScanner(
  compiled: Compiled,
  names: Names,
  decode: Decode,
): Scanner | undefined {
  const { columns, facts } = compiled
  if (columns.subject.length > MOST_COLUMNS || columns.record.length > MOST_COLUMNS)
    return undefined
  const bits = (list: readonly { column: number }[]) =>
    list.reduce((sum, { column }) => sum | (1 << column), 0)
  const lexicon = (map: Map<string, { index: number }>) =>
    lexiconOf([...map].map(([id, { index }]) => [id, index] as const))
  return {
    compiled,
    names,
    decode,
    cursor: createCursor(),
    subjectTypes: lexiconOf(names.subjectTypes),
    types: lexiconOf(names.types),
    facts: { subject: lexicon(names.subjectFacts), record: lexicon(names.recordFacts) },
    choices: facts.map(({ kind, words }) =>
      kind === 'choice' ? lexiconOf(words.map((word, i) => [word, i] as const)) : undefined,
    ),
    required: {
      subject: bits(names.requiredOfSubject),
      types: names.requiredOfType.map(bits),
    },
    id: '',
    asOf: 0,
    seen: 0,
    problems: [],
  }
}

/** Takes a key and its colon; −1 where it is no word of the lexicon. */
export function keyOf(cursor: Cursor, lexicon: Lexicon): number {
  const guess = lexicon.words.length === 0 ? -1 : expected(lexicon)
  if (guess !== -1 && isKey(cursor, lexicon.words[guess]!)) {
    cursor.at += lexicon.words[guess]!.length + 3
    lexicon.last = guess
    return lexicon.values[guess]!
  }
  if (!text(cursor)) return -1
  const key = lookUpKey(lexicon, cursor.bytes, cursor.from, cursor.to)
  return take(cursor, 58) ? key : -1
}

// Whether exactly this key stands here, in quotes, its colon close behind.
function isKey({ bytes, at, end }: Cursor, word: Uint8Array): boolean {
  const size = word.length
  if (at + size + 3 > end || bytes[at] !== 34) return false
  for (let i = 0; i < size; i++) if (bytes[at + 1 + i] !== word[i]) return false
  return bytes[at + 1 + size] === 34 && bytes[at + 2 + size] === 58
}
