// A condition in words.
import type { Text } from '../words/problem.ts'
import { type Side, text } from './change.ts'
import { plainly } from './spec.ts'

const COMPARATORS: Record<string, [zh: string, en: string]> = {
  is: ['为', 'is'],
  isNot: ['不为', 'is not'],
  in: ['属于', 'is one of'],
  notIn: ['不属于', 'is none of'],
  atLeast: ['不少于', 'is at least'],
  atMost: ['不多于', 'is at most'],
  moreThan: ['超过', 'is more than'],
  lessThan: ['不满', 'is less than'],
}

const BUILT_IN: Record<string, Text> = {
  type: text('信息类型', 'record type'),
  subjectType: text('主体类型', 'subject type'),
}

// Conditions may name each other in a circle until they are checked.
const MOST_DEPTH = 2
const MOST_PARTS = 8

/** A condition as a phrase; anything that is none is shown as it is. */
function phrase(value: unknown, side: Side, depth = 0): Text {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return plainly(value)
  const sentence = value as Record<string, unknown>
  if ('condition' in sentence) return named(String(sentence['condition']), side, depth)
  if ('not' in sentence) {
    const inner = phrase(sentence['not'], side, depth)
    return text(`并非（${inner.zh}）`, `not (${inner.en})`)
  }
  for (const [key, zh, en] of [
    ['all', '，并且', ' and '],
    ['any', '，或者', ' or '],
  ] as const) {
    const list = sentence[key]
    if (Array.isArray(list)) return joined(list, side, [zh, en], depth)
  }
  return typeof sentence['fact'] === 'string' ? comparison(sentence, side) : plainly(value)
}

function named(id: string, side: Side, depth: number): Text {
  const own = ownWords(id, side, depth)
  if (own === undefined) return text(`符合「${id}」`, `「${id}」 holds`)
  return phrase(own, side, depth + 1)
}

// A named condition to be told in its own words, where these are few: conditions that name many
// others, layer upon layer, would have more words than anybody waits for.
function ownWords(id: string, { ruleset: { conditions = {} } }: Side, depth: number): unknown {
  if (depth === MOST_DEPTH || !Object.hasOwn(conditions, id)) return undefined
  return partsOf(conditions[id], MOST_PARTS) <= MOST_PARTS ? conditions[id] : undefined
}

// How many values a sentence has; no more are looked at than `most` and one.
function partsOf(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return 1
  let parts = 0
  for (const inner of Object.values(value)) {
    parts += partsOf(inner, most - parts)
    if (parts > most) break
  }
  return parts
}

function joined(
  list: readonly unknown[],
  side: Side,
  [zh, en]: readonly [string, string],
  depth: number,
): Text {
  const parts = list.map((each) => {
    const inner = phrase(each, side, depth)
    const compound = isCompound(each, side, depth)
    return compound ? text(`（${inner.zh}）`, `(${inner.en})`) : inner
  })
  return text(parts.map((each) => each.zh).join(zh), parts.map((each) => each.en).join(en))
}

function isCompound(each: unknown, side: Side, depth: number): boolean {
  if (typeof each !== 'object' || each === null) return false
  if ('all' in each || 'any' in each) return true
  const own = 'condition' in each ? ownWords(String(each.condition), side, depth) : undefined
  return own !== undefined && isCompound(own, side, depth + 1)
}

function comparison(sentence: Record<string, unknown>, side: Side): Text {
  const id = String(sentence['fact'])
  const name = nameOfFact(id, side)
  const parts = Object.entries(sentence).flatMap(([key, value]): Text[] => {
    if (key === 'fact') return []
    if (key === 'known') return [value ? text('已知', 'is known') : text('未知', 'is unknown')]
    const words = COMPARATORS[key] ?? [key, key]
    const shown = nameOfValue(id, value, side)
    return [text(`${words[0]}${shown.zh}`, `${words[1]} ${shown.en}`)]
  })
  return text(
    `${name}${parts.map((each) => each.zh).join('且')}`,
    `${BUILT_IN[id]?.en ?? id} ${parts.map((each) => each.en).join(' and ')}`,
  )
}

// A value by its name; the standard names its values in Chinese alone.
function nameOfValue(fact: string, value: unknown, side: Side): Text {
  const { facts, subjects, types = {} } = side.ruleset
  if (Array.isArray(value)) {
    const all = value.map((each) => nameOfValue(fact, each, side))
    return text(all.map(({ zh }) => zh).join('、'), all.map(({ en }) => en).join(', '))
  }
  if (typeof value !== 'string') return plainly(value)
  const choice = Object.hasOwn(facts, fact) ? facts[fact]!.choices?.[value] : undefined
  // Only codes need what they stand for beside them.
  if (choice !== undefined && !/\p{Script=Han}/u.test(value))
    return text(`${value}（${choice}）`, value)
  const ofOwn = <T>(from: Record<string, T>) =>
    Object.hasOwn(from, value) ? from[value] : undefined
  if (fact === 'subjectType') return text(ofOwn(subjects.names ?? {}) ?? value, value)
  if (fact !== 'type') return text(value, value)
  const row = side.rows.get(value)
  const item = row === undefined ? value : `第${row}项`
  return text(ofOwn(types)?.name ?? item, value)
}

/** A condition between quotation marks, as it stands within a sentence. */
export function quotedPhrase(value: unknown, side: Side): Text {
  const { zh, en } = phrase(value, side)
  return text(`“${zh}”`, `“${en}”`)
}

/** What a fact means, or its id where it is not declared. */
export function nameOfFact(id: string, { ruleset: { facts } }: Side): string {
  return BUILT_IN[id]?.zh ?? (Object.hasOwn(facts, id) ? facts[id]!.text : id)
}

/** What a named condition is called: by the items that it bears on, else by its own words. */
export function conditionName(id: string, value: unknown, side: Side): Text {
  const users = usersOf(id, side)
  if (users) return text(`第${users.zh}项所用的条件`, `Condition of items ${users.en}`)
  const { zh, en } = phrase(value, side)
  return text(`条件「${zh}」`, `Condition 「${en}」`)
}

// The items that a named condition bears on, also by way of other conditions.
function usersOf(id: string, { ruleset, rows }: Side): Text | undefined {
  const names = new Set([id])
  const conditions = Object.entries(ruleset.conditions ?? {})
  for (let size = 0; size !== names.size; ) {
    size = names.size
    for (const [name, sentence] of conditions) if (mentions(sentence, names)) names.add(name)
  }
  const users = ruleset.sections.flatMap(({ items }) =>
    items.filter(({ when }) => mentions(when, names)),
  )
  if (users.length === 0) return undefined
  const list = users.map((item) => rows.get(item.id)).join('、')
  return text(list, list.replaceAll('、', ', '))
}

function mentions(sentence: unknown, names: ReadonlySet<string>): boolean {
  if (typeof sentence !== 'object' || sentence === null) return false
  return Object.entries(sentence).some(([key, value]) =>
    key === 'condition' && typeof value === 'string' ? names.has(value) : mentions(value, names),
  )
}
