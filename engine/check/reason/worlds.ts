// Whether conditions can hold, must hold, or follow from one another: every combination of
// value classes of the facts they read is looked at, up to a bound. What is said is certain;
// where the bound ends the search, nothing is said.
import type { View } from '../view.ts'
import { type Class, classesOf, type Scope } from './domain.ts'
import { type Formula, marksOf, type Value } from './formula.ts'

const MOST_WORLDS = 20_000

/** One combination: the class that each fact read is in. */
export type World = (fact: string) => Value

/**
 * Visits every world that the formulas can tell apart until one is accepted. `undefined` where
 * there are too many to visit.
 */
export function someWorld(
  view: View,
  formulas: readonly Formula[],
  scope: Scope,
  accepts: (of: World, classOf: (fact: string) => Class | undefined) => boolean,
): boolean | undefined {
  const names: string[] = []
  const classes: Class[][] = []
  let count = 1
  for (const [name, marks] of marksOf(formulas)) {
    const own = classesOf(view, name, marks, scope)
    if (own.length === 0) return false
    names.push(name)
    classes.push(own)
    count *= own.length
  }
  if (count > MOST_WORLDS || count > view.work.left) return undefined
  view.work.left -= count
  const at = new Array<number>(names.length).fill(0)
  const classOf = (fact: string): Class | undefined => {
    const k = names.indexOf(fact)
    return k === -1 ? undefined : classes[k]![at[k]!]
  }
  const of: World = (fact) => classOf(fact)?.value ?? null
  const tied = tiesOf(view, names)
  for (let n = 0; n < count; n++) {
    if (tied.every((tie) => tie(of)) && accepts(of, classOf)) return true
    for (let k = 0; k < at.length; k++) {
      if (++at[k]! < classes[k]!.length) break
      at[k] = 0
    }
  }
  return false
}

// A derived number is known exactly where a day it counts from is.
function tiesOf(view: View, names: readonly string[]): ((of: World) => boolean)[] {
  return view.compiled.facts.flatMap((fact) => {
    if (!fact.derive || !names.includes(fact.id)) return []
    const from = [fact.derive.from].flat().map((index) => view.compiled.facts[index]!.id)
    if (!from.every((id) => names.includes(id))) return []
    return [(of: World) => (of(fact.id) !== null) === from.some((id) => of(id) !== null)]
  })
}

/** Whether all of these can hold together. */
export function canHold(view: View, formulas: readonly Formula[], scope: Scope) {
  return someWorld(view, formulas, scope, (of) => formulas.every(({ holds }) => holds(of)))
}

/** Whether a condition can fail. */
export function canFail(view: View, formula: Formula, scope: Scope) {
  return someWorld(view, [formula], scope, (of) => !formula.holds(of))
}

/** Whether wherever `a` holds `b` does too; false where that is not certain. */
export function follows(view: View, a: Formula, b: Formula, scope: Scope): boolean {
  // Without a fact in common one says nothing of the other.
  if (![...a.marks.keys()].some((fact) => b.marks.has(fact))) return false
  return someWorld(view, [a, b], scope, (of) => a.holds(of) && !b.holds(of)) === false
}
