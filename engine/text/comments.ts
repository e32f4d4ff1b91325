// Which comment belongs to what: the tree of a text as a draft that can be written anew.
import type { Draft, DraftEntry } from './draft.ts'
import type { Part } from './tree.ts'

type Line = { text: string; column: number }

/** The tree with its comments, the lines above the first key apart. */
export function commented(tree: Part, source: string): { header: string[]; root: Draft } {
  const holder: DraftEntry = { key: '', before: [], value: empty() }
  const walk: Walk = { source, from: 0, owner: holder }
  holder.value = visit(tree, holder, walk)
  const { tail, own } = gap(source, walk.from, source.length)
  note(walk.owner, tail)
  behind(holder.value, own, -1)
  trimBlank(holder.value.end)
  const first = holder.value.entries[0]
  const header = first?.before.splice(0) ?? []
  while (header[0] === '') header.shift()
  return { header: holder.tail ? [holder.tail, ...header] : header, root: holder.value }
}

/** The position behind the last thing seen, and whose line that stands on. */
type Walk = { source: string; from: number; owner: DraftEntry }

function visit(part: Part, holder: DraftEntry, walk: Walk): Draft {
  if (part.kind === 'scalar') {
    // What stands between a key and a value on a later line goes above the key.
    const { tail, own } = gap(walk.source, walk.from, part.start)
    if (tail !== undefined) own.unshift({ text: tail, column: 0 })
    holder.before.push(...own.map(({ text }) => text).filter((text) => text !== ''))
    walk.from = part.end
    walk.owner = holder
    if (part.style === 'block' || part.style === 'keep') {
      const head = walk.source.slice(part.start, walk.source.indexOf('\n', part.start))
      note(holder, /#.*$/.exec(head)?.[0])
    }
    return { ...empty(), value: part.value }
  }
  const draft: Draft = {
    ...empty(),
    kind: part.kind,
    column: part.flow ? -1 : columnOf(part, walk),
  }
  if (part.flow) {
    const { tail, own } = gap(walk.source, walk.from, part.start)
    note(holder, tail)
    holder.before.push(...own.map(({ text }) => text).filter((text) => text !== ''))
    walk.from = part.odd ? part.start : part.start + 1
    walk.owner = holder
  }
  for (const entry of part.entries) {
    const next: DraftEntry = { key: entry.key, before: [], value: empty() }
    const { tail, own } = gap(walk.source, walk.from, entry.start)
    note(walk.owner, tail)
    const last = draft.entries.at(-1)
    const above = last && !part.flow ? behind(last.value, own, draft.column) : own
    next.before = above.map(({ text }) => text)
    if (!last && draft.column !== 0) while (next.before[0] === '') next.before.shift()
    walk.from = entry.after
    walk.owner = next
    next.value = visit(entry.value, next, walk)
    draft.entries.push(next)
  }
  if (part.flow && !part.odd) {
    const { tail, own } = gap(walk.source, walk.from, part.end - 1)
    note(walk.owner, tail)
    draft.end = own.map(({ text }) => text).filter((text) => text !== '')
    walk.from = part.end
    walk.owner = holder
  }
  return draft
}

function empty(): Draft {
  return { kind: 'scalar', entries: [], end: [], column: -1 }
}

function columnOf({ start }: Part, { source }: Walk): number {
  return start - (source.lastIndexOf('\n', start - 1) + 1)
}

// A line can end in one comment only; another one goes above it.
function note(owner: DraftEntry, tail: string | undefined): void {
  if (tail === undefined) return
  if (owner.tail === undefined) owner.tail = tail
  else owner.before.push(tail)
}

// Between two parts stand only marks, blanks and comments, so a # begins a comment there.
function gap(source: string, from: number, to: number): { tail?: string; own: Line[] } {
  const found: { tail?: string; own: Line[] } = { own: [] }
  if (from >= to) return found
  const opens = source.lastIndexOf('\n', from - 1) + 1
  const rows = source.slice(from, to).split('\n')
  rows.forEach((row, i) => {
    const at = row.indexOf('#')
    const whole = i === 0 ? source.slice(opens, from) + row : row
    if (at !== -1) {
      const text = row.slice(at).trimEnd()
      if (whole.trimStart().startsWith('#'))
        found.own.push({ text, column: whole.length - row.length + at })
      else if (i === 0 && found.tail === undefined) found.tail = text
      else found.own.push({ text, column: -1 })
    } else if (i > 0 && i < rows.length - 1 && row.trim() === '' && found.own.at(-1)?.text !== '')
      found.own.push({ text: '', column: -1 })
  })
  return found
}

/**
 * Comments that stand deeper than the next key belong behind the last entry of what ends here;
 * the others are given back.
 */
function behind(ended: Draft, own: readonly Line[], column: number): Line[] {
  let taken = 0
  for (let i = 0; i < own.length; i++) {
    const line = own[i]!
    if (line.text === '') continue
    if (line.column <= column) break
    const target = deepest(ended, line.column)
    if (!target) break
    for (; taken <= i; taken++) target.end.push(own[taken]!.text)
  }
  return own.slice(taken)
}

function deepest(draft: Draft, column: number): Draft | undefined {
  if (draft.column === -1 || draft.column > column) return undefined
  const last = draft.entries.at(-1)
  return (last && deepest(last.value, column)) ?? draft
}

function trimBlank(lines: string[]): void {
  while (lines.at(-1) === '') lines.pop()
}
