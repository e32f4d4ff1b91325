// Walks JSON text exactly as the standard writes it, with paths and offsets: where a value
// stands, which keys repeat, where the text stops making sense. It keeps no more than the open
// levels; only texts with something wrong in them come here.
import type { Path } from '../words/problem.ts'

/** What the walk meets; `path` is made only when asked for. */
export type Visitor = {
  value?: (path: () => Path, offset: number, depth: number) => void
  duplicate?: (key: string, path: () => Path, offset: number) => void
  number?: (written: string, path: () => Path, offset: number) => void
}

type Level = { keys: Set<string> | undefined; here: string | number }

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const LITERAL = /true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/** Walks the text; returns the offset of the first fault, or −1 where there is none. */
export function walk(text: string, visitor: Visitor): number {
  const open: Level[] = []
  const path = () => open.map(({ here }) => here)
  let at = 0
  const skip = () => {
    while (at < text.length && ' \t\n\r'.includes(text[at]!)) at++
  }
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) at += found.length
    return found
  }
  // The offset behind a string that begins at `at`, or the fault in it as a negative number.
  const string = (): boolean => {
    if (text[at] !== '"') return false
    for (at++; at < text.length; ) {
      const code = text.charCodeAt(at)
      if (code === 34) {
        at++
        return true
      }
      if (code < 32) return false
      if (code !== 92) at++
      else if (take(ESCAPE) === undefined) return false
    }
    return false
  }
  const key = (level: Level): boolean => {
    const offset = at
    if (!string()) return false
    const name = JSON.parse(text.slice(offset, at)) as string
    level.here = name
    if (level.keys!.has(name)) visitor.duplicate?.(name, path, offset)
    level.keys!.add(name)
    skip()
    if (text[at] !== ':') return false
    at++
    skip()
    return true
  }

  skip()
  for (;;) {
    // A value stands here.
    const offset = at
    visitor.value?.(path, offset, open.length)
    const first = text[at]
    if (first === '{' || first === '[') {
      at++
      skip()
      const closes = text[at] === (first === '{' ? '}' : ']')
      if (!closes) {
        const level: Level = { keys: first === '{' ? new Set() : undefined, here: 0 }
        open.push(level)
        if (level.keys && !key(level)) return at
        continue
      }
      at++
    } else if (first === '"') {
      if (!string()) return at
    } else {
      const number = take(NUMBER)
      if (number !== undefined) visitor.number?.(number, path, offset)
      else if (take(LITERAL) === undefined) return at
    }
    // Behind a value: close levels, or go on to the next member.
    for (;;) {
      skip()
      const level = open.at(-1)
      if (!level) return at === text.length ? -1 : at
      if (text[at] === ',') {
        at++
        skip()
        if (level.keys) {
          if (!key(level)) return at
        } else (level.here as number)++
        break
      }
      if (text[at] !== (level.keys ? '}' : ']')) return at
      at++
      open.pop()
    }
  }
}

/**
 * The offsets of the values at paths as `pathText` writes them, each that of its nearest
 * ancestor where it is not there. One walk serves all paths.
 */
export function offsetsOf(
  text: string,
  paths: readonly string[],
  pathText: (path: Path) => string,
): number[] {
  const wanted = new Map<string, number>()
  for (const path of paths) for (const each of leading(path)) wanted.set(each, -1)
  // Whatever lies deeper than every path cannot lead to one.
  const deepest = Math.max(0, ...paths.map((path) => path.split(/[.[]/).length))
  walk(text, {
    value: (here, offset, depth) => {
      if (depth > deepest) return
      const written = pathText(here())
      if (wanted.get(written) === -1) wanted.set(written, offset)
    },
  })
  return paths.map((path) => {
    const found = leading(path).map((each) => wanted.get(each) ?? -1)
    return Math.max(0, ...found.filter((offset) => offset !== -1))
  })
}

// The path and every beginning of it that could be a path; keys may hold dots of their own.
function leading(path: string): string[] {
  const beginnings = [...path.matchAll(/[.[]/g)].map(({ index }) => path.slice(0, index))
  return ['', ...beginnings, path]
}
