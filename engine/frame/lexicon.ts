// Words looked up by their bytes, so that a name in JSON need not become text first.
import { utf8 } from '../text/utf8.ts'

/**
 * Words in open slots; `values` are what they stand for. `follows` remembers which word came
 * after which, for keys come in the same order again and again.
 */
export type Lexicon = {
  mask: number
  slots: Int32Array
  words: Uint8Array[]
  values: number[]
  follows: Int32Array
  last: number
}

/** A lexicon of these words. */
export function lexiconOf(entries: Iterable<readonly [string, number]>): Lexicon {
  const list = [...entries]
  let size = 16
  while (size < list.length * 4) size *= 2
  const lexicon: Lexicon = {
    mask: size - 1,
    slots: new Int32Array(size).fill(-1),
    words: list.map(([word]) => utf8(word)),
    values: list.map(([, value]) => value),
    follows: new Int32Array(list.length + 1),
    last: list.length,
  }
  lexicon.words.forEach((word, index) => {
    let slot = hash(word, 0, word.length) & lexicon.mask
    while (lexicon.slots[slot] !== -1) slot = (slot + 1) & lexicon.mask
    lexicon.slots[slot] = index
  })
  return lexicon
}

/** Before the first key of an object. */
export function begin(lexicon: Lexicon): void {
  lexicon.last = lexicon.words.length
}

/** The word that last followed the one before, by its index. */
export function expected(lexicon: Lexicon): number {
  return lexicon.follows[lexicon.last]!
}

/** What the bytes from `from` to `to` stand for, −1 where they are no word. */
export function lookUp(lexicon: Lexicon, bytes: Uint8Array, from: number, to: number): number {
  const index = indexOf(lexicon, bytes, from, to)
  return index === -1 ? -1 : lexicon.values[index]!
}

/** The same for a key, which the next one will follow. */
export function lookUpKey(lexicon: Lexicon, bytes: Uint8Array, from: number, to: number): number {
  const index = indexOf(lexicon, bytes, from, to)
  if (index === -1) return -1
  lexicon.follows[lexicon.last] = index
  lexicon.last = index
  return lexicon.values[index]!
}

function indexOf(lexicon: Lexicon, bytes: Uint8Array, from: number, to: number): number {
  const { mask, slots, words } = lexicon
  let slot = hash(bytes, from, to) & mask
  for (;;) {
    const index = slots[slot]!
    if (index === -1 || same(words[index]!, bytes, from, to)) return index
    slot = (slot + 1) & mask
  }
}

function hash(bytes: Uint8Array, from: number, to: number): number {
  let sum = to - from
  for (let i = from; i < to; i++) sum = (Math.imul(sum, 31) + bytes[i]!) | 0
  return sum ^ (sum >>> 11)
}

function same(word: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (word.length !== to - from) return false
  for (let i = 0; i < word.length; i++) if (word[i] !== bytes[from + i]) return false
  return true
}
