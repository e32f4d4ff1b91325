// Rules of the document as drafts of questions.
import type { Ruleset } from '../schema/ruleset.ts'
import type { DraftRule } from './layouts.ts'
import type { rowsOf } from './rows.ts'
import { readsSubjectOnly } from './scope.ts'

/** The rule of one item. */
export function itemRule(rows: ReturnType<typeof rowsOf>, index: number): DraftRule {
  const { item, path } = rows[index]!
  return { sentence: item.when, path: [...path, 'when'], effect: { kind: 'item', index } }
}

/** The determinations that the subject alone answers, or those asked of every record. */
export function determinationRules(ruleset: Ruleset, ofSubject: boolean): DraftRule[] {
  return (ruleset.determinations ?? []).flatMap(({ when }, index) =>
    readsSubjectOnly(ruleset, when) === ofSubject
      ? [
          {
            sentence: when,
            path: ['determinations', index, 'when'],
            effect: { kind: 'determination', index },
          } as const,
        ]
      : [],
  )
}
