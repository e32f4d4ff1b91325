// Walks JSON text with paths and offsets: where a value stands, and which keys repeat. Slow
// and exact; only texts with something wrong in them come here.
import type { Path } from '../words/problem.ts'

/** What the walk meets; each is optional. */
export type Visitor = {
  value?: (path: Path, offset: number) => void
  duplicate?: (key: string, path: Path, offset: number) => void
  number?: (written: string, path: Path, offset: number) => void
}

const TOKEN = /[^\s,:[\]{}"]+/y
const STRING = /"(?:[^"\\]|\\.)*"/y

/** Walks the text and returns the offset at which it stops making sense, or its length. */
export function walk(text: string, visitor: Visitor): number {
  let at = 0
  const skip = () => {
    while (at < text.length && /\s/.test(text[at]!)) at++
  }
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) at += found.length
    return found
  }
  type Open = { path: Path; keys: Set<string> | undefined; next: number }
  const open: Open[] = []
  let path: Path = []
  skip()
  for (;;) {
    const here = open.at(-1)
    if (here && (text[at] === '}' || text[at] === ']')) {
      at++
      open.pop()
    } else {
      if (here?.keys) {
        const offset = at
        const written = match(STRING)
        if (written === undefined) return at
        const key = JSON.parse(written) as string
        path = [...here.path, key]
        if (here.keys.has(key)) visitor.duplicate?.(key, path, offset)
        here.keys.add(key)
        skip()
        if (text[at] !== ':') return at
        at++
        skip()
      } else if (here) path = [...here.path, here.next++]
      visitor.value?.(path, at)
      if (text[at] === '{' || text[at] === '[') {
        open.push({ path, keys: text[at] === '{' ? new Set() : undefined, next: 0 })
        at++
        skip()
        continue
      }
      const offset = at
      const token = match(STRING) ?? match(TOKEN)
      if (token === undefined) return at
      if (/^[-\d]/.test(token)) visitor.number?.(token, path, offset)
    }
    skip()
    if (open.length === 0) return at
    if (text[at] === ',') {
      at++
      skip()
    } else if (text[at] !== '}' && text[at] !== ']') return at
  }
}

/** The offset of the value at a path as `pathText` writes it, or of its nearest ancestor. */
export function offsetOf(text: string, path: string, pathText: (path: Path) => string): number {
  let best = 0
  let length = -1
  walk(text, {
    value: (each, offset) => {
      const written = pathText(each)
      const leads =
        written === path ||
        path.startsWith(`${written}.`) ||
        path.startsWith(`${written}[`) ||
        written === ''
      if (leads && written.length > length) {
        best = offset
        length = written.length
      }
    },
  })
  return best
}
