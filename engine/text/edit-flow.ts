// Entries of collections in brackets: put in and taken out with their commas.
import { columnOf, isFirstOnLine, lineEnd, lineStart } from './lines.ts'
import type { Splice } from './splice.ts'
import type { Part } from './tree.ts'

/** The splices that put the text of an entry in as entry `index` of a collection with some. */
export function insertText(
  source: string,
  { entries }: Part,
  index: number,
  text: string,
): Splice[] {
  const neighbour = entries[Math.max(0, index - 1)]!
  const own = isFirstOnLine(source, neighbour.start)
  const pad = ' '.repeat(columnOf(source, neighbour.start))
  if (index === 0) {
    const gap = own ? `,\n${pad}` : ', '
    return [{ from: neighbour.start, to: neighbour.start, insert: `${text}${gap}` }]
  }
  const { end } = neighbour.value
  const line = lineEnd(source, end)
  const rest = /^[ ]*(,?)[ ]*(#.*)?$/.exec(source.slice(end, line))
  // A collection with an entry on each line gets another line.
  if (!own || !rest) return [{ from: end, to: end, insert: `, ${text}` }]
  if (rest[1] === ',') return [{ from: line, to: line, insert: `\n${pad}${text},` }]
  return [
    { from: line, to: line, insert: `\n${pad}${text}` },
    { from: end, to: end, insert: ',' },
  ]
}

/** The splices that take entry `index` out, one of several. */
export function removeText(source: string, { entries, end }: Part, index: number): Splice[] {
  const entry = entries[index]!
  const close = entry.value.end
  const next = entries[index + 1]
  const line = lineEnd(source, close)
  const alone =
    isFirstOnLine(source, entry.start) && /^[ ]*,?[ ]*(#.*)?$/.test(source.slice(close, line))
  const whole = { from: lineStart(source, entry.start), to: line + 1, insert: '' }
  if (next) {
    if (alone) return [whole]
    const comma = commaIn(source, close, next.start)
    const gap = source.slice(comma + 1, next.start)
    const to = gap.includes('#') ? comma + 1 : next.start
    return [{ from: entry.start, to, insert: '' }]
  }
  const before = entries[index - 1]!.value.end
  const comma = commaIn(source, before, entry.start)
  const trailing = commaIn(source, close, end - 1)
  const to = trailing === -1 ? close : trailing + 1
  // The comma that led to the last entry goes, unless the list ends in one.
  const lead = { from: comma, to: comma + 1, insert: '' }
  if (alone) return trailing === -1 ? [whole, lead] : [whole]
  if (!source.slice(before, entry.start).includes('#'))
    return [{ from: before, to: close, insert: '' }]
  return trailing === -1
    ? [{ from: entry.start, to, insert: '' }, lead]
    : [{ from: entry.start, to, insert: '' }]
}

// The comma between two entries; one in a comment is none.
function commaIn(source: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    if (source[i] === ',') return i
    if (source[i] === '#') i = lineEnd(source, i)
  }
  return -1
}
