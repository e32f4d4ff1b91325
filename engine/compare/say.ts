// The sentences of changes: one pattern for each kind.
import type { Text } from '../words/problem.ts'
import { type Change, text } from './change.ts'

/** Where a difference is found: its path, whose sentence it is, and of what it speaks. */
export type Place = {
  at: string
  subject?: Text
  words: readonly Text[]
  cite: readonly string[]
}

type Values = Pick<Change, 'before' | 'after' | 'was' | 'now'>

/** A value that became another one. */
export function changed(place: Place, values: Values & { was: Text; now: Text }): Change {
  const { was, now } = values
  const { zh, en } = wordsOf(place)
  return made('changed', place, values, {
    zh: `${zh}由${was.zh}改为${now.zh}`,
    en: `${en}changed from ${was.en} to ${now.en}`,
  })
}

/** A part that was not there before. */
export function added(place: Place, values: Values & { now: Text }): Change {
  const { zh, en } = wordsOf(place)
  return made('added', place, values, {
    zh: `增加${zh}：${values.now.zh}`,
    en: `${en}added: ${values.now.en}`,
  })
}

/** A part that is there no longer. */
export function removed(place: Place, values: Values & { was: Text }): Change {
  const { zh, en } = wordsOf(place)
  return made('removed', place, values, {
    zh: `取消${zh}（原为${values.was.zh}）`,
    en: `${en}removed (was ${values.was.en})`,
  })
}

/** Anything else, in words of its own. */
export function told(kind: Change['kind'], place: Place, said: Text, values: Values = {}): Change {
  return made(kind, place, values, said)
}

/** What a place is called beside its subject: 「上限的分值」. */
export function wordsOf({ words }: Pick<Place, 'words'>): Text {
  return text(words.map(({ zh }) => zh).join('的'), words.map(({ en }) => `${en} `).join(''))
}

function made(kind: Change['kind'], place: Place, values: Values, said: Text): Change {
  const { at, subject, cite } = place
  return {
    kind,
    at,
    zh: `${subject ? `${subject.zh}　` : ''}${said.zh}。`,
    en: capital(`${subject ? `${subject.en}: ` : ''}${said.en}.`),
    ...values,
    ...(cite.length > 0 ? { cite: [...cite] } : {}),
  }
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
