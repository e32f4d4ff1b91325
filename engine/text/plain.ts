// Parsed nodes to plain data: maps with text keys, lists, text, plain numbers, true and false.
import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml'
import { type Path, type Problem, problem } from '../words/problem.ts'
import { hiddenIn, MOST_DEPTH } from './guard.ts'
import { type WideMark, wideMarkIn } from './punctuation.ts'

const PLAIN_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/
// A float holds fifteen digits for certain.
const MOST_DIGITS = 15
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** Where findings go. */
export type Notes = {
  report: (found: Problem, offset: number) => void
  lineOf: (offset: number) => number
  source: string
}

/** The data of a node; whatever is not plain is reported and left out. */
export function plain(node: Node | null, depth: number, notes: Notes): unknown {
  const offset = node?.range?.[0] ?? 0
  if (depth > MOST_DEPTH) {
    notes.report(problem('text-depth', { most: MOST_DEPTH }), offset)
    return undefined
  }
  if (node === null) return null
  if (isAlias(node)) {
    notes.report(forbidden('别名', 'an alias', `*${node.source}`), offset)
    return undefined
  }
  const { anchor, tag } = node as { anchor?: string; tag?: string }
  if (anchor) {
    const at = notes.source.lastIndexOf(`&${anchor}`, offset)
    notes.report(forbidden('锚点', 'an anchor', `&${anchor}`), at)
  }
  if (tag) {
    const at = notes.source.lastIndexOf('!', offset)
    notes.report(forbidden('标签', 'a tag', tag.replace('tag:yaml.org,2002:', '!!')), at)
  }
  if (isMap(node)) return plainMap(node.items as Pair[], depth, notes, false)
  if (isSeq(node)) return node.items.map((each) => plainEntry(each as Node, depth + 1, notes))
  if (isScalar(node)) return plainScalar(node.value, node.source ?? '', offset, notes)
  return undefined
}

// A member of a list: where it is a map over several lines, its first key begins the entry.
function plainEntry(node: Node, depth: number, notes: Notes): unknown {
  const lines = isMap(node) && !node.flow && !node.anchor && !node.tag && depth <= MOST_DEPTH
  return lines ? plainMap(node.items as Pair[], depth, notes, true) : plain(node, depth, notes)
}

/**
 * Whether a number is written as a plain decimal. The float may differ from what is written
 * otherwise (2021.10, 012, 1e1).
 */
export function isPlainNumber(written: string): boolean {
  return PLAIN_NUMBER.test(written) && written.replace(/[-.]/g, '').length <= MOST_DIGITS
}

/** The problem of a construct that rules may not use. */
export function forbidden(zh: string, en: string, value: string): Problem {
  return problem('text-forbidden', { zh, en, value })
}

/** The problem of a full-width mark. */
export function wideProblem({ value, instead }: WideMark): Problem {
  const blank = BLANKS[value]
  return problem('text-punctuation', {
    value,
    instead,
    ...(blank ? { nameZh: blank.zh, name: blank.en } : {}),
  })
}

const BLANKS: Record<string, { zh: string; en: string }> = {
  '\u00a0': { zh: '不换行空格（U+00A0）', en: 'a no-break space (U+00A0)' },
  '\u3000': { zh: '全角空格（U+3000）', en: 'a full-width space (U+3000)' },
}

function isNothing(value: Node | null): boolean {
  return value === null || (value.range != null && value.range[0] === value.range[1])
}

type Pair = { key: Node | null; value: Node | null }

function plainMap(
  pairs: Pair[],
  depth: number,
  notes: Notes,
  isEntry: boolean,
): Record<string, unknown> {
  const map: Record<string, unknown> = {}
  const seen = new Map<string, number>()
  // Behind a second first key stands the next entry, whose dash is missing.
  let next = false
  for (const { key, value } of pairs) {
    const offset = key?.range?.[0] ?? value?.range?.[0] ?? 0
    if (!key || !isScalar(key) || typeof key.value !== 'string') {
      const shown = key && isScalar(key) ? (key.source ?? String(key.value)) : ''
      notes.report(problem('key-not-text', { key: shown }), offset)
      continue
    }
    const name = key.value
    if (key.anchor || key.tag) {
      notes.report(forbidden('标签或锚点', 'a tag or anchor', name), offset)
    }
    if (name === '<<') notes.report(forbidden('合并键', 'a merge key', name), offset)
    if (FORBIDDEN_KEYS.has(name)) {
      notes.report(forbidden('键', 'the key', name), offset)
      continue
    }
    const hidden = hiddenIn(name)
    if (hidden) notes.report(hidden.problem, offset)
    const wide = key.type === 'PLAIN' ? wideMarkIn(name, offset, !isNothing(value)) : undefined
    if (wide) notes.report(wideProblem(wide), wide.offset)
    const first = seen.get(name)
    if (first !== undefined) {
      const begins = isEntry && name === seen.keys().next().value
      const values = { key: name, first: notes.lineOf(first), ...(begins ? { begins: 'yes' } : {}) }
      if (begins || !next) notes.report(problem('key-duplicate', values), offset)
      next ||= begins
      continue
    }
    seen.set(name, offset)
    map[name] = plain(value, depth + 1, notes)
  }
  return map
}

/** Where a path stands in a node, or its nearest ancestor that does: a key, or a list's member. */
export function offsetOf(root: Node | null, path: Path): number {
  let here: Node | null = root
  let offset = root?.range?.[0] ?? 0
  for (const part of path) {
    if (isMap(here)) {
      const pair = (here.items as Pair[]).find(({ key }) => isScalar(key) && key.value === part)
      if (!pair) return offset
      offset = pair.key?.range?.[0] ?? offset
      here = pair.value
    } else if (isSeq(here) && typeof part === 'number' && part < here.items.length) {
      here = here.items[part] as Node
      offset = here?.range?.[0] ?? offset
    } else return offset
  }
  return offset
}

function plainScalar(value: unknown, written: string, offset: number, notes: Notes): unknown {
  if (typeof value === 'number') {
    if (!isPlainNumber(written) || Object.is(value, -0)) {
      // As it is held, where that is how people write it, too.
      const values: Record<string, string> = { value: written }
      if (isPlainNumber(String(value))) values['plain'] = String(value)
      notes.report(problem('number-form', values), offset)
    }
    return value
  }
  // Escapes in quotes can write what the source does not show.
  const hidden = typeof value === 'string' ? hiddenIn(value) : undefined
  if (hidden) notes.report(hidden.problem, offset)
  return value
}
