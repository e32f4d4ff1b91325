// The canonical text of a value: two spaces, short maps and lists on one line, keys in the
// order of the format, quotes only where needed, lines never folded.
import { type Draft, type DraftEntry, isCommented } from './draft.ts'
import { ANY, inside, type Layout, rankOf } from './layout.ts'
import { literal, scalar } from './scalar.ts'

const WIDTH = 116
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\ud840-\ud8ff]/g

/** A value on one line. */
export function inline(draft: Draft, layout: Layout = ANY): string {
  if (draft.kind === 'scalar') return scalar(draft.value)
  if (draft.kind === 'list') {
    const each = layout.each ?? ANY
    return `[${draft.entries.map(({ value }) => inline(value, each)).join(', ')}]`
  }
  if (draft.entries.length === 0) return '{}'
  const inner = ordered(draft.entries, layout).map(
    ({ key, value }) => `${scalar(key)}: ${inline(value, inside(layout, key))}`,
  )
  return `{ ${inner.join(', ')} }`
}

/** The lines of a map's or list's entries, each at `indent`. */
export function lines(draft: Draft, layout: Layout, indent: number): string[] {
  const pad = ' '.repeat(indent)
  const out: string[] = []
  const entries = draft.kind === 'map' ? ordered(draft.entries, layout) : draft.entries
  for (const entry of entries) {
    for (const line of entry.before) out.push(line === '' ? '' : pad + line)
    out.push(...entryLines(entry, draft.kind, layout, indent))
  }
  for (const line of draft.end) out.push(line === '' ? '' : pad + line)
  return out
}

/** The lines of one key with its value, or of one member of a list, at `indent`. */
export function entryLines(
  { key, tail, value }: DraftEntry,
  kind: Draft['kind'],
  layout: Layout,
  indent: number,
): string[] {
  const own = kind === 'map' ? inside(layout, key) : (layout.each ?? ANY)
  const head = `${' '.repeat(indent)}${kind === 'map' ? `${scalar(key)}:` : '-'}`
  const note = tail === undefined ? '' : ` ${tail}`
  const rest = valueLines(value, own, head.length + 1, indent + 2)
  if (rest.first !== undefined) return [`${head} ${rest.first}${note}`, ...rest.more]
  const [first] = rest.more
  // The first line of a member stands behind its dash.
  if (kind === 'list' && tail === undefined && first!.charAt(indent + 2) !== '#')
    return [`${head} ${first!.trimStart()}`, ...rest.more.slice(1)]
  return [`${head}${note}`, ...rest.more]
}

/** A value as what stands on the line of its key, if anything, and the lines below it. */
export function valueLines(
  value: Draft,
  layout: Layout,
  column: number,
  indent: number,
): { first?: string; more: string[] } {
  if (value.kind === 'scalar') {
    const text = literal(value.value)
    if (!text) return { first: scalar(value.value), more: [] }
    const pad = ' '.repeat(indent)
    return { first: text.header, more: text.lines.map((line) => (line === '' ? '' : pad + line)) }
  }
  if (value.entries.length === 0 && value.end.length === 0)
    return { first: inline(value), more: [] }
  if (!layout.open && !isCommented(value) && !hasLines(value)) {
    const first = inline(value, layout)
    if (column + columnsOf(first) <= WIDTH) return { first, more: [] }
  }
  return value.entries.length === 0
    ? { first: inline(value), more: lines(value, layout, indent) }
    : { more: lines(value, layout, indent) }
}

/** Whether a text of several lines stands anywhere in a value. */
export function hasLines(draft: Draft): boolean {
  return draft.kind === 'scalar'
    ? literal(draft.value) !== undefined
    : draft.entries.some(({ value }) => hasLines(value))
}

function ordered(entries: readonly DraftEntry[], layout: Layout): DraftEntry[] {
  return [...entries].sort((a, b) => rankOf(layout, a.key) - rankOf(layout, b.key))
}

// A Han character takes two columns.
function columnsOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}
