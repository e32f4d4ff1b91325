// A condition in a few words, as a message names it.
import { COMPARATORS, type Sentence } from '../../schema/sentence.ts'

/** `instruments atLeast 1 atMost 20`, `condition enrolled`, `all(2)`. */
export function sentenceText(sentence: Sentence): string {
  if ('condition' in sentence) return `condition ${sentence.condition}`
  if ('not' in sentence) return `not ${sentenceText(sentence.not)}`
  if ('all' in sentence) return sentence.all.map(sentenceText).join(' all ')
  if ('any' in sentence) return sentence.any.map(sentenceText).join(' any ')
  const tests = COMPARATORS.filter((key) => sentence[key] !== undefined).map(
    (key) => `${key} ${[sentence[key]].flat().join('|')}`,
  )
  return [sentence.fact, ...tests].join(' ')
}
