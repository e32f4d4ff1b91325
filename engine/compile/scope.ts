// Which facts a sentence reads, through named conditions.
import type { Ruleset } from '../schema/ruleset.ts'
import type { Sentence } from '../schema/sentence.ts'

/** The names of all facts a sentence reads; unknown or circular conditions add nothing. */
export function readsOf(
  ruleset: Ruleset,
  sentence: Sentence,
  found = new Set<string>(),
  seen = new Set<string>(),
): Set<string> {
  if ('fact' in sentence) found.add(sentence.fact)
  if ('all' in sentence) for (const each of sentence.all) readsOf(ruleset, each, found, seen)
  if ('any' in sentence) for (const each of sentence.any) readsOf(ruleset, each, found, seen)
  if ('not' in sentence) readsOf(ruleset, sentence.not, found, seen)
  if ('condition' in sentence && !seen.has(sentence.condition)) {
    seen.add(sentence.condition)
    const named = ruleset.conditions?.[sentence.condition]
    if (named) readsOf(ruleset, named, found, seen)
  }
  return found
}

/** Whether a sentence can be answered from the subject alone. */
export function readsSubjectOnly(ruleset: Ruleset, sentence: Sentence): boolean {
  for (const fact of readsOf(ruleset, sentence)) {
    if (fact === 'type' || ruleset.facts[fact]?.of === 'record') return false
  }
  return true
}
