// A place as edits write it: the inverse of `place`.
import type { Path } from '../words/problem.ts'
import { isPlain, nameOf } from './place.ts'

/**
 * `sections/0/items/3/points` → `items.award.points`; list members by their ids. A path ends
 * where ids end: in a list without names the list itself is meant.
 */
export function idPath(ruleset: unknown, path: Path): string {
  const parts: string[] = []
  let here = ruleset
  for (let i = 0; i < path.length; i++) {
    const part = path[i]!
    // Items are named whatever section they stand in.
    if (i === 3 && path[0] === 'sections' && path[2] === 'items') parts.splice(0, 3, 'items')
    const inner: unknown = (here as Record<string | number, unknown> | undefined)?.[part]
    if (Array.isArray(here)) {
      const name = isPlain(inner) ? nameOf(inner) : undefined
      if (name === undefined) return parts.join('.')
      parts.push(String(name))
    } else if (!(part === 'list' && path[0] === 'measures' && i === 2)) parts.push(String(part))
    here = inner
  }
  return parts.join('.')
}
