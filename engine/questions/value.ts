// What a fact is worth on a day: given, derived, or not yet known.
import { type Day, fullMonths } from '../civil.ts'
import type { CompiledFact, Derivation } from '../compile/model.ts'
import { type Frame, UNKNOWN } from '../frame/frame.ts'

/**
 * The integer of a fact of subject `s` or record `r` on `day`. Dates after `seen` are not
 * known yet; `seen` is the day of the assessment, and stays there when `day` moves ahead.
 */
export function valueOn(
  facts: readonly CompiledFact[],
  fact: CompiledFact,
  frame: Frame,
  s: number,
  r: number,
  day: Day,
  seen: Day,
): number {
  if (fact.derive) return derived(facts, fact.derive, frame, s, r, day, seen)
  const value =
    fact.of === 'subject'
      ? frame.subjectFacts[fact.column]![s]!
      : frame.recordFacts[fact.column]![r]!
  return fact.kind === 'date' && value > seen ? UNKNOWN : value
}

function derived(
  facts: readonly CompiledFact[],
  derive: Derivation,
  frame: Frame,
  s: number,
  r: number,
  day: Day,
  seen: Day,
): number {
  const known = (index: number) => valueOn(facts, facts[index]!, frame, s, r, day, seen)
  if (derive.kind === 'fullMonths') {
    let latest = UNKNOWN
    for (const index of derive.from) latest = Math.max(latest, known(index))
    return latest === UNKNOWN ? UNKNOWN : fullMonths(latest, day)
  }
  const from = known(derive.from)
  if (from === UNKNOWN) return UNKNOWN
  const until = derive.until === -1 ? UNKNOWN : known(derive.until)
  return until === UNKNOWN ? day - from : until - from - 1
}
