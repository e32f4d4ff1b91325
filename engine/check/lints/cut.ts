// What a reader takes for text and YAML does not: a number sign behind plain text, and quotes of
// a Chinese keyboard around it.
import type { Ruleset } from '../../schema/ruleset.ts'
import type { Reading } from '../../text/read.ts'
import type { Path } from '../../words/problem.ts'
import { type Told, type View, warning } from '../view.ts'

// Official wording on a line of its own, not in quotes, and a comment behind it.
const CUT = /^[ -]*(?:text|printed): +([^\s"'|>].*?) +(#.*)$/

/** Wording that ends where a comment begins. */
export function cutLint(data: Ruleset, text: string, locate: Reading['locate']): Told[] {
  if (!text.includes(' #')) return []
  const lines = text.split(/\r?\n/)
  return wordings(data, []).flatMap(({ value, path }) => {
    const [, written, comment] = CUT.exec(lines[locate(path).line - 1] ?? '') ?? []
    return written === value ? [warning(path, 'text-cut', { value, comment: comment! })] : []
  })
}

/** Units and choices in quotes that YAML does not take for such. */
export function quotesLint({ ruleset }: View): Told[] {
  return Object.entries(ruleset.facts).flatMap(([id, { unit, choices }]): Told[] => {
    const path = ['facts', id]
    const bare = bareOf(unit)
    const fix = bare ? [{ set: `facts.${id}.unit`, to: bare }] : []
    const ofUnit = bare
      ? [warning([...path, 'unit'], 'quotes-kept', { value: unit!, bare }, { fix })]
      : []
    const ofChoices = Object.keys(choices ?? {}).flatMap((value) => {
      const inner = bareOf(value)
      return inner
        ? [warning([...path, 'choices', value], 'quotes-kept', { value, bare: inner })]
        : []
    })
    return [...ofUnit, ...ofChoices]
  })
}

/** What stands between the quotes of a Chinese keyboard, where nothing else does. */
export function bareOf(text: string | undefined): string | undefined {
  return /^[“‘]([^“”‘’]+)[”’]$/.exec(text ?? '')?.[1]
}

function wordings(data: unknown, path: Path): { value: string; path: Path }[] {
  if (typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, value]) => {
    const at = [...path, Array.isArray(data) ? Number(key) : key]
    if (typeof value !== 'string') return wordings(value, at)
    return key === 'text' || key === 'printed' ? [{ value, path: at }] : []
  })
}
