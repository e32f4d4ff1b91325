// Constants of free text that YAML takes otherwise than their reader: no list of values is there
// to hold them against, so a condition on them would silently never hold.
import type { Ruleset } from '../../schema/ruleset.ts'
import { at } from '../../text/edit-plan.ts'
import { idPath } from '../../text/id-path.ts'
import type { Reading } from '../../text/read.ts'
import { widelyParted } from '../../words/half-width.ts'
import type { Path } from '../../words/problem.ts'
import { type Told, warning } from '../view.ts'
import { bareOf } from './cut.ts'

type Constant = { value: string; path: Path }

/** Words that a full-width comma makes one, and words in quotes that are none to YAML. */
export function constantsLint(data: Ruleset, text: string, locate: Reading['locate']): Told[] {
  if (!/[，、“‘]/.test(text)) return []
  const lines = text.split(/\r?\n/)
  return constants(data, data, []).flatMap(({ value, path }): Told[] => {
    const { line, column } = locate(path)
    // In quotes YAML knows, it is what it says; a key is located where it begins.
    if (/^(?:\w+: +)?["']/.test(lines[line - 1]?.slice(column - 1) ?? '')) return []
    const wide = typeof path.at(-1) === 'number' ? widelyParted(value) : undefined
    if (wide?.members.every(Boolean)) {
      const write = wide.members.join(', ')
      const fix = [replaced(data, path, wide.members)]
      return [warning(path, 'list-parted', { value, mark: wide.mark, write }, { fix })]
    }
    const bare = bareOf(value)
    const fix = bare ? [replaced(data, path, [bare])] : []
    return bare ? [warning(path, 'quotes-kept', { value, bare }, { fix })] : []
  })
}

// What facts of free text are compared with, wherever a condition stands.
function constants({ facts }: Ruleset, here: unknown, path: Path): Constant[] {
  if (typeof here !== 'object' || here === null) return []
  const { fact } = here as { fact?: unknown }
  const free =
    typeof fact === 'string' && Object.hasOwn(facts, fact) && facts[fact]?.type === 'text'
  return Object.entries(here).flatMap(([key, inner]): Constant[] => {
    const within = [...path, Array.isArray(here) ? Number(key) : key]
    if (!free || !/^(?:is|isNot|in|notIn)$/.test(key))
      return constants({ facts } as Ruleset, inner, within)
    if (!Array.isArray(inner))
      return typeof inner === 'string' ? [{ value: inner, path: within }] : []
    return inner.flatMap((each, i) =>
      typeof each === 'string' ? [{ value: each, path: [...within, i] }] : [],
    )
  })
}

// The edit that puts other members in the place of one; in a list without names the list is set.
function replaced(data: Ruleset, path: Path, members: string[]): { set: string; to: unknown } {
  const set = idPath(data, path)
  const steps = [...path]
  // A path by ids ends at the list it cannot name a member of.
  while (steps.length > 0 && idPath(data, steps.slice(0, -1)) === set) steps.pop()
  const within = path.slice(steps.length)
  return {
    set,
    to: within.length === 0 ? members[0] : exchanged(at(data, steps), within, members),
  }
}

function exchanged(here: unknown, [step, ...rest]: Path, members: string[]): unknown {
  if (Array.isArray(here)) {
    return here.flatMap((each, i) => {
      if (i !== step) return [each]
      return rest.length === 0 ? members : [exchanged(each, rest, members)]
    })
  }
  const own = here as Record<string, unknown>
  const inner = own[step!]
  return { ...own, [step!]: rest.length === 0 ? members[0] : exchanged(inner, rest, members) }
}
