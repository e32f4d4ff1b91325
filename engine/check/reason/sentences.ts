// Every condition of a ruleset with its place and whom it is asked about.
import { readsSubjectOnly } from '../../compile/scope.ts'
import type { Sentence } from '../../schema/sentence.ts'
import type { Path } from '../../words/problem.ts'
import type { View } from '../view.ts'
import type { Scope } from './domain.ts'

/** One condition as it stands in the document. */
export type Placed = { sentence: Sentence; path: Path; scope: Scope }

/** The scope of an item: the subject, or records of its type. */
export function scopeOfItem(view: View, index: number): Scope {
  const { type } = view.compiled.items[index]!
  return { types: type === -1 ? null : [view.compiled.types[type]!.id] }
}

/** The scope of a determination: the subject, or records of any type. */
export function scopeOf(view: View, sentence: Sentence): Scope {
  return { types: readsSubjectOnly(view.ruleset, sentence) ? null : allTypes(view) }
}

/** Named conditions first, then what uses them. */
export function allSentences(view: View): Placed[] {
  const { conditions, counts, determinations } = view.ruleset
  const scope: Scope = { types: allTypes(view) }
  const placed: Placed[] = Object.entries(conditions ?? {}).map(([id, sentence]) => ({
    sentence,
    path: ['conditions', id],
    scope,
  }))
  view.rows.forEach(({ item, path }, i) => {
    if (item.when)
      placed.push({ sentence: item.when, path: [...path, 'when'], scope: scopeOfItem(view, i) })
  })
  for (const part of ['points', 'determination'] as const) {
    const when = counts?.[part]?.when
    if (when) placed.push({ sentence: when, path: ['counts', part, 'when'], scope })
  }
  ;(determinations ?? []).forEach(({ when }, i) => {
    placed.push({
      sentence: when,
      path: ['determinations', i, 'when'],
      scope: scopeOf(view, when),
    })
  })
  return placed
}

function allTypes(view: View): string[] {
  return view.compiled.types.map(({ id }) => id)
}
