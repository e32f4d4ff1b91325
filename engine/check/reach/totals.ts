// Sums that fit under a limit, and the limit itself, which grants a part of what exceeds it.
import type { Line, Phase } from './lines.ts'
import type { Coin } from './records.ts'

const MOST_TOTALS = 2_000

/**
 * Every total up to `limit` (1/100 point) of free coins and of scarce ones, as coins; not
 * complete where there are too many.
 */
export function totalsUpTo(
  free: readonly Coin[],
  scarce: readonly { choices: readonly Coin[]; times: number }[],
  limit: number,
): { coins: Coin[]; complete: boolean } {
  const zero: Coin = { lines: [], sum: 0, phase: 0, needs: new Map() }
  let totals = new Map<number, Coin>([[0, zero]])
  for (const { choices, times } of scarce) {
    for (let k = 0; k < Math.min(times, 20); k++) {
      const next = new Map(totals)
      for (const total of totals.values()) for (const coin of choices) put(next, total, coin, limit)
      if (next.size === totals.size) break
      totals = next
    }
  }
  const open = [...totals.values()]
  for (let k = 0; k < open.length; k++) {
    for (const coin of free) {
      const sum = put(totals, open[k]!, coin, limit)
      if (sum) open.push(sum)
    }
  }
  const complete = totals.size < MOST_TOTALS
  totals.delete(0)
  return { coins: [...totals.values()], complete }
}

function put(totals: Map<number, Coin>, total: Coin, coin: Coin, limit: number): Coin | undefined {
  // Coins under one limit go one way, so the sum is known before its lines are.
  const size = Math.min(Math.abs(total.sum) + Math.abs(coin.sum), limit)
  const sum = coin.sum < 0 ? -size : size
  if (totals.has(sum) || totals.size >= MOST_TOTALS) return undefined
  const more = plus(total, coin, limit)
  totals.set(more.sum, more)
  return more
}

function plus(total: Coin, coin: Coin, limit: number): Coin {
  const lines: Line[] = [...total.lines]
  let left = limit - Math.abs(total.sum)
  for (const { item, points } of coin.lines) {
    const size = Math.min(Math.abs(points), left)
    left -= size
    if (size > 0) lines.push({ item, points: Math.sign(points) * size })
  }
  const sum = lines.reduce((all, { points }) => all + points, 0)
  return {
    lines,
    sum,
    phase: Math.max(total.phase, coin.phase) as Phase,
    needs: new Map([...total.needs, ...coin.needs]),
  }
}
