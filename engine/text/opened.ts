// A text read for editing: its source, its tree and its data, kept in step with each edit.
import type { Path, Problem } from '../words/problem.ts'
import { columnOf } from './lines.ts'
import { parseText } from './read.ts'
import type { Splice } from './splice.ts'
import { moved, nextStart, type Part, partAt, replaced, treeOf } from './tree.ts'

/** The source has no byte order mark and \n line ends; everything in it is plain. */
export type Opened = { source: string; tree: Part; data: unknown }

// Texts read lately: an editor asks again for the text it got a moment ago, a slider for the
// one it started from. Nothing else of them is remembered than what reading them would give.
const MOST_REMEMBERED = 4
const remembered = new Map<string, Opened>()

/** Reads a text for editing, or says what is wrong with it. */
export function open(
  text: string,
): { opened: Opened; problems: [] } | { opened?: undefined; problems: Problem[] } {
  const known = remembered.get(text)
  if (known) return { opened: known, problems: [] }
  const { data, problems, source, root } = parseText(text, true)
  if (problems.length > 0) return { problems }
  const opened = { source, tree: treeOf(root, source), data }
  remember(text, opened)
  return { opened, problems: [] }
}

/** Keeps what a text was read as, so that the next edit of it need not read it again. */
export function remember(text: string, opened: Opened): void {
  remembered.set(text, opened)
  if (remembered.size <= MOST_REMEMBERED) return
  for (const oldest of remembered.keys()) {
    remembered.delete(oldest)
    return
  }
}

/**
 * The source after splices that lie within the value at `path`, and its tree: only that value
 * is read again. Nothing where it cannot be read.
 */
export function after(
  { source, tree }: Pick<Opened, 'source' | 'tree'>,
  path: Path,
  splices: readonly Splice[],
): { source: string; tree: Part } | undefined {
  let next = source
  for (const { from, to, insert } of splices) next = next.slice(0, from) + insert + next.slice(to)
  // What is read alone begins behind a key or dash of a collection without brackets.
  let whole = path
  while (whole.length > 0 && partAt(tree, whole.slice(0, -1)).part.flow) whole = whole.slice(0, -1)
  const { entry } = partAt(tree, whole)
  if (!entry) return wholly(next)
  const by = next.length - source.length
  const end = nextStart(tree, whole, source.length) + by
  // Blanks stand for what is before it on its line, so that every column is as it was.
  const column = columnOf(source, entry.after)
  const own = ' '.repeat(column) + next.slice(entry.after, end)
  const { root, problems } = parseText(own, true)
  const empty = problems.length === 1 && problems[0]!.code === 'text-empty'
  if (problems.length > 0 && !empty) return wholly(next)
  const part = moved(treeOf(root, own, column), entry.after - column)
  return { source: next, tree: replaced(tree, whole, part, by) }
}

/** The tree of a source read as a whole; nothing where it cannot be read. */
export function wholly(source: string): { source: string; tree: Part } | undefined {
  const { root, problems } = parseText(source, true)
  return problems.length > 0 ? undefined : { source, tree: treeOf(root, source) }
}
