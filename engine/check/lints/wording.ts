// The words of the rules against those of the official text. The first version of a standard
// copies them; what later versions change on purpose is told by the comparison.
import { place } from '../../text/place.ts'
import type { Path } from '../../words/problem.ts'
import { type Clause, type Told, type View, warning } from '../view.ts'

/** Rules whose `text` or `printed` is not what the one clause says that they cite. */
export function wordingLint({ ruleset, context }: View): Told[] {
  const { version, effectiveFrom = '9999-12-31' } = ruleset
  const amends = (context.siblings ?? []).some(
    (other) => other.version !== version && (other.effectiveFrom ?? '') < effectiveFrom,
  )
  if (amends) return []
  return (context.clauses ?? []).flatMap((clause) =>
    (clause.rules ?? []).flatMap((rule) => {
      const found = place(ruleset, rule)
      return 'missing' in found
        ? []
        : differences(clause, rule, found.path, at(ruleset, found.path))
    }),
  )
}

function differences(clause: Clause, rule: string, path: Path, value: unknown): Told[] {
  if (typeof value !== 'object' || value === null) return []
  if ((value as Record<string, unknown>)['cite'] !== clause.id) return []
  return (['text', 'printed'] as const).flatMap((key) => {
    const own = (value as Record<string, unknown>)[key]
    // Of a row of a table each column is known; elsewhere the rule quotes a part of the clause.
    const column = clause.printed === undefined ? undefined : clause[key]
    const whole = column !== undefined && clause.rules?.length === 1
    const official = column ?? clause.text
    if (typeof own !== 'string' || official === undefined) return []
    if (whole ? own === official : official.includes(own)) return []
    const fix = whole ? [{ set: `${rule}.${key}`, to: official }] : undefined
    const values = { cite: clause.id, own: shown(own), official: shown(official) }
    return [warning([...path, key], 'wording-differs', values, fix ? { fix } : {})]
  })
}

function at(ruleset: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (here, key) => (here as Record<string | number, unknown> | undefined)?.[key],
    ruleset,
  )
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
