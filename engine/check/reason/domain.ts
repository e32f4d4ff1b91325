// The values a fact can have at all, parted where conditions can tell them apart.
import type { CompiledFact } from '../../compile/model.ts'
import type { View } from '../view.ts'
import type { Marks, Value } from './formula.ts'

/** Whom a condition is asked about: the subject, or a record of one of these types. */
export type Scope = { types: readonly string[] | null }

/** Values no mark tells apart, by a representative; `from` and `to` (inclusive) where ordered. */
export type Class = { value: Value; from?: number; to?: number }

const MOST = 2_000_000_000

/** A value that no condition names. */
const OTHER = '\u0000'

/** The classes of a fact in a scope. */
export function classesOf(view: View, name: string, marks: Marks, scope: Scope): Class[] {
  if (name === 'type') return (scope.types ?? []).map((value) => ({ value }))
  if (name === 'subjectType') return words(view.ruleset.subjects.scored, marks)
  const fact = view.compiled.facts.find(({ id }) => id === name)
  if (!fact) return [{ value: null }]
  const unknown: Class[] = mayBeUnknown(view, fact, scope) ? [{ value: null }] : []
  switch (fact.kind) {
    case 'boolean':
      return [...unknown, { value: false }, { value: true }]
    case 'choice':
      return [...unknown, ...words(fact.words, marks)]
    case 'text':
      return [...unknown, ...[...marks.values].map((value) => ({ value })), { value: OTHER }]
    default:
      return [...unknown, ...intervals(fact, marks)]
  }
}

// Of the values that no condition names, the first stands for all.
function words(all: readonly string[], marks: Marks): Class[] {
  const other = all.find((each) => !marks.values.has(each))
  return all.filter((each) => marks.values.has(each) || each === other).map((value) => ({ value }))
}

function intervals(fact: CompiledFact, { cuts }: Marks): Class[] {
  // Full months are counted from a day that has come; full days can be fewer than none.
  const least = fact.derive?.kind === 'fullMonths' ? 0 : -MOST
  const [lowest, highest] = [fact.min ?? least, fact.max ?? MOST]
  const inside = [...cuts].filter((cut) => cut > lowest && cut <= highest).sort((a, b) => a - b)
  const starts = [lowest, ...inside]
  return starts.map((from, i) => ({ value: from, from, to: (starts[i + 1] ?? highest + 1) - 1 }))
}

// A date may lie after the day of the assessment, and is unknown then though it was given.
function mayBeUnknown(view: View, fact: CompiledFact, { types }: Scope): boolean {
  if (fact.derive || fact.kind === 'date') return true
  if (fact.required === true) return false
  if (types === null) return true
  const needed = fact.required
  return types.some(
    (type) => !needed.includes(view.compiled.types.findIndex(({ id }) => id === type)),
  )
}
