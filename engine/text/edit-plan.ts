// An edit as the smallest steps that lead from the old data to the new, so that a new value
// that is mostly the old one leaves the rest of its lines alone.
import type { Edit } from '../schema/readings.ts'
import type { Path } from '../words/problem.ts'
import { indexAfter } from './amend.ts'
import { isPlain } from './place.ts'

/** One step; paths are keys and indices, and hold after the steps before it. */
export type Step =
  | { do: 'replace'; path: Path; value: unknown }
  | { do: 'insert'; path: Path; at: number | string; value: unknown }
  | { do: 'remove'; path: Path }
  | { do: 'move'; path: Path; to: number }

/** The steps of an edit that `amend` has found possible, at its place in the data before it. */
export function plan(edit: Edit, path: Path, before: unknown): Step[] {
  if (edit.set !== undefined) {
    const parent = path.slice(0, -1)
    const key = path.at(-1)!
    if (!Object.hasOwn(at(before, parent) as object, key))
      return [{ do: 'insert', path: parent, at: key, value: edit.to }]
    return change(path, at(before, path), edit.to)
  }
  if (edit.remove !== undefined) return [{ do: 'remove', path }]
  if (edit.add !== undefined) {
    const list = at(before, path) as unknown[]
    const index = edit.after === undefined ? list.length : indexAfter(list, edit.after)!
    return [{ do: 'insert', path, at: index, value: edit.value }]
  }
  const from = path.at(-1) as number
  const list = (at(before, path.slice(0, -1)) as unknown[]).filter((_, i) => i !== from)
  const to = edit.after === undefined ? 0 : indexAfter(list, edit.after)!
  return to === from ? [] : [{ do: 'move', path, to }]
}

/** Whether two plain values say the same, in whatever order their keys stand. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, i) => equal(each, b[i]))
  if (!isPlain(a) || !isPlain(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]))
  )
}

/** The value at a path of plain data. */
export function at(data: unknown, path: Path): unknown {
  let here = data
  for (const part of path) here = (here as Record<string | number, unknown>)[part]
  return here
}

function change(path: Path, old: unknown, next: unknown): Step[] {
  if (equal(old, next)) return []
  if (isPlain(old) && isPlain(next)) {
    const keys = Object.keys(old)
    const shared = keys.filter((key) => Object.hasOwn(next, key))
    if (shared.length > 0) {
      return [
        ...keys
          .filter((key) => !Object.hasOwn(next, key))
          .map((key): Step => ({ do: 'remove', path: [...path, key] })),
        ...shared.flatMap((key) => change([...path, key], old[key], next[key])),
        ...Object.keys(next)
          .filter((key) => !Object.hasOwn(old, key))
          .map((key): Step => ({ do: 'insert', path, at: key, value: next[key] })),
      ]
    }
  }
  if (Array.isArray(old) && Array.isArray(next) && old.length > 0 && next.length > 0)
    return changeList(path, old, next)
  return [{ do: 'replace', path, value: next }]
}

// What both lists begin and end with stays; between, member for member.
function changeList(path: Path, old: readonly unknown[], next: readonly unknown[]): Step[] {
  const least = Math.min(old.length, next.length)
  let head = 0
  while (head < least && equal(old[head], next[head])) head++
  let tail = 0
  while (tail < least - head && equal(old.at(-1 - tail), next.at(-1 - tail))) tail++
  const pairs = least - head - tail
  const steps: Step[] = []
  for (let i = 0; i < pairs; i++)
    steps.push(...change([...path, head + i], old[head + i], next[head + i]))
  const from = head + pairs
  for (let i = old.length - tail - 1; i >= from; i--)
    steps.push({ do: 'remove', path: [...path, i] })
  for (let i = from; i < next.length - tail; i++)
    steps.push({ do: 'insert', path, at: i, value: next[i] })
  return steps
}
