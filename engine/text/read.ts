// Text to plain data with positions: a narrow YAML 1.2, because everything beyond plain
// maps, lists and scalars can make two readers see two different rulesets.
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml'
import { type Path, type Problem, problem } from '../words/problem.ts'

const MOST_BYTES = 1_000_000
const MOST_DEPTH = 40
const MOST_PROBLEMS = 100
const PLAIN_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])
// NUL and other controls, bidi controls, lone byte order marks inside the text.
const HIDDEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u

/** Line and column, both from 1. */
export type Position = { line: number; column: number }

/** The data of a text, where each part stands, and what is wrong with it. */
export type Reading = {
  data: unknown
  problems: Problem[]
  /** Where a path stands, or its nearest ancestor that does. */
  locate: (path: Path) => Position
}

/**
 * Reads one YAML document of at most 1 MB. Anchors, aliases, tags, directives, merge keys,
 * several documents, keys that are not text, unusual numbers, and hidden characters are
 * problems with line and column; where there are any, `data` must not be used.
 */
export function readText(text: string): Reading {
  const source = (text.startsWith('\ufeff') ? text.slice(1) : text).replaceAll('\r\n', '\n')
  const lines = new LineCounter()
  const positions = new Map<string, number>()
  const problems: Problem[] = []
  const report = (found: Problem, offset: number): void => {
    if (problems.length >= MOST_PROBLEMS) return
    const { line, col } = lines.linePos(offset)
    problems.push({ ...found, line: Math.max(1, line), column: Math.max(1, col) })
  }
  const locate = (path: Path): Position => {
    for (let size = path.length; size >= 0; size--) {
      const offset = positions.get(JSON.stringify(path.slice(0, size)))
      if (offset !== undefined) {
        const { line, col } = lines.linePos(offset)
        return { line, column: col }
      }
    }
    return { line: 1, column: 1 }
  }
  const failed = (): Reading => ({ data: undefined, problems, locate })

  if (source.length > MOST_BYTES) {
    report(problem('text-too-large', { size: source.length, most: MOST_BYTES }), 0)
    return failed()
  }
  const hidden = findHidden(source)
  if (hidden !== undefined) {
    for (let i = 0; i <= hidden; i++) if (source[i] === '\n') lines.addNewLine(i + 1)
    const code = source.codePointAt(hidden)!.toString(16).toUpperCase().padStart(4, '0')
    const found = problem('text-character', { value: `U+${code}` })
    const before = source.slice(0, hidden).split('\n')
    problems.push({ ...found, line: before.length, column: before.at(-1)!.length + 1 })
    return failed()
  }
  if (bracketDepth(source) > MOST_DEPTH * 4) {
    report(problem('text-depth', { most: MOST_DEPTH }), 0)
    return failed()
  }

  let root: Node | null
  try {
    const documents = parseAllDocuments(source, {
      lineCounter: lines,
      version: '1.2',
      schema: 'core',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    })
    if ('empty' in documents || documents.length === 0) {
      report(problem('text-empty'), 0)
      return failed()
    }
    const [document, second] = documents
    for (const fault of [...document!.errors, ...document!.warnings]) {
      report(problem('text-syntax', { detail: fault.message }), fault.pos[0])
    }
    if (second) {
      report(forbidden('第二个文档', 'a second document', '---'), second.range[0])
    }
    if (/^%/m.test(source.slice(0, document!.contents?.range?.[0] ?? 0))) {
      report(forbidden('指令', 'a directive', '%'), 0)
    }
    root = document!.contents as Node | null
  } catch (error) {
    // The composer is recursive: nesting without brackets can still exhaust its stack.
    if (!(error instanceof RangeError)) throw error
    report(problem('text-depth', { most: MOST_DEPTH }), 0)
    return failed()
  }
  if (problems.length > 0) return failed()
  if (root === null) {
    report(problem('text-empty'), 0)
    return failed()
  }
  const data = plain(root, [])
  return problems.length > 0 ? failed() : { data, problems, locate }

  function plain(node: Node | null, path: Path): unknown {
    const offset = node?.range?.[0] ?? 0
    if (!positions.has(JSON.stringify(path))) positions.set(JSON.stringify(path), offset)
    if (path.length > MOST_DEPTH) {
      report(problem('text-depth', { most: MOST_DEPTH }), offset)
      return undefined
    }
    if (node === null) return null
    if (isAlias(node)) {
      report(forbidden('别名', 'an alias', `*${node.source}`), offset)
      return undefined
    }
    const { anchor, tag } = node as { anchor?: string; tag?: string }
    if (anchor) report(forbidden('锚点', 'an anchor', `&${anchor}`), offset)
    const source_ = tag && source.slice(Math.max(0, offset - tag.length - 2), offset)
    if (tag && (source_ as string).includes('!')) report(forbidden('标签', 'a tag', tag), offset)
    if (isMap(node)) return plainMap(node.items as Pair[], path)
    if (isSeq(node)) return node.items.map((each, i) => plain(each as Node, [...path, i]))
    if (isScalar(node)) return plainScalar(node.value, node.source ?? '', offset)
    return undefined
  }

  type Pair = { key: Node | null; value: Node | null }

  function plainMap(pairs: Pair[], path: Path): Record<string, unknown> {
    const map: Record<string, unknown> = {}
    const seen = new Map<string, number>()
    for (const { key, value } of pairs) {
      const offset = key?.range?.[0] ?? value?.range?.[0] ?? 0
      const shown = key && isScalar(key) ? (key.source ?? String(key.value)) : ''
      if (!key || !isScalar(key) || typeof key.value !== 'string') {
        report(problem('key-not-text', { key: shown }), offset)
        continue
      }
      const name = key.value
      if (key.anchor || key.tag) report(forbidden('标签或锚点', 'a tag or anchor', name), offset)
      if (name === '<<') report(forbidden('合并键', 'a merge key', name), offset)
      if (FORBIDDEN_KEYS.has(name)) {
        report(forbidden('键', 'the key', name), offset)
        continue
      }
      const first = seen.get(name)
      if (first !== undefined) {
        report(problem('key-duplicate', { key: name, first: lines.linePos(first).line }), offset)
        continue
      }
      seen.set(name, offset)
      positions.set(JSON.stringify([...path, name]), offset)
      map[name] = plain(value, [...path, name])
    }
    return map
  }

  function plainScalar(value: unknown, written: string, offset: number): unknown {
    if (typeof value === 'number') {
      // The float may differ from what is written (2021.10, 012, 1e1): only plain decimals pass.
      const short = written.replace(/[-.]/g, '').length <= 15
      if (!PLAIN_NUMBER.test(written) || !short || Object.is(value, -0)) {
        report(problem('number-form', { value: written }), offset)
      }
      return value
    }
    if (typeof value === 'string' && HIDDEN.test(value.replaceAll('\n', ''))) {
      report(problem('text-character', { value: 'U+' }), offset)
    }
    return value
  }
}

function forbidden(zh: string, en: string, value: string): Problem {
  return problem('text-forbidden', { zh, en, value })
}

function findHidden(source: string): number | undefined {
  const found = source.replaceAll('\n', ' ').search(HIDDEN)
  return found === -1 ? undefined : found
}

// An upper bound of flow nesting, so that a bracket bomb is refused before it is parsed.
function bracketDepth(source: string): number {
  let depth = 0
  let deepest = 0
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code === 91 || code === 123) deepest = Math.max(deepest, ++depth)
    else if ((code === 93 || code === 125) && depth > 0) depth--
  }
  return deepest
}
