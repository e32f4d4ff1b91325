// Which scores a ruleset can give at all, with the lines that make up each of them.
import type { View } from '../view.ts'
import type { Line, Phase } from './lines.ts'
import { type Coin, type Coins, recordCoins } from './records.ts'
import { type Spread, spread } from './spread.ts'
import { type Option, subjectMarks, subjectOptions } from './subject.ts'

/** Scores by points as written, then with tables and counts, then with recorded points. */
export type Reach = { phases: [Spread[], Spread[], Spread[]]; complete: boolean }

/** Coins larger than this (1/100 point) are left out where the window would grow too wide. */
const WIDEST = 100_000

/** What can be reached, worked out once for a view. */
export function reachOf(view: View): Reach {
  view.reach ??= work(view)
  return view.reach
}

function work(view: View): Reach {
  const marks = subjectMarks(view)
  const coins = recordCoins(view, marks)
  const all = [...coins.free, ...coins.scarce.flatMap(({ choices }) => choices)]
  const { options, complete } = subjectOptions(view, marks, all)
  const small = all.every(({ sum }) => Math.abs(sum) <= WIDEST)
  const reach: Reach = { phases: [[], [], []], complete: complete && coins.complete && small }
  for (const phase of [0, 1, 2] as const) {
    for (const group of byExclusion(options.filter((option) => option.phase <= phase))) {
      const found = spreadOf(view, group, coins, phase)
      if (found) reach.phases[phase].push(found)
      else reach.complete = false
    }
  }
  return reach
}

// Options that allow the same coins spread together.
function byExclusion(options: readonly Option[]): Option[][] {
  const groups: Option[][] = []
  for (const option of options) {
    const same = groups.find(
      ([first]) =>
        first!.excluded.size === option.excluded.size &&
        [...option.excluded].every((coin) => first!.excluded.has(coin)),
    )
    if (same) same.push(option)
    else groups.push([option])
  }
  return groups
}

function spreadOf(view: View, options: Option[], coins: Coins, phase: Phase): Spread | undefined {
  const usable = (coin: Coin) => coin.phase <= phase && !options[0]!.excluded.has(coin)
  const plain = distinct(view, coins.free.filter(usable)).filter(
    ({ sum }) => Math.abs(sum) <= WIDEST,
  )
  // Of the last phase nobody asks how a sum comes about, only whether it does.
  const free = phase === 2 ? generating(plain) : plain
  const { base, grades } = view.compiled
  let starts = new Map<number, { sum: number; lines: Line[] }>()
  for (const { sum, lines } of options) put(starts, { sum: base + sum, lines })
  const limits = grades.flatMap(({ from }) => (from === null ? [] : [from]))
  const widest = Math.max(100, ...free.map(({ sum }) => Math.abs(sum)))
  const bounds = [base, ...limits, ...starts.keys()]
  const low = Math.min(...bounds) - widest - 200
  const high = Math.max(...bounds) + widest + 200
  for (const { choices, times } of coins.scarce) {
    const own = distinct(view, choices.filter(usable))
    for (let k = 0; k < Math.min(times, 20) && own.length > 0; k++) {
      const next = new Map(starts)
      for (const { sum, lines } of starts.values()) {
        for (const coin of own) put(next, { sum: sum + coin.sum, lines: [...lines, ...coin.lines] })
      }
      if (next.size === starts.size) break
      starts = next
      if (starts.size > 20_000) return undefined
    }
  }
  return spread([...starts.values()], free, low, high)
}

function put(
  into: Map<number, { sum: number; lines: Line[] }>,
  each: { sum: number; lines: Line[] },
) {
  const known = into.get(each.sum)
  if (!known || each.lines.length < known.lines.length) into.set(each.sum, each)
}

// Of coins of one sum the one with the fewest lines, then the plainest: without a condition.
function distinct(view: View, coins: readonly Coin[]): Coin[] {
  const best = new Map<number, Coin>()
  const cost = ({ lines, phase }: Coin) =>
    phase + lines.reduce((sum, { item }) => sum + (view.rows[item]!.item.when ? 15 : 10), 0)
  for (const coin of coins) {
    const known = best.get(coin.sum)
    if (!known || cost(coin) < cost(known)) best.set(coin.sum, coin)
  }
  return [...best.values()]
}

// A coin that others make up any number of times over adds no sum.
function generating(coins: readonly Coin[]): Coin[] {
  const least = [...coins].sort((a, b) => Math.abs(a.sum) - Math.abs(b.sum))
  const kept: Coin[] = []
  for (const coin of least) {
    const made = kept.some(({ sum }) => sum > 0 === coin.sum > 0 && coin.sum % sum === 0)
    if (!made) kept.push(coin)
  }
  return kept
}
