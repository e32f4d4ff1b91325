// Points that follow a number: where the number is small, keys tell its values apart.
import type { Compiled } from '../compile/model.ts'
import type { Binding } from './bind.ts'

/** Derived numbers from 0 to this are told apart one by one. */
export const MOST_EXACT = 150

/**
 * What an item's points for a record depend on besides the record's profile: nothing (an empty
 * list), derived facts that an axis may hold, or more than keys can tell.
 */
export type Varying = 'always' | readonly number[]

/** By item of a version. */
export function varyingItems(compiled: Compiled, binding: Binding): Varying[] {
  return compiled.items.map((item): Varying => {
    // A validity of its own, or a window of twelve months, looks at dates that no axis holds.
    if (item.ends) return 'always'
    const facts = [
      ...('fact' in item.points ? [item.points.fact] : []),
      ...(item.times ? [item.times.fact] : []),
    ]
    const derived: number[] = []
    for (const index of facts) {
      if (compiled.facts[index]!.derive) derived.push(index)
      else {
        const bound = binding.facts.find((each) => each.index === index)
        if (bound && bound.per !== 'profile') return 'always'
      }
    }
    return derived
  })
}

/** The derived facts that items of a record type take their points from. */
export function exactFacts(
  compiled: Compiled,
  type: number,
  varying: readonly Varying[],
): number[] {
  const facts = compiled.types[type]!.items.flatMap((item) => {
    const each = varying[item]!
    return each === 'always' ? [] : each
  })
  return [...new Set(facts)]
}

/** The class of a number with small ones told apart; `coarse` classes stand behind them. */
export function exactClass(value: number, coarse: number): number {
  return value >= 0 && value <= MOST_EXACT ? value : MOST_EXACT + 1 + coarse
}
