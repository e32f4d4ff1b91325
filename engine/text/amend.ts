// Edits by id applied to plain data: what a reading's alternative means.
import type { Edit } from '../schema/readings.ts'
import { nearest } from '../words/nearest.ts'
import { type Path, type Problem, problem } from '../words/problem.ts'
import { isPlain, nameOf, place } from './place.ts'

type Container = Record<string | number, unknown>

/**
 * The ruleset with the edits done in order; the original is never touched, and what no edit
 * reaches is shared with it. Edits that cannot be done are problems, and then the result must
 * not be used.
 */
export function amend(
  ruleset: unknown,
  edits: readonly Edit[],
): { data: unknown; problems: Problem[] } {
  const root: Container = { ruleset }
  const problems: Problem[] = []
  for (const edit of edits) {
    const found = apply(root, edit)
    if (found) problems.push(found)
  }
  return { data: root['ruleset'], problems }
}

/** The one path an edit changes, or the keys that make it no edit. */
export function targetOf(edit: Edit): { path: string } | { keys: string } {
  const given = (['set', 'add', 'remove', 'move'] as const).filter((key) => edit[key] !== undefined)
  const verb = given[0]
  return given.length === 1 && verb ? { path: edit[verb]! } : { keys: Object.keys(edit).join('、') }
}

function apply(root: Container, edit: Edit): Problem | undefined {
  const target = targetOf(edit)
  if ('keys' in target) return problem('edit-shape', { keys: target.keys })
  const where = place(root['ruleset'], target.path)
  const missing = (part: string) => problem('edit-path', { path: target.path, part })
  if ('missing' in where) {
    const near = nearest(where.missing, where.among ?? [])
    return problem('edit-path', {
      path: target.path,
      part: where.missing,
      ...(near ? { nearest: near } : {}),
    })
  }
  const key = where.path.at(-1)!
  const parent = ownAt(root, ['ruleset', ...where.path.slice(0, -1)])
  if (edit.set !== undefined) {
    if (edit.to === undefined) return problem('edit-shape', { keys: 'set' })
    parent[key] = edit.to
    return undefined
  }
  if (!Object.hasOwn(parent, key)) return missing(String(key))
  if (edit.add !== undefined) {
    const list = ownAt(parent, [key])
    if (!Array.isArray(list) || edit.value === undefined)
      return problem('edit-shape', { keys: 'add' })
    const index = edit.after === undefined ? list.length : indexAfter(list, edit.after)
    if (index === undefined) return missing(edit.after!)
    list.splice(index, 0, edit.value)
    return undefined
  }
  if (edit.remove !== undefined) {
    if (Array.isArray(parent)) parent.splice(key as number, 1)
    else delete parent[key]
    return undefined
  }
  if (!Array.isArray(parent)) return problem('edit-shape', { keys: 'move' })
  const [moved] = parent.splice(key as number, 1) as unknown[]
  const index = edit.after === undefined ? 0 : indexAfter(parent, edit.after)
  if (index === undefined) return missing(edit.after!)
  parent.splice(index, 0, moved)
  return undefined
}

/** Where a member goes that is to stand behind the one named `id`. */
export function indexAfter(list: readonly unknown[], id: string): number | undefined {
  const index = list.findIndex((each) => (isPlain(each) ? nameOf(each) === id : each === id))
  return index === -1 ? undefined : index + 1
}

// The container at a path, each on the way replaced by a copy that may be changed.
function ownAt(root: Container, path: Path): Container {
  let here = root
  for (const part of path) {
    const inner = here[part]
    here[part] = Array.isArray(inner) ? [...inner] : { ...(inner as Container) }
    here = here[part] as Container
  }
  return here
}
