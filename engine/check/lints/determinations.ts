// Determinations that another one always outdoes, and those that read subject and record so
// that nothing is determined where there is no record.
import { readsSubjectOnly } from '../../compile/scope.ts'
import type { Sentence } from '../../schema/sentence.ts'
import { formulaOf, namedBy } from '../reason/formula.ts'
import { scopeOf } from '../reason/sentences.ts'
import { canHold, follows } from '../reason/worlds.ts'
import { type Told, type View, warning } from '../view.ts'

/** A trigger whose grade is never the worst of those that hold with it. */
export function shadowedLint(view: View): Told[] {
  const all = view.ruleset.determinations ?? []
  const { determinations } = view.compiled
  return all.flatMap((each, i) => {
    const ofSubject = readsSubjectOnly(view.ruleset, each.when)
    // What never holds is told as that.
    if (canHold(view, [formulaOf(view, each.when)], scopeOf(view, each.when)) === false) return []
    const by = all.findIndex((other, j) => {
      if (i === j || readsSubjectOnly(view.ruleset, other.when) !== ofSubject) return false
      const [own, theirs] = [determinations[i]!.grade, determinations[j]!.grade]
      if (theirs < own) return false
      const [a, b] = [formulaOf(view, each.when), formulaOf(view, other.when)]
      const scope = scopeOf(view, each.when)
      if (!follows(view, a, b, scope)) return false
      return theirs > own || j < i || !follows(view, b, a, scope)
    })
    if (by === -1) return []
    const other = all[by]!
    const values = { id: each.id, grade: each.grade, other: other.id, otherGrade: other.grade }
    const path = ['determinations', i]
    const fix = [{ remove: `determinations.${each.id}` }]
    return [warning(path, 'determination-shadowed', values, { other: ['determinations', by], fix })]
  })
}

/** A trigger to the best grade, which the worse of two can never be. */
export function idleDeterminationLint(view: View): Told[] {
  if (view.ruleset.combine !== 'worse') return []
  return view.compiled.determinations.flatMap(({ id, grade }, i) =>
    grade > 0
      ? []
      : [
          warning(['determinations', i, 'grade'], 'determination-idle', {
            id,
            grade: view.compiled.grades[0]!.grade,
          }),
        ],
  )
}

/** A trigger that is asked of every record although the subject alone can meet a part of it. */
export function mixedLint(view: View): Told[] {
  return (view.ruleset.determinations ?? []).flatMap(({ id, when }, i) => {
    if (readsSubjectOnly(view.ruleset, when) || !mixes(view, when)) return []
    return [warning(['determinations', i, 'when'], 'determination-mixed', { id })]
  })
}

// The subject's type beside facts of a record says for whom the trigger is, and is no mix.
function mixes(view: View, sentence: Sentence): boolean {
  if ('condition' in sentence) return mixes(view, namedBy(view, sentence))
  if ('not' in sentence) return mixes(view, sentence.not)
  if ('fact' in sentence) return false
  const parts = 'all' in sentence ? sentence.all : sentence.any
  const ofSubject = parts.filter((part) => readsSubjectOnly(view.ruleset, part))
  const plain = 'all' in sentence ? ofSubject.filter((part) => !onlyType(view, part)) : ofSubject
  return plain.length > 0 || parts.some((part) => !ofSubject.includes(part) && mixes(view, part))
}

function onlyType(view: View, sentence: Sentence): boolean {
  return [...formulaOf(view, sentence).marks.keys()].every((fact) => fact === 'subjectType')
}
