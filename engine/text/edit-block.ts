// Entries of collections that are written over lines: put in and taken out with whole lines.
import type { Path } from '../words/problem.ts'
import { type Draft, draftOf } from './draft.ts'
import { layoutAt } from './layout.ts'
import { columnOf, isFirstOnLine, lineEnd, lineStart, ownEnd, ownStart } from './lines.ts'
import type { Splice } from './splice.ts'
import type { Part } from './tree.ts'
import { entryLines } from './write.ts'

/** The lines of a new entry of the collection at `path`, as the canonical form writes them. */
export function newLines(
  source: string,
  container: Part,
  path: Path,
  key: string,
  value: unknown,
): string[] {
  const column = columnOf(source, container.entries[0]!.start)
  const draft: Draft = draftOf(value)
  const entry = { key, before: [], value: draft }
  return entryLines(entry, container.kind, layoutAt(path), column)
}

/** The lines of an entry with the comments that belong to it, as they stand. */
export function linesOf(source: string, container: Part, index: number, isRoot: boolean): string[] {
  const from = ownStart(source, container, index, isRoot)
  return source.slice(from, ownEnd(source, container, index)).split('\n')
}

/** The splices that put lines in as entry `index`. */
export function insertLines(
  source: string,
  container: Part,
  index: number,
  added: readonly string[],
  isRoot: boolean,
): Splice[] {
  if (index > 0) {
    const end = ownEnd(source, container, index - 1)
    const apart = added.length > 1 && isApart(source, container, index) ? '\n' : ''
    return [{ from: end, to: end, insert: `${apart}\n${added.join('\n')}` }]
  }
  const { start } = container.entries[0]!
  if (isFirstOnLine(source, start)) {
    const from = ownStart(source, container, 0, isRoot)
    return [{ from, to: from, insert: `${added.join('\n')}\n` }]
  }
  const pad = ' '.repeat(columnOf(source, start))
  return [{ from: start, to: start, insert: `${added.join('\n').trimStart()}\n${pad}` }]
}

/** The splices that take entry `index` out, one of several. */
export function removeLines(
  source: string,
  container: Part,
  index: number,
  isRoot: boolean,
): Splice[] {
  const { start, value } = container.entries[index]!
  if (!isFirstOnLine(source, start)) {
    // The first key of a list's member shares its line with the dash: the next one moves up.
    const next = container.entries[1]!.start
    const between = source.slice(value.end, next)
    return between.includes('#')
      ? [{ from: start, to: lineEnd(source, value.end), insert: '' }]
      : [{ from: start, to: next, insert: '' }]
  }
  let from = ownStart(source, container, index, isRoot)
  let to = ownEnd(source, container, index)
  const blankAbove = from > 0 && isBlank(source, from - 1)
  if (to === source.length) {
    // Nothing follows: the file ends as it did.
    from = Math.max(0, from - 1)
    while (from > 0 && isBlank(source, from)) from = lineStart(source, from) - 1
    return [{ from, to, insert: '' }]
  }
  while (blankAbove && to + 1 < source.length && isBlank(source, to + 1))
    to = lineEnd(source, to + 1)
  const last = to + 1 === source.length
  while (last && from > 0 && isBlank(source, from - 1)) from = lineStart(source, from - 1)
  return [{ from, to: to + 1, insert: '' }]
}

// Whether the line of an offset is empty.
function isBlank(source: string, offset: number): boolean {
  return source.slice(lineStart(source, offset), lineEnd(source, offset)).trim() === ''
}

// Whether the entries around a place are parted by empty lines.
function isApart(source: string, { entries }: Part, index: number): boolean {
  const [before, next] = entries[index] ? [index - 1, index] : [index - 2, index - 1]
  if (before < 0) return false
  return /\n[ ]*\n/.test(source.slice(entries[before]!.value.end, entries[next!]!.start))
}
