// A text's maps, lists and scalars with where each stands: what edits and `format` work on.
import { type CST, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml'
import type { Path } from '../words/problem.ts'

/** How a scalar is written; `keep` is a block scalar that keeps its last empty lines. */
type Style = 'plain' | 'double' | 'single' | 'block' | 'keep'

/**
 * A map, list or scalar. `start` and `end` enclose its own text, comments and empty lines
 * around it left out. `odd` is a collection that is not written the ordinary way (a map
 * without braces in a list, keys without a colon): it is rewritten as a whole.
 */
export type Part = {
  kind: 'map' | 'list' | 'scalar'
  start: number
  end: number
  flow: boolean
  odd: boolean
  entries: readonly Entry[]
  value?: unknown
  style?: Style | undefined
}

/** A key with its value, or a member of a list; `after` stands behind the colon or the dash. */
export type Entry = { key: string; start: number; after: number; value: Part }

/** The tree of a document that was read without problems and with its tokens kept. */
export function treeOf(node: Node | null, source: string, after = 0): Part {
  if (node === null || node.range == null) return nothing(after)
  if (isMap(node)) return mapOf(node as unknown as Collection, source, after)
  if (isSeq(node)) return listOf(node as unknown as Collection, source, after)
  if (isScalar(node)) return scalarOf(node, source, after)
  throw new Error('a document without problems has only maps, lists and scalars')
}

/** The data of a tree. */
export function dataOf(part: Part): unknown {
  if (part.kind === 'scalar') return part.value
  if (part.kind === 'list') return part.entries.map(({ value }) => dataOf(value))
  return Object.fromEntries(part.entries.map(({ key, value }) => [key, dataOf(value)]))
}

/** The part at a path of keys and indices, with the entry it is the value of. */
export function partAt(tree: Part, path: Path): { part: Part; entry?: Entry } {
  let part = tree
  let entry: Entry | undefined
  for (const key of path) {
    entry = typeof key === 'number' ? part.entries[key] : part.entries.find((e) => e.key === key)
    if (!entry) throw new Error(`no part at ${path.join('.')}`)
    part = entry.value
  }
  return entry ? { part, entry } : { part }
}

/** Where the next part begins behind the one at a path; everything up to there is between them. */
export function nextStart(tree: Part, path: Path, length: number): number {
  let next = length
  let part = tree
  for (const key of path) {
    const index = typeof key === 'number' ? key : part.entries.findIndex((e) => e.key === key)
    next = part.entries[index + 1]?.start ?? (part.flow ? part.end - 1 : next)
    part = part.entries[index]!.value
  }
  return next
}

/** The tree with another part at a path, and what stands behind it moved by `by`. */
export function replaced(tree: Part, path: Path, part: Part, by: number): Part {
  const [key, ...rest] = path
  if (key === undefined) return part
  const index = typeof key === 'number' ? key : tree.entries.findIndex((e) => e.key === key)
  const entries = tree.entries.map((entry, i) => {
    if (i < index) return entry
    if (i > index) return movedEntry(entry, by)
    return { ...entry, value: replaced(entry.value, rest, part, by) }
  })
  const end = tree.flow ? tree.end + by : entries.at(-1)!.value.end
  return { ...tree, end, entries }
}

/** A part and everything in it, moved. */
export function moved(part: Part, by: number): Part {
  const { entries } = part
  return {
    ...part,
    start: part.start + by,
    end: part.end + by,
    entries: entries.length === 0 ? entries : entries.map((entry) => movedEntry(entry, by)),
  }
}

function movedEntry({ key, start, after, value }: Entry, by: number): Entry {
  return { key, start: start + by, after: after + by, value: moved(value, by) }
}

type Collection = {
  flow?: boolean
  range: [number, number, number]
  items: (Node | Pair)[]
  srcToken?: CST.BlockMap | CST.BlockSequence | CST.FlowCollection
}

function mapOf(map: Collection, source: string, after: number): Part {
  const flow = map.flow === true
  let odd = flow && source[map.range[0]] !== '{'
  const entries = (map.items as Pair<Node, Node | null>[]).map((pair): Entry => {
    const token = pair.srcToken
    const colon = token?.sep?.find(({ type }) => type === 'map-value-ind')
    const start = pair.key.range![0]
    if (!colon || token?.start?.some(({ type }) => type === 'explicit-key-ind')) odd = true
    const behind = colon ? colon.offset + 1 : pair.key.range![1]
    return {
      key: String((pair.key as Scalar).value),
      start,
      after: behind,
      value: treeOf(pair.value, source, behind),
    }
  })
  return collection('map', map, entries, flow, odd, after)
}

function listOf(list: Collection, source: string, after: number): Part {
  const flow = list.flow === true
  const tokens = (list.srcToken as CST.BlockSequence | undefined)?.items ?? []
  const entries = (list.items as Node[]).map((node, i): Entry => {
    if (flow) {
      const start = node.range![0]
      return { key: '', start, after: start, value: treeOf(node, source, start) }
    }
    const dash = tokens[i]!.start.find(({ type }) => type === 'seq-item-ind')!.offset
    return { key: '', start: dash, after: dash + 1, value: treeOf(node, source, dash + 1) }
  })
  return collection('list', list, entries, flow, false, after)
}

function collection(
  kind: 'map' | 'list',
  { range }: Collection,
  entries: Entry[],
  flow: boolean,
  odd: boolean,
  after: number,
): Part {
  const last = entries.at(-1)
  // A block collection without entries has no text of its own.
  if (!flow && !last) return { kind, start: after, end: after, flow, odd: true, entries }
  const start = flow ? range[0] : entries[0]!.start
  return { kind, start, end: flow ? range[1] : last!.value.end, flow, odd, entries }
}

const STYLES: Partial<Record<string, Style>> = {
  QUOTE_DOUBLE: 'double',
  QUOTE_SINGLE: 'single',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
}

function scalarOf(node: Scalar, source: string, after: number): Part {
  const [start, end] = node.range!
  if (start === end) return { ...nothing(after), value: node.value }
  const style = STYLES[node.type ?? ''] ?? 'plain'
  const part = { kind: 'scalar', start, end, flow: false, odd: false, entries: [] } as const
  if (style !== 'block') return { ...part, value: node.value, style }
  const header = source.slice(start, source.indexOf('\n', start))
  const keep = /^[|>]\d?\+/.test(header)
  const text = source.slice(start, end)
  const kept = keep ? text.replace(/\n$/, '') : text.replace(/\s+$/, '')
  return { ...part, end: start + kept.length, value: node.value, style: keep ? 'keep' : 'block' }
}

// A value that is not there, as in `key:`.
function nothing(after: number): Part {
  return {
    kind: 'scalar',
    start: after,
    end: after,
    flow: false,
    odd: false,
    entries: [],
    value: null,
    style: 'plain',
  }
}
