// Ids of millions of subjects, found again without an object each: a hash table over the texts.
import { type Texts, textIn } from '../text.ts'

/** Numbers of texts by their content. */
export type Ids = { slots: Int32Array; hashes: Int32Array; count: number }

/** No ids yet. */
export function createIds(): Ids {
  return { slots: new Int32Array(1024).fill(-1), hashes: new Int32Array(512), count: 0 }
}

/** The number under which a text was added, or −1. */
export function find(ids: Ids, texts: Texts, text: string): number {
  const hash = hashOf(text)
  const mask = ids.slots.length - 1
  for (let slot = hash & mask; ids.slots[slot] !== -1; slot = (slot + 1) & mask) {
    const number = ids.slots[slot]!
    if (ids.hashes[number] === hash && textIn(texts, number) === text) return number
  }
  return -1
}

/** Adds the text that was put last into the texts; it must not be there yet. */
export function addId(ids: Ids, text: string): void {
  const number = ids.count++
  if (number >= ids.hashes.length) grow(ids)
  ids.hashes[number] = hashOf(text)
  place(ids, number)
}

function place({ slots, hashes }: Ids, number: number): void {
  const mask = slots.length - 1
  let slot = hashes[number]! & mask
  while (slots[slot] !== -1) slot = (slot + 1) & mask
  slots[slot] = number
}

// Never more than half full.
function grow(ids: Ids): void {
  const hashes = new Int32Array(ids.hashes.length * 2)
  hashes.set(ids.hashes)
  ids.hashes = hashes
  ids.slots = new Int32Array(hashes.length * 2).fill(-1)
  for (let number = 0; number < ids.count - 1; number++) place(ids, number)
}

// FNV-1a over code units, then mixed: ids mostly differ in their last digits.
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) ^ (hash >>> 12)
}
