// Changes of a text as splices: the form in which they are applied, undone and shown.

/** `from` to `to` is taken out of a text and `insert` put there. */
export type Splice = { from: number; to: number; insert: string }

/** The text after splices done one after the other, each placed in what the one before left. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let result = text
  for (const { from, to, insert } of splices)
    result = result.slice(0, from) + insert + result.slice(to)
  return result
}

/** What takes a splice of this text back. */
export function inverse(text: string, { from, to, insert }: Splice): Splice {
  return { from, to: from + insert.length, insert: text.slice(from, to) }
}

/**
 * A splice of the plain source (no byte order mark, \n line ends) as one of the text it was
 * read from.
 */
export function ofText(text: string, { from, to, insert }: Splice): Splice {
  const begin = offsetIn(text, from)
  return {
    from: begin,
    to: to === from ? begin : offsetIn(text, to),
    insert: /^[^\n]*\r\n/.test(text) ? insert.replaceAll('\n', '\r\n') : insert,
  }
}

function offsetIn(text: string, offset: number): number {
  let at = text.startsWith('\ufeff') ? 1 : 0
  if (!text.includes('\r')) return at + offset
  for (let left = offset; left > 0; left--) at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
  return at
}
