// The part of a ruleset that an edit's path of one or two steps names.
import type { Ruleset } from '../../../engine/schema/ruleset.ts'

/** The value at `items.ID`, `grades.B`, `measures.D`, `validity`; undefined where there is none. */
export function partAt(ruleset: Ruleset, at: string): unknown {
  const [part = '', id] = at.split('.')
  if (part === 'items')
    return ruleset.sections.flatMap(({ items }) => items).find((item) => item.id === id)
  const whole = (ruleset as Record<string, unknown>)[part]
  if (id === undefined) return whole
  if (!Array.isArray(whole)) return (whole as Record<string, unknown> | undefined)?.[id]
  return whole.find((each: { id?: string; grade?: string }) => (each.id ?? each.grade) === id)
}
