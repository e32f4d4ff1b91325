// Many short texts as bytes in pages, without an object each; in a file as ends and bytes.
import type { Pieces } from './sections.ts'

const PAGE = 1 << 20
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Texts that are added one by one; numbered from 0. */
export type Texts = {
  count: number
  size: number
  /** Where each text ends among all bytes. */
  ends: Uint32Array[]
  pages: Uint8Array[]
}

const ENDS = 1 << 16

/** No texts yet. */
export function createTexts(): Texts {
  return { count: 0, size: 0, ends: [], pages: [] }
}

/** Adds a text. */
export function addText(texts: Texts, text: string): void {
  const rest = text
  while (rest !== '') {
    const offset = texts.size % PAGE
    if (offset === 0 && texts.size / PAGE === texts.pages.length)
      texts.pages.push(new Uint8Array(PAGE))
    const page = texts.pages[Math.floor(texts.size / PAGE)]!
    const { read, written } = encoder.encodeInto(rest, page.subarray(offset))
    if (read === rest.length) {
      texts.size += written
      break
    }
    // A page ends within the text; a character of several bytes may not fit in what is left.
    const bytes = encoder.encode(rest)
    const room = PAGE - offset
    page.set(bytes.subarray(0, room), offset)
    texts.size += Math.min(room, bytes.length)
    const left = bytes.subarray(room)
    const next = new Uint8Array(PAGE)
    next.set(left)
    texts.pages.push(next)
    texts.size += left.length
    break
  }
  const place = texts.count++ % ENDS
  if (place === 0) texts.ends.push(new Uint32Array(ENDS))
  texts.ends.at(-1)![place] = texts.size
}

/** All ends, as a file keeps them, page by page. */
export function endsOf(texts: Texts): Pieces {
  if (texts.size > 0xffffffff) throw new Error('more than 4 GB of text')
  const { ends, count } = texts
  return {
    kind: 'u32',
    length: count,
    list: ends.map((page, i) => page.subarray(0, Math.min(ENDS, count - i * ENDS))),
  }
}

/** All bytes, as a file keeps them, page by page. */
export function bytesOf({ size, pages }: Texts): Pieces {
  return {
    kind: 'u8',
    length: size,
    list: pages.map((page, i) => page.subarray(0, Math.min(PAGE, size - i * PAGE))),
  }
}

/** Text `i` of ends and bytes. */
export function textAt(ends: Uint32Array, bytes: Uint8Array, i: number): string {
  return decoder.decode(bytes.subarray(i === 0 ? 0 : ends[i - 1]!, ends[i]!))
}

/** Text `i` of texts that are still being added to. */
export function textIn({ ends, pages }: Texts, i: number): string {
  const start = i === 0 ? 0 : endAt(ends, i - 1)
  const end = endAt(ends, i)
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

function endAt(ends: Uint32Array[], i: number): number {
  return ends[Math.floor(i / ENDS)]![i % ENDS]!
}
