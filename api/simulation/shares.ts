// What of an amendment moves whom: each line's share, and what other readings would do.
import { withReadings } from '../../engine/assess/load.ts'
import type { Scorer } from '../../engine/assess/scorer.ts'
import { editsBetween } from '../../engine/compare/edits-between.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import { type Effect, minus } from '../../engine/simulate/pairs.ts'
import { linesOf, type Step, stepsOf } from '../../engine/simulate/steps.ts'

/** A version as a simulation names it. */
export type NamedSide = { scorer: Scorer; readings: Record<string, string> }

/** One amended line: what it adds with the lines before it in force, and what it does alone. */
export type Share = { at: string; zh: string; en: string; share: Effect; alone: Effect | null }

/** What another reading of the second version would move. */
export type Price = { reading: string; alternative: string; effect: Effect }

/** An alternative of a reading, compiled into its version. */
export type Alternative = { reading: string; alternative: string; compiled: Compiled }
/** What each step adds to the ones before it, so that shares add up to the whole. */
export function sharesOf(
  steps: readonly Step[],
  effectOn: (version: Compiled) => Effect | null,
): Share[] {
  let before: Effect = { worse: 0, better: 0, grades: {} }
  return steps.flatMap(({ at, zh, en, upTo, alone }): Share[] => {
    const now = effectOn(upTo)
    if (!now) return []
    const share = minus(now, before)
    before = now
    return [{ at, zh, en, share, alone: alone && effectOn(alone) }]
  })
}

/** What each alternative would move. */
export function pricesOf(
  alternatives: readonly Alternative[],
  effectOn: (version: Compiled) => Effect | null,
): Price[] {
  return alternatives.flatMap(({ reading, alternative, compiled }) => {
    const effect = effectOn(compiled)
    return effect ? [{ reading, alternative, effect }] : []
  })
}

/** The lines of an amendment, step by step to the version it ends at. */
export function amendment(from: NamedSide, to: NamedSide, last: Compiled): Step[] {
  const { ruleset } = from.scorer.standard
  const after = to.scorer.standard.ruleset
  const lines = linesOf(ruleset, after, editsBetween(ruleset, after))
  const differ = JSON.stringify(from.readings) !== JSON.stringify(to.readings)
  return stepsOf({ ruleset, readings: from.readings }, last, lines, differ)
}

/** Every alternative of every reading of a version. */
export function alternativesOf({ scorer, readings }: NamedSide): Alternative[] {
  const { ruleset } = scorer.standard
  return (ruleset.readings ?? []).flatMap(({ id, alternatives = [] }) =>
    alternatives.flatMap((each) => {
      const { compiled } = withReadings(ruleset, { ...readings, [id]: each.id })
      return compiled ? [{ reading: id, alternative: each.id, compiled }] : []
    }),
  )
}
