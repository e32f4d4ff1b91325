// The edits by id that turn one ruleset into another.
import type { Edit } from '../schema/readings.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { amend } from '../text/amend.ts'
import { equal } from '../text/edit-plan.ts'
import { isPlain, nameOf } from '../text/place.ts'
import { movedAmong } from './match.ts'

/** Edits that make the data of `a` that of `b`, as small as ids allow. */
export function editsBetween(a: Ruleset, b: Ruleset): Edit[] {
  const edits = mapEdits(a, b, '')
  const done = amend(a, edits)
  if (done.problems.length === 0 && equal(done.data, b)) return edits
  // Ids that repeat or cannot be written in a path: whole parts instead.
  return partEdits(a, b)
}

function partEdits(a: Ruleset, b: Ruleset): Edit[] {
  const [old, next] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(next, key))
  const other = Object.keys(next).filter((key) => !equal(old[key], next[key]))
  return [
    ...gone.map((key) => ({ remove: key })),
    ...other.map((key) => ({ set: key, to: next[key] })),
  ]
}

function mapEdits(a: Record<string, unknown>, b: Record<string, unknown>, at: string): Edit[] {
  const own = (key: string) => (at === '' ? key : `${at}.${key}`)
  return [
    ...Object.keys(a)
      .filter((key) => !Object.hasOwn(b, key))
      .map((key): Edit => ({ remove: own(key) })),
    ...Object.keys(b).flatMap((key): Edit[] => {
      if (!Object.hasOwn(a, key)) return [{ set: own(key), to: b[key] }]
      return valueEdits(a[key], b[key], own(key))
    }),
  ]
}

function valueEdits(a: unknown, b: unknown, at: string): Edit[] {
  if (equal(a, b)) return []
  // A value of which nothing stays is a new one.
  if (isPlain(a) && isPlain(b) && Object.keys(a).some((key) => Object.hasOwn(b, key)))
    return mapEdits(a, b, at)
  const [old, next] = [namesOf(a), namesOf(b)]
  if (!old || !next) return [{ set: at, to: b }]
  return listEdits(old, next, at)
}

function listEdits(
  given: ReadonlyMap<string, unknown>,
  next: ReadonlyMap<string, unknown>,
  at: string,
): Edit[] {
  const edits: Edit[] = []
  // An item that stays is named whatever its section; one that comes or goes may be in two.
  const isItems = /^sections\.[^.]+\.items$/.test(at)
  const path = (name: string) => `${at}.${name}`
  const old = new Map<string, unknown>()
  for (const [name, value] of given) {
    const other = renamed(given, next, name)
    if (other) edits.push({ set: `${path(name)}.${other.key}`, to: other.name })
    old.set(other?.name ?? name, other ? { ...(value as object), [other.key]: other.name } : value)
  }
  const order = [...old.keys()].filter((name) => next.has(name))
  for (const name of old.keys()) if (!next.has(name)) edits.push({ remove: path(name) })
  const moved = movedAmong(order, [...next.keys()])
  let previous: string | undefined
  for (const [name, value] of next) {
    const after = previous === undefined ? {} : { after: previous }
    if (!old.has(name)) {
      edits.push({ add: at, value, ...after })
      if (previous === undefined) edits.push({ move: path(name) })
    } else {
      if (moved.has(name)) edits.push({ move: path(name), ...after })
      edits.push(...valueEdits(old.get(name), value, isItems ? `items.${name}` : path(name)))
    }
    previous = name
  }
  return edits
}

// What a member that goes is called afterwards, if it only changes its name.
function renamed(
  old: ReadonlyMap<string, unknown>,
  next: ReadonlyMap<string, unknown>,
  name: string,
): { key: string; name: string } | undefined {
  if (next.has(name)) return undefined
  const value = old.get(name)
  if (!isPlain(value)) return undefined
  const key = ['id', 'grade', 'name'].find((each) => value[each] === name)!
  // Two that only change their names to the same one would both be it.
  const taken = new Set<string>()
  for (const [id, each] of old) {
    if (next.has(id)) continue
    const found = [...next].find(
      ([other, came]) => !old.has(other) && !taken.has(other) && isSame(each, came, key),
    )?.[0]
    if (found === undefined) continue
    if (id === name) return { key, name: found }
    taken.add(found)
  }
  return undefined
}

function isSame(a: unknown, b: unknown, key: string): boolean {
  if (!isPlain(a) || !isPlain(b) || !Object.hasOwn(b, key)) return false
  if (typeof a['text'] === 'string' && a['text'] === b['text']) return true
  return equal({ ...a, [key]: b[key] }, b) || shareItems(a['items'], b['items'])
}

function shareItems(a: unknown, b: unknown): boolean {
  const [old, next] = [namesOf(a), namesOf(b)]
  if (!old || !next) return false
  const shared = [...old.keys()].filter((name) => next.has(name)).length
  return shared * 2 > Math.max(old.size, next.size)
}

// The members of a list by name, if each has one of its own that a path can hold.
function namesOf(list: unknown): Map<string, unknown> | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined
  const names = new Map<string, unknown>()
  for (const each of list) {
    const name = isPlain(each) ? nameOf(each) : undefined
    if (typeof name !== 'string' || name === '' || name.includes('.') || names.has(name))
      return undefined
    names.set(name, each)
  }
  return names
}
