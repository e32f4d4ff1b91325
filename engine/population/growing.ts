// An integer column that grows as rows are put: in pages, each as narrow as what it holds, so
// that millions of rows are never copied to make room.
import type { Codes } from './columns.ts'

const BITS = 14
const ROWS = 1 << BITS
const MOST_BYTE = 0xff
const MOST_SHORT = 0xffff

/** Pages of rows; only rows that were put mean anything. */
export type Growing = { pages: Codes[] }

/** An empty column. */
export function growing(): Growing {
  return { pages: [] }
}

/** Sets a row to a number from 0, making room for it. */
export function put({ pages }: Growing, row: number, value: number): void {
  const number = row >>> BITS
  while (pages.length <= number) pages.push(new Uint8Array(ROWS))
  let page = pages[number]!
  const bytes = page.BYTES_PER_ELEMENT
  if ((bytes === 1 && value > MOST_BYTE) || (bytes === 2 && value > MOST_SHORT)) {
    page = value > MOST_SHORT ? Uint32Array.from(page) : Uint16Array.from(page)
    pages[number] = page
  }
  page[row & (ROWS - 1)] = value
}

/** What was put into a row. */
export function at({ pages }: Growing, row: number): number {
  return pages[row >>> BITS]![row & (ROWS - 1)]!
}

/** Gives the rows back. */
export function release(column: Growing): void {
  column.pages = []
}
