// A value in the place of another one.
import type { Path } from '../words/problem.ts'
import { type Draft, draftOf } from './draft.ts'
import { layoutAt } from './layout.ts'
import { columnOf, lineEnd, lineStart } from './lines.ts'
import { scalarLike } from './scalar.ts'
import type { Splice } from './splice.ts'
import { type Entry, type Part, partAt } from './tree.ts'
import { hasLines, inline, lines, valueLines } from './write.ts'

/** The splices that put a value at a path; comments on the line of its key stay. */
export function replaceValue(source: string, tree: Part, path: Path, value: unknown): Splice[] {
  const { part, entry } = partAt(tree, path)
  const draft = draftOf(value)
  const layout = layoutAt(path)
  if (!entry) {
    const open = !part.flow && draft.kind !== 'scalar' && draft.entries.length > 0
    const text = open ? lines(draft, layout, 0).join('\n') : inline(draft, layout)
    return [{ from: part.start, to: part.end, insert: text }]
  }
  const isScalar = draft.kind === 'scalar'
  if (partAt(tree, path.slice(0, -1)).part.flow) {
    const text = isScalar ? scalarLike(value, part.style) : inline(draft, layout)
    return [put(part, text)]
  }
  const column = columnOf(source, entry.start)
  const { first, more } = takesInNote(draft, source, lineEnd(source, part.end), column + 2)
    ? { first: inline(draft, layout), more: [] }
    : valueLines(draft, layout, columnOf(source, entry.after) + 1, column + 2)
  const below = more.map((line) => `\n${line}`).join('')
  if (!part.flow && part.kind !== 'scalar') return overBlock(source, entry, first, below)
  const end = lineEnd(source, part.end)
  if (first !== undefined) {
    const text = isScalar && below === '' ? scalarLike(value, part.style) : first
    const own = put(part, text)
    return below === '' ? [own] : [{ from: end, to: end, insert: below }, own]
  }
  const note = source.slice(part.end, end).trim()
  const startsHere = lineStart(source, part.start) === lineStart(source, entry.after)
  // The first line of a list's member stands behind its dash.
  if (source[entry.start] === '-' && entry.after === entry.start + 1 && note === '' && startsHere)
    return [{ from: entry.after, to: end, insert: ` ${below.trimStart()}` }]
  return [
    { from: end, to: end, insert: below },
    { from: startsHere ? entry.after : part.start, to: part.end, insert: '' },
  ]
}

// A comment as deep as the lines of a new text would be taken into that text.
function takesInNote(draft: Draft, source: string, end: number, indent: number): boolean {
  if (!hasLines(draft)) return false
  const below = /^\s*\n( *)#/.exec(source.slice(end))
  return below !== null && below[1]!.length >= indent
}

// What stood over several lines goes with its comments; the one on the line of its key stays.
function overBlock(
  source: string,
  entry: Entry,
  first: string | undefined,
  below: string,
): Splice[] {
  const { start, end } = entry.value
  const last = lineEnd(source, end)
  if (lineStart(source, start) === lineStart(source, entry.after))
    return [
      {
        from: entry.after,
        to: last,
        insert: first === undefined ? ` ${below.trimStart()}` : ` ${first}${below}`,
      },
    ]
  const line = lineEnd(source, entry.after)
  const splices: Splice[] = [{ from: line, to: last, insert: below }]
  if (first !== undefined) splices.push({ from: entry.after, to: entry.after, insert: ` ${first}` })
  return splices
}

// A value that was not there needs a blank before it.
function put({ start, end }: Part, text: string): Splice {
  return { from: start, to: end, insert: start === end ? ` ${text}` : text }
}
