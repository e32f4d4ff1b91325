// Where an edit's path leads: keys joined by dots, list members named by their ids.
import type { Path } from '../words/problem.ts'

/** The keys and indices a path stands for, or the first part that is not there. */
export type Place = { path: Path } | { missing: string; among?: string[] }

type Plain = Record<string, unknown>

/**
 * Resolves `items.ID` (whatever the section), `grades.B`, `sections.NAME`,
 * `measures.GRADE.ID`, and any key. The last key may be absent, so that `set` can create it.
 */
export function place(ruleset: unknown, path: string): Place {
  const parts = path.split('.')
  const found: (string | number)[] = []
  let here: unknown = ruleset
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    const last = i === parts.length - 1
    if (i === 0 && part === 'items' && isPlain(here)) {
      const item = findItem(here, parts[1])
      if (!item) return { missing: parts[1] ?? 'items', among: itemIds(here) }
      found.push(...item.path)
      here = item.value
      i++
      continue
    }
    if (Array.isArray(here)) {
      const index = here.findIndex((each) => isPlain(each) && nameOf(each) === part)
      if (index === -1) return { missing: part, among: namesIn(here) }
      found.push(index)
      here = here[index]
      continue
    }
    if (!isPlain(here)) return { missing: part }
    if (!Object.hasOwn(here, part)) {
      const list = here['list']
      if (found[0] === 'measures' && found.length === 2 && Array.isArray(list)) {
        const index = list.findIndex((each) => isPlain(each) && nameOf(each) === part)
        if (index !== -1) {
          found.push('list', index)
          here = list[index]
          continue
        }
      }
      if (!last || part === '')
        return { missing: part, among: [...Object.keys(here), ...(i === 0 ? ['items'] : [])] }
      found.push(part)
      return { path: found }
    }
    found.push(part)
    here = here[part]
  }
  return { path: found }
}

/** What names a list member: its id, its grade, or its name. */
export function nameOf(member: Plain): unknown {
  return member['id'] ?? member['grade'] ?? member['name']
}

function namesIn(list: readonly unknown[]): string[] {
  const names = list.map((each) => (isPlain(each) ? nameOf(each) : undefined))
  return names.filter((each) => typeof each === 'string')
}

function itemIds({ sections }: Plain): string[] {
  if (!Array.isArray(sections)) return []
  return sections.flatMap((each) => {
    const items: unknown = isPlain(each) ? each['items'] : undefined
    return Array.isArray(items) ? namesIn(items) : []
  })
}

function findItem(ruleset: Plain, id: string | undefined) {
  const sections = ruleset['sections']
  if (!Array.isArray(sections) || id === undefined) return undefined
  for (let s = 0; s < sections.length; s++) {
    const items: unknown = isPlain(sections[s]) ? sections[s].items : undefined
    if (!Array.isArray(items)) continue
    const index = items.findIndex((each) => isPlain(each) && each['id'] === id)
    if (index !== -1)
      return { path: ['sections', s, 'items', index], value: items[index] as unknown }
  }
  return undefined
}

/** Whether a value is a map of plain data. */
export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
