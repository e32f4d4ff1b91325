// How parts of a ruleset are named and shown: the tables of this folder are made of these.
import type { Text } from '../words/problem.ts'
import { type Side, text } from './change.ts'

/** A value shown as a whole. */
export type Leaf = { is: 'leaf'; show: (value: unknown, side: Side) => Text }

/** A map with keys of its own, each with its words; `whole` says all of it in one phrase. */
export type Fields = { is: 'fields'; fields: Record<string, Field>; whole?: Leaf['show'] }

/** A key's words and what stands under it. */
export type Field = { words: Text; spec: Spec }

/** A map by ids, or a list of members that have ids. */
export type Group = {
  is: 'group'
  /** What one of them is called, with its id or better: 「第24项」. */
  label: (id: string, value: unknown, side: Side) => Text
  spec: Spec
  /** Whether a label opens a sentence of its own, or only goes on with that of its owner. */
  opens: boolean
  /** Whether what is inside is told without this label. */
  quiet?: boolean
  /** The id of a member of a list; none for a map. */
  id?: (member: unknown) => string | undefined
  /** Whether one that went and one that came are the same under another id. */
  same?: (before: unknown, after: unknown) => boolean
  /** The path of a member; the owner's path and its id if not given. */
  at?: (id: string, owner: string) => string
}

export type Spec = Leaf | Fields | Group

/** A field shown by a function; plainly without one. */
export function leaf(zh: string, en: string, show: Leaf['show'] = plainly): Field {
  return { words: text(zh, en), spec: { is: 'leaf', show } }
}

/** A field that has fields. */
export function fields(
  zh: string,
  en: string,
  inner: Record<string, Field>,
  whole?: Leaf['show'],
): Field {
  const spec: Spec = { is: 'fields', fields: inner, ...(whole ? { whole } : {}) }
  return { words: text(zh, en), spec }
}

/** A field that is a map by ids or a list of members with ids. */
export function group(zh: string, en: string, inner: Omit<Group, 'is'>): Field {
  return { words: text(zh, en), spec: { is: 'group', ...inner } }
}

/** Words for a closed list of values. */
export function oneOf(words: Record<string, [zh: string, en: string]>): (value: unknown) => Text {
  return (value) => {
    const found = typeof value === 'string' ? words[value] : undefined
    return found ? text(...found) : plainly(value)
  }
}

/** A text between quotation marks. */
export const quoted = (value: unknown): Text =>
  typeof value === 'string' ? text(`「${value}」`, `「${value}」`) : plainly(value)

/** A text in both languages: each is a change of its own. */
export function bilingual(zh: string, en: string): Field {
  const inner = { zh: leaf('中文', 'Chinese', quoted), en: leaf('英文', 'English', quoted) }
  return fields(zh, en, inner, (value) => {
    const both = value as Partial<Text>
    return typeof both?.zh === 'string' && typeof both.en === 'string'
      ? text(`「${both.zh}」`, `「${both.en}」`)
      : plainly(value)
  })
}

/** A value as it is: numbers with a true minus, lists by commas, the rest as short JSON. */
export function plainly(value: unknown): Text {
  if (typeof value === 'number') return text(number(value), number(value))
  if (typeof value === 'string') return text(value, value)
  if (value === true) return text('是', 'yes')
  if (value === false) return text('否', 'no')
  if (Array.isArray(value) && value.length === 0) return text('（空）', '(empty)')
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return text(value.map((each) => plainly(each).zh).join('、'), value.join(', '))
  const json = JSON.stringify(value)
  if (json === '{}') return text('（空）', '(empty)')
  return text(json, json)
}

/** A number as people read it. */
export function number(value: number): string {
  return String(value).replace('-', '−')
}
