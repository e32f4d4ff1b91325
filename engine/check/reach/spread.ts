// Every sum within a window that starts and coins can make, each with the fewest coins.
import type { Line } from './lines.ts'

/** Sums found, and the lines that make one of them up. */
export type Spread = {
  has: (sum: number) => boolean
  lines: (sum: number) => Line[]
  /** The sums found from `from` to `to`, both included, in order. */
  between: (from: number, to: number) => number[]
}

const MOST_STATES = 400_000
const MOST_STEPS = 20_000_000

type Part = { lines: Line[]; sum: number }

/**
 * Breadth first by the number of lines. Any order of the same coins ends at the same sum, and
 * some order stays within one coin of start and end, so a window that much wider misses nothing.
 * `undefined` where the window is too wide for the steps the coins take.
 */
export function spread(
  starts: readonly Part[],
  coins: readonly Part[],
  low: number,
  high: number,
): Spread | undefined {
  const origin = starts[0]!.sum
  const step = [...starts.map(({ sum }) => sum - origin), ...coins.map(({ sum }) => sum)].reduce(
    (divisor, sum) => gcd(divisor, Math.abs(sum)),
    0,
  )
  const unit = step === 0 ? 1 : step
  const first = origin - Math.floor((origin - low) / unit) * unit
  const size = Math.floor((high - first) / unit) + 1
  if (size > MOST_STATES || size * coins.length > MOST_STEPS) return undefined
  const count = new Int32Array(size).fill(-1)
  const via = new Int32Array(size).fill(-1)
  const start = new Int32Array(size).fill(-1)
  const levels: number[][] = []
  starts.forEach(({ sum, lines }, i) => {
    const at = (sum - first) / unit
    if (at < 0 || at >= size || (count[at] !== -1 && count[at]! <= lines.length)) return
    count[at] = lines.length
    start[at] = i
    levels[lines.length] ??= []
    levels[lines.length]!.push(at)
  })
  const moves = coins.map(({ sum }) => sum / unit)
  for (let level = 0; level < levels.length; level++) {
    for (const at of levels[level] ?? []) {
      if (count[at] !== level) continue
      for (let c = 0; c < moves.length; c++) {
        const next = at + moves[c]!
        if (next < 0 || next >= size) continue
        const reached = level + coins[c]!.lines.length
        if (count[next] !== -1 && count[next]! <= reached) continue
        count[next] = reached
        via[next] = c
        start[next] = -1
        levels[reached] ??= []
        levels[reached]!.push(next)
      }
    }
  }
  const indexOf = (sum: number) => (sum - first) / unit
  return {
    has: (sum) => (count[indexOf(sum)] ?? -1) !== -1,
    lines: (sum) => {
      const lines: Line[] = []
      let at = indexOf(sum)
      while (start[at] === -1) {
        lines.push(...coins[via[at]!]!.lines)
        at -= moves[via[at]!]!
      }
      return [...starts[start[at]!]!.lines, ...lines]
    },
    between: (from, to) => {
      const sums: number[] = []
      const begin = Math.max(0, Math.ceil((from - first) / unit))
      const end = Math.min(size - 1, Math.floor((to - first) / unit))
      for (let at = begin; at <= end; at++) if (count[at] !== -1) sums.push(first + at * unit)
      return sums
    },
  }
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
