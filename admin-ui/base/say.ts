// Words on screen. Every sentence is declared once in words/, in both languages: a missing key
// or a missing language does not compile.
import { language } from './settings.ts'

/** A sentence in both languages, the shape that the engine's sentences have, too. */
export type Words = { readonly zh: string; readonly en: string }

/** A part of the catalogue: sentences, and sentences with values in them. */
// biome-ignore lint/suspicious/noExplicitAny: the values of a sentence are its own affair
export type Catalogue = Record<string, Words | ((...values: any[]) => Words)>

/** The sentence in the chosen language, with the quotation marks of that language. */
export function say(words: Words): string {
  return language() === 'zh' ? words.zh : latin(words.en)
}

// The engine quotes as in Chinese whatever the language; in a line of English that stands wide.
function latin(words: string): string {
  return words
    .replaceAll('「', '“')
    .replaceAll('」', '”')
    .replace(/(?<=[\w”])、(?=[\w“])/g, ', ')
}

/** Names in a row: 甲、乙 or A, B. */
export function listed(names: readonly string[]): string {
  return names.join(language() === 'zh' ? '、' : ', ')
}

/** What is said of a name: v1（现行） or v1 (in force). */
export function bracketed(name: string, of: string): string {
  return language() === 'zh' ? `${name}（${of}）` : `${name} (${of})`
}

/** Clauses in a row: 甲，乙 or A, B. */
export function comma(clauses: readonly string[]): string {
  return clauses.join(language() === 'zh' ? '，' : ', ')
}

/** Clauses that have commas of their own: 甲；乙 or A; B. */
export function semicolon(clauses: readonly string[]): string {
  return clauses.join(language() === 'zh' ? '；' : '; ')
}

/** Words that stand by themselves: with a capital, where there are any, and a full stop. */
export function sentence(words: string): string {
  const begun = words.charAt(0).toUpperCase() + words.slice(1)
  if (begun === '' || /[.。?？:：…]$/.test(begun)) return begun
  return `${begun}${language() === 'zh' ? '。' : '.'}`
}

/** A name and what is said of it: 甲：乙 or A: B. */
export function named(name: string, words: string): string {
  return language() === 'zh' ? `${name}：${words}` : `${name}: ${words}`
}

/** Sentences one after the other, apart as their language sets them. */
export function together(sentences: readonly string[]): string {
  return sentences.filter((each) => each !== '').join(language() === 'zh' ? '' : ' ')
}
