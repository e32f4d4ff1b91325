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

const BUILT_IN: Record<string, string> = { type: '信息类型', subjectType: '主体类型' }

/** A condition as a phrase; anything that is none is shown as it is. */
function phrase(value: unknown, side: Side): Text {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return plainly(value)
  const sentence = value as Record<string, unknown>
  if ('condition' in sentence)
    return text(`符合「${sentence['condition']}」`, `「${sentence['condition']}」 holds`)
  if ('not' in sentence) {
    const inner = phrase(sentence['not'], side)
    return text(`并非（${inner.zh}）`, `not (${inner.en})`)
  }
  for (const [key, zh, en] of [
    ['all', '，并且', ' and '],
    ['any', '，或者', ' or '],
  ] as const) {
    const list = sentence[key]
    if (Array.isArray(list)) return joined(list, side, zh, en)
  }
  return typeof sentence['fact'] === 'string' ? comparison(sentence, side) : plainly(value)
}

function joined(list: readonly unknown[], side: Side, zh: string, en: string): Text {
  const parts = list.map((each) => {
    const inner = phrase(each, side)
    const compound = typeof each === 'object' && each !== null && ('all' in each || 'any' in each)
    return compound ? text(`（${inner.zh}）`, `(${inner.en})`) : inner
  })
  return text(parts.map((each) => each.zh).join(zh), parts.map((each) => each.en).join(en))
}

function comparison(sentence: Record<string, unknown>, side: Side): Text {
  const id = String(sentence['fact'])
  const name = nameOfFact(id, side)
  const parts = Object.entries(sentence).flatMap(([key, value]): Text[] => {
    if (key === 'fact') return []
    if (key === 'known') return [value ? text('已知', 'is known') : text('未知', 'is unknown')]
    const words = COMPARATORS[key] ?? [key, key]
    const shown = plainly(value)
    return [text(`${words[0]}${shown.zh}`, `${words[1]} ${shown.en}`)]
  })
  return text(
    `${name}${parts.map((each) => each.zh).join('且')}`,
    `${id} ${parts.map((each) => each.en).join(' and ')}`,
  )
}

/** A condition between quotation marks, as it stands within a sentence. */
export function quotedPhrase(value: unknown, side: Side): Text {
  const { zh, en } = phrase(value, side)
  return text(`“${zh}”`, `“${en}”`)
}

/** What a fact means, or its id where it is not declared. */
export function nameOfFact(id: string, { ruleset: { facts } }: Side): string {
  return BUILT_IN[id] ?? (Object.hasOwn(facts, id) ? facts[id]!.text : id)
}

/** The items that a named condition bears on, also by way of other conditions. */
export function usersOf(id: string, { ruleset, rows }: Side): Text {
  const names = new Set([id])
  const conditions = Object.entries(ruleset.conditions ?? {})
  for (let size = 0; size !== names.size; ) {
    size = names.size
    for (const [name, sentence] of conditions) if (mentions(sentence, names)) names.add(name)
  }
  const users = ruleset.sections.flatMap(({ items }) =>
    items.filter(({ when }) => mentions(when, names)),
  )
  if (users.length === 0) return text('', '')
  const list = users.map((item) => rows.get(item.id)).join('、')
  return text(`（用于第${list}项）`, ` (of items ${list.replaceAll('、', ', ')})`)
}

function mentions(sentence: unknown, names: ReadonlySet<string>): boolean {
  if (typeof sentence !== 'object' || sentence === null) return false
  return Object.entries(sentence).some(([key, value]) =>
    key === 'condition' && typeof value === 'string' ? names.has(value) : mentions(value, names),
  )
}
