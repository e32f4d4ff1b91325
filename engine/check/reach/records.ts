// What records can bring: coins that can be had any number of times, and those that run out.
import { ALWAYS, type Formula, formulaOf, type Marks, type Value } from '../reason/formula.ts'
import { someWorld } from '../reason/worlds.ts'
import type { View } from '../view.ts'
import { amountMarks, type Bundle, bundlesIn, isCounted } from './lines.ts'
import { totalsUpTo } from './totals.ts'

/** A bundle with the facts of the subject that it needs (their values). */
export type Coin = Bundle & { needs: Map<string, Value> }

/** Any number of `free`; of each of `scarce` one choice, so many times. */
export type Coins = {
  free: Coin[]
  scarce: { choices: Coin[]; times: number }[]
  /** Whether nothing that records can bring is left out. */
  complete: boolean
}

/** The coins of all record types; `ofSubject` parts the subject's facts as everywhere else. */
export function recordCoins(view: View, ofSubject: Map<string, Marks>): Coins {
  const coins = noCoins()
  const bySection = new Map<number, Coins>()
  for (const type of view.compiled.types) {
    if (type.items.length === 0) continue
    const { all, complete } = coinsOf(view, type.id, type.items, ofSubject)
    const own = sorted(view, type.items, all)
    const sections = new Set(type.items.map((i) => view.compiled.items[i]!.section))
    const limited = [...sections].filter((section) => view.compiled.sections[section]!.limit)
    if (limited.length > 0 && sections.size > 1) {
      coins.complete = false
      continue
    }
    const into = limited.length === 0 ? coins : (bySection.get(limited[0]!) ?? noCoins())
    if (limited.length > 0) bySection.set(limited[0]!, into)
    into.free.push(...own.free)
    into.scarce.push(...own.scarce)
    coins.complete &&= own.complete && complete
  }
  for (const [section, own] of bySection) {
    // Lines of the subject would come first under the limit: nothing is claimed then.
    const mixed = view.compiled.items.some((item) => item.section === section && item.type === -1)
    if (mixed || own.free.some(({ needs }) => needs.size > 0)) coins.complete = false
    if (mixed) continue
    const { points, per } = view.compiled.sections[section]!.limit!
    const plain = own.free.filter(({ needs }) => needs.size === 0)
    addTotals(coins, totalsUpTo(plain, own.scarce, points), periods(view, per))
  }
  return coins
}

function noCoins(): Coins {
  return { free: [], scarce: [], complete: true }
}

function addTotals(coins: Coins, totals: { coins: Coin[]; complete: boolean }, times: number) {
  add(coins, totals.coins, times)
  coins.complete &&= totals.complete
}

function add(coins: Coins, choices: Coin[], times: number): void {
  if (times === Number.POSITIVE_INFINITY) coins.free.push(...choices)
  else if (choices.length > 0) coins.scarce.push({ choices, times })
}

// Applies the limits and `distinctBy` of the items of one type.
function sorted(view: View, items: readonly number[], all: Coin[]): Coins {
  const coins = noCoins()
  const [only] = items.length === 1 ? items : []
  if (only !== undefined) {
    const { limit, distinctBy } = view.compiled.items[only]!
    const fact = view.compiled.facts[distinctBy]
    const values = fact?.kind === 'boolean' ? 2 : fact?.kind === 'choice' ? fact.words.length : 0
    const times = values || Number.POSITIVE_INFINITY
    coins.complete =
      isCounted(view, only) || (!limit && !values && !view.compiled.items[only]!.times)
    if (limit) {
      const scarce = values ? [{ choices: all, times }] : []
      const totals = totalsUpTo(values ? [] : all, scarce, limit.points)
      addTotals(coins, totals, periods(view, limit.per))
    } else add(coins, all, times)
    return coins
  }
  // Several items of one type: what a limit cuts is used once at most, and nothing is claimed.
  for (const coin of all) {
    const own = coin.lines.map(({ item }) => view.compiled.items[item]!)
    if (own.every(({ limit, distinctBy }) => !limit && distinctBy === -1)) coins.free.push(coin)
    else {
      coins.complete = false
      const fits = coin.lines.every(({ points }, i) => {
        const { limit } = own[i]!
        return !limit || Math.abs(points) <= limit.points
      })
      if (fits) coins.scarce.push({ choices: [coin], times: 1 })
    }
  }
  return coins
}

/** In how many periods a limit can be used up: acts of any year can be recorded in validity. */
export function periods(view: View, per: string): number {
  if (per !== 'calendarYear') return 1
  const { from, months } = view.compiled.validity
  return from === 'recordedOn' ? Number.POSITIVE_INFINITY : Math.floor(months / 12) + 1
}

function coinsOf(
  view: View,
  type: string,
  items: readonly number[],
  ofSubject: Map<string, Marks>,
): { all: Coin[]; complete: boolean } {
  const when = view.ruleset.counts?.points?.when
  const counts = when ? formulaOf(view, when) : ALWAYS
  const formulas: Formula[] = [
    ...items.flatMap((i) => {
      const own = view.rows[i]!.item.when
      return own ? [formulaOf(view, own)] : []
    }),
    counts,
    { marks: amountMarks(view, items), holds: () => true },
  ]
  const read = new Set(formulas.flatMap(({ marks }) => [...marks.keys()]))
  const shared = new Map([...ofSubject].filter(([fact]) => read.has(fact)))
  const found = new Map<string, Coin>()
  const done = someWorld(
    view,
    [...formulas, { marks: shared, holds: () => true }],
    { types: [type] },
    (of) => {
      if (!counts.holds(of)) return false
      const needs = new Map([...shared.keys()].map((fact): [string, Value] => [fact, of(fact)]))
      for (const bundle of bundlesIn(view, items, of)) {
        const key = `${bundle.sum} ${JSON.stringify([...needs])}`
        if (!found.has(key)) found.set(key, { ...bundle, needs })
      }
      return false
    },
  )
  return { all: [...found.values()], complete: done !== undefined }
}
