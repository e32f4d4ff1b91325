// What of an amendment moves whom: each line's share, and what other readings would do.
import { type Effect, minus } from '../../engine/simulate/pairs.ts'
import type { PriceAt, StepAt } from './plan.ts'

/** One amended line: what it adds with the lines before it in force, and what it does alone. */
export type Share = { at: string; zh: string; en: string; share: Effect; alone: Effect | null }

/** What another reading of the second version would move. */
export type Price = { reading: string; alternative: string; effect: Effect }

/** What each step adds to the ones before it, so that shares add up to the whole. */
export function sharesOf(steps: readonly StepAt[], effectOn: (version: number) => Effect): Share[] {
  let before: Effect = { worse: 0, better: 0, grades: {} }
  return steps.flatMap(({ at, zh, en, upTo, alone }): Share[] => {
    if (upTo === null) return []
    const now = effectOn(upTo)
    const share = minus(now, before)
    before = now
    return [{ at, zh, en, share, alone: alone === null ? null : effectOn(alone) }]
  })
}

/** What each alternative would move. */
export function pricesOf(
  prices: readonly PriceAt[],
  effectOn: (version: number) => Effect,
): Price[] {
  return prices.flatMap(({ reading, alternative, version }) =>
    version === null ? [] : [{ reading, alternative, effect: effectOn(version) }],
  )
}
