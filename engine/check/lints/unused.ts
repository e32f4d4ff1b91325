// What is declared and never used: named conditions, facts.
import { type Told, type View, warning } from '../view.ts'

/** Named conditions and facts that neither a rule nor a reading's alternative uses. */
export function unusedLint({ ruleset }: View): Told[] {
  const used = { conditions: new Set<string>(), facts: new Set<string>() }
  collect({ ...ruleset, facts: {} }, used)
  for (const { derive } of Object.values(ruleset.facts)) {
    const from = [derive?.fullMonths?.from ?? [], derive?.fullDays?.from ?? []].flat()
    for (const each of [...from, derive?.fullDays?.until ?? '']) used.facts.add(each)
  }
  const conditions = Object.keys(ruleset.conditions ?? {}).filter((id) => !used.conditions.has(id))
  const facts = Object.keys(ruleset.facts).filter((id) => !used.facts.has(id))
  return [
    ...conditions.map((id) => {
      const fix = [{ remove: `conditions.${id}` }]
      return warning(['conditions', id], 'condition-unused', { id }, { fix })
    }),
    ...facts.map((id) =>
      warning(['facts', id], 'fact-unused', { id }, { fix: [{ remove: `facts.${id}` }] }),
    ),
  ]
}

// Also inside the values of edits, where alternatives bring sentences of their own.
function collect(value: unknown, used: { conditions: Set<string>; facts: Set<string> }): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'condition' && typeof inner === 'string') used.conditions.add(inner)
    if ((key === 'fact' || key === 'of' || key === 'distinctBy') && typeof inner === 'string')
      used.facts.add(inner)
    if (key === 'pointsBy' && typeof inner === 'object' && inner !== null)
      for (const fact of Object.keys(inner)) used.facts.add(fact)
    collect(inner, used)
  }
}
