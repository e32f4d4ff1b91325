// Text in columns of a terminal, where a Han character takes two.

/** The columns a text takes. */
export function width(text: string): number {
  let columns = 0
  for (const character of text) columns += isWide(character.codePointAt(0)!) ? 2 : 1
  return columns
}

/** A text cut or filled to exactly `columns`. */
export function cell(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  let shown = text
  if (width(text) > columns - 1) {
    shown = ''
    for (const character of text) {
      if (width(shown) + width(character) > columns - 3) break
      shown += character
    }
    shown += '…'
  }
  const fill = ' '.repeat(Math.max(0, columns - width(shown)))
  return align === 'left' ? shown + fill : fill + shown
}

const PARTS = /[（「『“《]*(?:\p{Script=Han}{2}\/[!-~]+|[!-~]+|.)[，。；：、？！）」』”》]*/gsu

/** Lines of at most `columns` each, the first after `first`, the others after `next`. */
export function wrap(text: string, columns: number, first: string, next: string): string[] {
  const lines: string[] = []
  let line = ''
  // Dates, ids and clauses stay whole; Han text may break anywhere but before a mark that closes
  // and after one that opens.
  for (const [part] of text.matchAll(PARTS)) {
    if (width(line) + width(part) > columns) {
      lines.push(line)
      line = ''
    }
    line += part
  }
  lines.push(line)
  return lines.map((each, i) => `${i === 0 ? first : next}${each.trim()}`)
}

function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd)
  )
}
