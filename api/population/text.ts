// Many short texts as bytes in pages, without an object each; in a file as ends and bytes.
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { at, type Growing, growing, put } from '../../engine/population/growing.ts'
import type { Pieces } from './sections.ts'

const PAGE = 1 << 20
/** Texts between two whose place is kept. */
const SPAN = 16
const MOST = 0xffffffff
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Texts that are added one by one; numbered from 0. */
export type Texts = {
  count: number
  size: number
  /** Bytes of each text, and where every sixteenth begins among all bytes. */
  lengths: Growing
  starts: Growing
  /** All but the last are packed where no text is looked up before all are written. */
  pages: Uint8Array[]
  packed: boolean
}

/** No texts yet; those that are `packed` take a fraction of the memory, and cannot be looked up. */
export function createTexts(packed = false): Texts {
  return { count: 0, size: 0, lengths: growing(), starts: growing(), pages: [], packed }
}

/** Adds a text. */
export function addText(texts: Texts, text: string): void {
  const start = texts.size
  const { read, written } = encoder.encodeInto(text, roomIn(texts))
  if (read === text.length) texts.size += written
  // A page ends within the text; a character of several bytes may not fit in what is left.
  else addBytes(texts, encoder.encode(text))
  if (texts.size > MOST) throw new Error('more than 4 GB of text')
  const i = texts.count++
  if (i % SPAN === 0) put(texts.starts, i / SPAN, start)
  put(texts.lengths, i, texts.size - start)
}

function addBytes(texts: Texts, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    const room = roomIn(texts)
    const part = bytes.subarray(done, done + room.length)
    room.set(part)
    texts.size += part.length
    done += part.length
  }
}

// What is left of the last page, or a page of its own where that is full.
function roomIn({ pages, size, packed }: Texts): Uint8Array {
  if (pages.length * PAGE === size) {
    const full = pages.at(-1)
    if (full && packed) pages[pages.length - 1] = deflateRawSync(full, { level: 1 })
    pages.push(new Uint8Array(PAGE))
  }
  return pages.at(-1)!.subarray(size % PAGE)
}

const ENDS = 1 << 16

/** All ends, as a file keeps them, some at a time. */
export function endsOf(texts: Texts): Pieces {
  const { count, lengths } = texts
  return { kind: 'u32', length: count, list: { [Symbol.iterator]: pieces } }

  function* pieces() {
    let end = 0
    for (let from = 0; from < count; from += ENDS) {
      const ends = new Uint32Array(Math.min(ENDS, count - from))
      for (let i = 0; i < ends.length; i++) {
        end += at(lengths, from + i)
        ends[i] = end
      }
      yield ends
    }
  }
}

/** All bytes, as a file keeps them, page by page. */
export function bytesOf({ size, pages, packed }: Texts): Pieces {
  return { kind: 'u8', length: size, list: { [Symbol.iterator]: pieces } }

  function* pieces() {
    for (const [i, page] of pages.entries()) {
      const whole = packed && i < pages.length - 1 ? inflateRawSync(page) : page
      yield whole.subarray(0, Math.min(PAGE, size - i * PAGE))
    }
  }
}

/** Text `i` of ends and bytes. */
export function textAt(ends: Uint32Array, bytes: Uint8Array, i: number): string {
  // A decoder takes no shared memory, and a slice is a copy that is not shared.
  return decoder.decode(bytes.slice(i === 0 ? 0 : ends[i - 1]!, ends[i]!))
}

/** Text `i` of texts that are still being added to, unless they are packed. */
export function textIn(texts: Texts, i: number): string {
  const { pages, lengths } = texts
  const start = startOf(texts, i)
  const end = start + at(lengths, i)
  const first = pages[Math.floor(start / PAGE)]
  if (!first || start === end) return ''
  const offset = start % PAGE
  if (offset + end - start <= PAGE) {
    return decoder.decode(first.subarray(offset, offset + end - start))
  }
  const bytes = new Uint8Array(end - start)
  const head = first.subarray(offset)
  bytes.set(head)
  bytes.set(
    pages[Math.floor(start / PAGE) + 1]!.subarray(0, bytes.length - head.length),
    head.length,
  )
  return decoder.decode(bytes)
}

function startOf({ starts, lengths }: Texts, i: number): number {
  const from = i - (i % SPAN)
  let start = at(starts, from / SPAN)
  for (let k = from; k < i; k++) start += at(lengths, k)
  return start
}
