// A condition in words: 计量器具数量不少于1且不多于20.
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { COMPARATORS, type FactSentence, type Sentence } from '../../engine/schema/sentence.ts'
import { points } from '../base/figures.ts'
import { bracketed, listed, say, type Words } from '../base/say.ts'
import { language } from '../base/settings.ts'
import { CONDITION } from '../words/condition.ts'

export type Comparator = (typeof COMPARATORS)[number]

/** The words of a condition; named ones by their own words, in brackets where they combine. */
export function sentenceWords(sentence: Sentence, ruleset: Ruleset | undefined): string {
  return wordsOf(sentence, ruleset, 0, false)
}

function wordsOf(
  sentence: Sentence,
  ruleset: Ruleset | undefined,
  depth: number,
  inner: boolean,
): string {
  const below = (each: Sentence) => wordsOf(each, ruleset, depth + 1, true)
  if ('all' in sentence) return joined(sentence.all.map(below), CONDITION.and, inner)
  if ('any' in sentence) return joined(sentence.any.map(below), CONDITION.or, inner)
  if ('not' in sentence) return say(CONDITION.notThat(below(sentence.not)))
  if ('condition' in sentence) {
    const named = ruleset?.conditions?.[sentence.condition]
    return named && depth < 6 ? wordsOf(named, ruleset, depth + 1, inner) : sentence.condition
  }
  return factWords(sentence, ruleset)
}

function joined(list: string[], word: Words, inner: boolean): string {
  const text = list.join(say(word))
  if (!inner || list.length < 2) return text
  return language() === 'zh' ? `（${text}）` : `(${text})`
}

function factWords(sentence: FactSentence, ruleset: Ruleset | undefined): string {
  const name = factName(sentence.fact, ruleset)
  const parts = COMPARATORS.flatMap((comparator) => {
    const value = sentence[comparator]
    return value === undefined
      ? []
      : [say(CONDITION[comparator](shown(value, sentence.fact, ruleset)))]
  })
  return `${name}${parts.join(say(CONDITION.and))}`
}

/** What a fact is called: its declared text, or the two that are always there. */
export function factName(fact: string, ruleset: Ruleset | undefined): string {
  if (fact === 'type') return say(CONDITION.type)
  if (fact === 'subjectType') return say(CONDITION.subjectType)
  return ruleset?.facts[fact]?.text ?? fact
}

function shown(value: unknown, fact: string, ruleset: Ruleset | undefined): string {
  if (Array.isArray(value)) return listed(value.map((each) => shown(each, fact, ruleset)))
  if (typeof value === 'number') return `${points(value)}${ruleset?.facts[fact]?.unit ?? ''}`
  if (typeof value === 'boolean') return say(value ? CONDITION.true : CONDITION.false)
  const text = String(value)
  if (fact === 'subjectType') return ruleset?.subjects.names?.[text] ?? text
  if (fact === 'type') return ruleset?.types?.[text]?.name ?? text
  const choice = ruleset?.facts[fact]?.choices?.[text]
  return choice === undefined || choice === text ? text : bracketed(text, choice)
}
