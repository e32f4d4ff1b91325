// Tiers of one number that overlap (two would count) or leave a gap (none would): items of one
// section and record type whose conditions read the same ordered fact.
import { isOrdered } from '../../compile/constants.ts'
import type { Sentence } from '../../schema/sentence.ts'
import type { Path } from '../../words/problem.ts'
import { type Class, classesOf, type Scope } from '../reason/domain.ts'
import { type Formula, formulaOf, marksOf, namedBy } from '../reason/formula.ts'
import { scopeOfItem } from '../reason/sentences.ts'
import { valueText } from '../reason/value-text.ts'
import { canHold, follows, someWorld } from '../reason/worlds.ts'
import { type Told, type View, warning } from '../view.ts'

const MOST_TIERS = 40

/** An item with the first and last class of the fact in which it can hold. */
type Tier = { index: number; formula: Formula; first: number; last: number }

/** Looks at every fact that several items of a kind read. */
export function tiersLint(view: View): Told[] {
  return [...families(view)].flatMap(([key, members]) => {
    const fact = key.split('\n')[1]!
    const scope = scopeOfItem(view, members[0]!)
    const formulas = members.map((i) => formulaOf(view, view.rows[i]!.item.when!))
    const classes = classesOf(view, fact, marksOf(formulas).get(fact)!, scope).filter(
      ({ from }) => from !== undefined,
    )
    const tiers = members.flatMap((index, k) => tierOf(view, index, formulas[k]!, fact, classes))
    tiers.sort((a, b) => a.first - b.first || a.last - b.last || a.index - b.index)
    return told(view, tiers, fact, classes, scope)
  })
}

// Items by section, record type and ordered fact.
function families(view: View): Map<string, number[]> {
  const all = new Map<string, number[]>()
  view.rows.forEach(({ item }, i) => {
    if (!item.when) return
    const { section, type } = view.compiled.items[i]!
    for (const name of formulaOf(view, item.when).marks.keys()) {
      const fact = view.compiled.facts.find(({ id }) => id === name)
      if (!fact || !isOrdered(fact)) continue
      const key = `${section} ${type}\n${name}`
      const members = all.get(key)
      if (members) members.push(i)
      else all.set(key, [i])
    }
  })
  for (const [key, members] of all) {
    if (members.length < 2 || members.length > MOST_TIERS) all.delete(key)
  }
  return all
}

// A tier is one run of classes, and not all of them.
function tierOf(
  view: View,
  index: number,
  formula: Formula,
  fact: string,
  classes: readonly Class[],
): Tier[] {
  const scope = scopeOfItem(view, index)
  const inside = classes.map(
    ({ from }) => holdsAt(view, [formula], scope, fact, from!, classes) === true,
  )
  const [first, last] = [inside.indexOf(true), inside.lastIndexOf(true)]
  if (first === -1 || inside.slice(first, last + 1).includes(false)) return []
  return last - first + 1 === classes.length ? [] : [{ index, formula, first, last }]
}

function holdsAt(
  view: View,
  formulas: readonly Formula[],
  scope: Scope,
  fact: string,
  at: number,
  classes: readonly Class[],
): boolean | undefined {
  // The cuts of the whole family part this question too.
  const cuts = new Set(classes.map(({ from }) => from!))
  const parted: Formula = {
    marks: new Map([[fact, { cuts, values: new Set() }]]),
    holds: () => true,
  }
  return someWorld(
    view,
    [...formulas, parted],
    scope,
    (of) => of(fact) === at && formulas.every(({ holds }) => holds(of)),
  )
}

function told(
  view: View,
  tiers: readonly Tier[],
  fact: string,
  classes: readonly Class[],
  scope: Scope,
): Told[] {
  let before = tiers[0]!
  return tiers.slice(1).flatMap((tier) => {
    const found = pair(before, tier)
    if (tier.last > before.last) before = tier
    return found
  })

  function pair(before: Tier, tier: Tier): Told[] {
    const { path, item } = view.rows[tier.index]!
    const other = view.rows[before.index]!
    const shown = (value: number) => valueText(view, fact, value)
    const values = { item: item.id, other: other.item.id, fact }
    const at = comparisonPath(view, item.when!, fact, [...path, 'when'])
    const more = { other: comparisonPath(view, other.item.when!, fact, [...other.path, 'when']) }
    const beside = [before, tier].map(({ formula }) => withoutFact(formula, fact, classes))
    if (before.last < tier.first - 1) {
      const missing = { from: classes[before.last]!.to! + 1, to: classes[tier.first]!.from! - 1 }
      if (canHold(view, beside, scope) !== true) return []
      const range = { from: shown(missing.from), to: shown(missing.to) }
      return [warning(at, 'tier-gap', { ...values, ...range }, more)]
    }
    if (before.last < tier.first || mayStandTogether(view, tier, before)) return []
    const nested = tier.last <= before.last || tier.first === before.first
    if (nested && !sameBeside(view, beside[0]!, beside[1]!, scope)) return []
    const value = classes[tier.first]!.from!
    const formulas = [before.formula, tier.formula]
    if (holdsAt(view, formulas, scope, fact, value, classes) !== true) return []
    return [warning(at, 'tier-overlap', { ...values, at: shown(value) }, more)]
  }
}

// Where a condition compares the fact, be it in a condition that it names.
function comparisonPath(view: View, sentence: Sentence, fact: string, path: Path): Path {
  if ('condition' in sentence)
    return comparisonPath(view, namedBy(view, sentence), fact, ['conditions', sentence.condition])
  if ('not' in sentence) return comparisonPath(view, sentence.not, fact, [...path, 'not'])
  if ('fact' in sentence) return path
  const key = 'all' in sentence ? 'all' : 'any'
  const parts = 'all' in sentence ? sentence.all : sentence.any
  const k = parts.findIndex((part) => formulaOf(view, part).marks.has(fact))
  return k === -1 ? path : comparisonPath(view, parts[k]!, fact, [...path, key, k])
}

// What is left of a condition when the fact may be whatever suits it.
function withoutFact(formula: Formula, fact: string, classes: readonly Class[]): Formula {
  const marks = new Map([...formula.marks].filter(([name]) => name !== fact))
  const holds: Formula['holds'] = (of) =>
    classes.some(({ from }) => formula.holds((name) => (name === fact ? from! : of(name))))
  return { marks, holds }
}

// One on top of the other, or of one record of which only the largest line counts.
function mayStandTogether(view: View, tier: Tier, before: Tier): boolean {
  const { items, types } = view.compiled
  const [a, b] = [items[tier.index]!, items[before.index]!]
  if (a.onTopOf !== -1 || b.onTopOf !== -1) return true
  return a.type !== -1 && types[a.type]!.sameRecord === 'highest'
}

// Whether two items ask the same of everything but the fact.
function sameBeside(view: View, a: Formula, b: Formula, scope: Scope): boolean {
  if (a.marks.size === 0 && b.marks.size === 0) return true
  return follows(view, a, b, scope) && follows(view, b, a, scope)
}
