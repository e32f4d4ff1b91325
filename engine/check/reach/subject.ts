// What the subject itself brings: each combination of its items that some subject has, with
// the coins of records that such a subject can get.
import { readsOf } from '../../compile/scope.ts'
import { type Formula, formulaOf, type Marks, marksOf } from '../reason/formula.ts'
import { someWorld, type World } from '../reason/worlds.ts'
import type { View } from '../view.ts'
import { amountMarks, type Bundle, bundlesIn, isCounted } from './lines.ts'
import type { Coin } from './records.ts'

const NOTHING: Bundle = { lines: [], sum: 0, phase: 0 }
const MOST_OPTIONS = 400

/** What some subject brings by itself, and what it rules out. */
export type Option = Bundle & { excluded: Set<Coin> }

/** The subject's facts that rules of points read, parted the same way everywhere. */
export function subjectMarks(view: View): Map<string, Marks> {
  const all = view.rows.map((_, i) => i)
  const formulas = [
    ...conditionsOf(view, all),
    { marks: amountMarks(view, all), holds: () => true },
  ]
  const counts = view.ruleset.counts?.points?.when
  if (counts) formulas.push(formulaOf(view, counts))
  return new Map(
    [...marksOf(formulas)].filter(
      ([fact]) => fact === 'subjectType' || view.ruleset.facts[fact]?.of === 'subject',
    ),
  )
}

/**
 * The options a subject has. Facts that no item reads together vary apart, so that many small
 * groups of facts do not multiply into worlds without number.
 */
export function subjectOptions(
  view: View,
  marks: Map<string, Marks>,
  coins: readonly Coin[],
): { options: Option[]; complete: boolean } {
  let complete = view.compiled.subjectItems.every((i) => isCounted(view, i))
  let options: Option[] = [{ ...NOTHING, excluded: new Set() }]
  const bound = coins.filter(({ needs }) => needs.size > 0)
  for (const group of groupsOf(view, marks, bound)) {
    const found = optionsOf(view, group, marks)
    complete &&= found !== undefined && options.length * found.length <= MOST_OPTIONS
    const next = new Map<string, Option>()
    for (const a of options) {
      // Too many to look at: what such facts bring is left out, and nothing is claimed of it.
      for (const b of found ?? [{ ...NOTHING, excluded: new Set(group.coins) }]) {
        if (next.size >= MOST_OPTIONS) break
        const both: Option = {
          lines: [...a.lines, ...b.lines],
          sum: a.sum + b.sum,
          phase: Math.max(a.phase, b.phase) as Option['phase'],
          excluded: new Set([...a.excluded, ...b.excluded]),
        }
        const key = `${both.sum} ${both.phase} ${[...both.excluded].map((coin) => bound.indexOf(coin)).join(' ')}`
        if (!next.has(key)) next.set(key, both)
      }
    }
    options = [...next.values()]
  }
  return { options, complete }
}

type Group = { facts: Set<string>; items: number[]; coins: Coin[] }

function groupsOf(view: View, marks: Map<string, Marks>, bound: readonly Coin[]): Group[] {
  let groups: Group[] = []
  const join = (facts: Iterable<string>, items: number[], coins: Coin[]): void => {
    const joined: Group = { facts: new Set(facts), items, coins }
    const apart: Group[] = []
    for (const group of groups) {
      if (![...group.facts].some((fact) => joined.facts.has(fact))) apart.push(group)
      else {
        for (const fact of group.facts) joined.facts.add(fact)
        joined.items.push(...group.items)
        joined.coins.push(...group.coins)
      }
    }
    groups = [...apart, joined]
  }
  for (const index of view.compiled.subjectItems) {
    const own = amountMarks(view, [index])
    const { when } = view.rows[index]!.item
    const read = [...own.keys(), ...(when ? readsOf(view.ruleset, when) : [])]
    join(
      read.filter((fact) => marks.has(fact)),
      [index],
      [],
    )
  }
  for (const coin of bound) join(coin.needs.keys(), [], [coin])
  for (const group of groups) group.items.sort((a, b) => a - b)
  return groups
}

function optionsOf(view: View, group: Group, marks: Map<string, Marks>): Option[] | undefined {
  const own = new Map([...marks].filter(([fact]) => group.facts.has(fact)))
  const found = new Map<string, Option>()
  const visit = (of: World): boolean => {
    const bundle = bundlesIn(view, group.items, of)[0] ?? NOTHING
    const excluded = group.coins.filter((coin) =>
      [...coin.needs].some(([fact, value]) => of(fact) !== value),
    )
    const key = `${bundle.sum} ${bundle.phase} ${excluded.map((coin) => group.coins.indexOf(coin)).join(' ')}`
    if (!found.has(key)) found.set(key, { ...bundle, excluded: new Set(excluded) })
    return false
  }
  const done = someWorld(view, [{ marks: own, holds: () => true }], { types: null }, visit)
  return done === undefined ? undefined : [...found.values()]
}

function conditionsOf(view: View, items: readonly number[]): Formula[] {
  return items.flatMap((i) => {
    const { when } = view.rows[i]!.item
    return when ? [formulaOf(view, when)] : []
  })
}
