// Lines of a text: where they begin and end, and which comments belong to which entry.
import type { Part } from './tree.ts'

/** Where the line of an offset begins. */
export function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(source: string, offset: number): number {
  const end = source.indexOf('\n', offset)
  return end === -1 ? source.length : end
}

/** How far an offset stands from the beginning of its line. */
export function columnOf(source: string, offset: number): number {
  return offset - lineStart(source, offset)
}

/** Whether nothing but blanks stands before an offset on its line. */
export function isFirstOnLine(source: string, offset: number): boolean {
  return source.slice(lineStart(source, offset), offset).trim() === ''
}

/**
 * Where an entry of a block collection ends: with its last line, and the comments below that
 * stand deeper than the entry.
 */
export function ownEnd(source: string, container: Part, index: number): number {
  const entry = container.entries[index]!
  const column = columnOf(source, entry.start)
  let end = lineEnd(source, entry.value.end)
  for (let at = end; at < source.length; ) {
    const next = lineEnd(source, at + 1)
    const line = source.slice(at + 1, next)
    const indent = line.length - line.trimStart().length
    if (line.trim() !== '' && (line.trim()[0] !== '#' || indent <= column)) break
    if (line.trim() !== '') end = next
    at = next
  }
  return end
}

// Words by which a comment says that it heads more than the next entry.
const HEADS = /以下|下列|下面|各[条项级款]|following|below|^#+\s*[-=—─]{3}/i

/**
 * Where an entry of a block collection begins: with the comment directly above it, unless that
 * heads a whole list or group. Above the first entry a comment is a heading, unless an empty
 * line parts it from one, or every other entry has a comment of its own.
 */
export function ownStart(source: string, container: Part, index: number, isRoot: boolean): number {
  const { start } = container.entries[index]!
  const own = lineStart(source, start)
  const above = commentAbove(source, container, index)
  if (above === undefined) return own
  if (index > 0) return HEADS.test(source.slice(above, own).trim()) ? own : above
  const others = container.entries.slice(1)
  const everyOther =
    others.length > 0 &&
    others.every((_, i) => commentAbove(source, container, i + 1) !== undefined)
  const parted = above > 0 && source.slice(lineStart(source, above - 1), above).trim() === ''
  return !isRoot && (parted || everyOther) ? above : own
}

// Where the comment lines directly above an entry begin, if there are any.
function commentAbove(source: string, container: Part, index: number): number | undefined {
  const { start } = container.entries[index]!
  if (!isFirstOnLine(source, start)) return undefined
  const floor = index === 0 ? 0 : lineEnd(source, container.entries[index - 1]!.value.end) + 1
  const column = columnOf(source, start)
  let from: number | undefined
  for (let at = lineStart(source, start); at > floor; ) {
    const begin = lineStart(source, at - 1)
    const line = source.slice(begin, at - 1)
    const text = line.trim()
    if (text[0] !== '#' || line.length - line.trimStart().length > column) break
    from = begin
    at = begin
  }
  return from
}
