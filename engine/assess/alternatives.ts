// Every alternative of every reading, taken alone, must leave a ruleset that compiles.
import { compile } from '../compile/compile.ts'
import type { Edit, Reading } from '../schema/readings.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { type Finding, isRuleset, rulesetFindings } from '../schema/validate.ts'
import { amend, targetOf } from '../text/amend.ts'
import { place } from '../text/place.ts'
import { type Path, type Problem, problem } from '../words/problem.ts'

type Alternative = NonNullable<Reading['alternatives']>[number]

/** What breaks under an alternative, at the edit that breaks it; one finding an alternative. */
export function checkReadings(ruleset: Ruleset): Finding[] {
  return (ruleset.readings ?? []).flatMap((reading, i) =>
    (reading.alternatives ?? []).flatMap((alternative, j): Finding[] => {
      const path = ['readings', i, 'alternatives', j]
      const values = { reading: reading.id, alternative: alternative.id }
      if (alternative.id === reading.chosen) {
        const at = [...path, 'id']
        return [{ path: at, problem: problem('reading-chosen', values, at) }]
      }
      const broken = breaks(ruleset, alternative)
      if (!broken) return []
      const { text, hint } = broken.problem
      const at = [...path, 'change', ...broken.path]
      const found = problem('reading-breaks', { ...values, ...text }, at)
      return [{ path: at, problem: hint ? { ...found, hint } : found }]
    }),
  )
}

// The first finding, at its place within `change`.
function breaks(
  ruleset: Ruleset,
  { change }: Alternative,
): { path: Path; problem: Problem } | undefined {
  let data: unknown = ruleset
  for (const [k, edit] of change.entries()) {
    const amended = amend(data, [edit])
    if (amended.problems[0]) return { path: [k], problem: amended.problems[0] }
    data = amended.data
  }
  const [first] = isRuleset(data) ? compile(data).findings : rulesetFindings(data)
  return first && { path: within(data, change, first.path), problem: first.problem }
}

// Where in the edits the part of the amended ruleset stands that a finding is about.
function within(data: unknown, change: readonly Edit[], found: Path): Path {
  for (const [k, edit] of change.entries()) {
    const target = targetOf(edit)
    const where = 'path' in target ? place(data, target.path) : { missing: '' }
    if (!('path' in where) || !where.path.every((part, i) => part === found[i])) continue
    const rest = found.slice(where.path.length)
    if (edit.set !== undefined) return [k, 'to', ...rest]
    if (edit.add !== undefined) return [k, 'value', ...rest.slice(1)]
  }
  return change.length === 1 ? [0] : []
}
