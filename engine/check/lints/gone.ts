// Parts that the version before has and this one lacks: a file cut off at the end of a line is
// still YAML, and nobody should learn of it from a grade.
import type { Ruleset } from '../../schema/ruleset.ts'
import { type CheckContext, type Told, warning } from '../view.ts'

const NAMES: Record<string, string> = {
  items: '评分项',
  determinations: '直接判定',
  readings: '解释口径',
}

/** A warning where much is gone at once; it looks at broken rulesets too. */
export function goneLint(data: unknown, { siblings }: CheckContext): Told[] {
  const before = (siblings ?? []).find(({ ruleset }) => ruleset !== undefined)
  if (!before || typeof data !== 'object' || data === null) return []
  const now = partsOf(data as Partial<Ruleset>)
  const gone = [...partsOf(before.ruleset!)].flatMap(([kind, ids]) => {
    const kept = new Set(now.get(kind))
    const missing = ids.filter((id) => !kept.has(id))
    // One item or two may be repealed; a twentieth of them at once is worth a question.
    return missing.length > Math.max(1, ids.length / 20) ? [{ kind, missing }] : []
  })
  if (gone.length === 0) return []
  const list = (name: (kind: string) => string, unit: string) =>
    gone
      .map(({ kind, missing }) => `${missing.length}${unit}${name(kind)}`)
      .join(unit ? '、' : ', ')
  const first = gone[0]!.missing
  return [
    warning(placeOf(data, gone[0]!.kind), 'parts-gone', {
      version: before.version,
      zh: list((kind) => NAMES[kind]!, '个'),
      en: list((kind) => ` ${kind}`, ''),
      first: first[0]!,
      last: first.at(-1)!,
    }),
  ]
}

// The last part that is there, after which something is missing.
function placeOf(data: object, kind: string): (string | number)[] {
  const key = kind === 'items' ? 'sections' : kind
  const list: unknown = (data as Record<string, unknown>)[key]
  if (!Array.isArray(list) || list.length === 0) return []
  const path = [key, list.length - 1]
  const items: unknown = list.at(-1)?.items
  return kind === 'items' && Array.isArray(items) && items.length > 0
    ? [...path, 'items', items.length - 1]
    : path
}

// The ids of the parts that a version is known by.
function partsOf(ruleset: Partial<Ruleset>): Map<string, string[]> {
  const ids = (list: unknown): string[] =>
    Array.isArray(list) ? list.flatMap((each) => (each?.id ? [String(each.id)] : [])) : []
  const sections = Array.isArray(ruleset.sections) ? ruleset.sections : []
  return new Map([
    ['items', sections.flatMap((section) => ids(section?.items))],
    ['determinations', ids(ruleset.determinations)],
    ['readings', ids(ruleset.readings)],
  ])
}
