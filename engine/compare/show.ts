// Values of the tables in words.
import { isPlain } from '../text/place.ts'
import type { Text } from '../words/problem.ts'
import { type Side, text } from './change.ts'
import { type Field, plainly, type Spec } from './spec.ts'

/** A whole value in words; whatever does not have the shape of its table is shown as it is. */
export function shown(spec: Spec, value: unknown, side: Side): Text {
  if (spec.is === 'leaf') return spec.show(value, side)
  if (spec.is === 'fields') {
    if (!isPlain(value) || Object.keys(value).length === 0) return plainly(value)
    if (spec.whole) return spec.whole(value, side)
    const parts = keysOf(spec.fields, value, {}).map((key): Text => {
      const { words, spec: inner } = fieldOf(spec.fields, key)
      const part = shown(inner, value[key], side)
      // What has parts of its own stands in brackets.
      return inner.is === 'leaf' || (inner.is === 'fields' && inner.whole)
        ? text(`${words.zh}：${part.zh}`, `${words.en}: ${part.en}`)
        : text(`${words.zh}（${part.zh}）`, `${words.en} (${part.en})`)
    })
    return together(parts, '；', '; ')
  }
  const entries = Array.isArray(value)
    ? value.map((each): [string, unknown] => [spec.id?.(each) ?? '', each])
    : isPlain(value)
      ? Object.entries(value)
      : []
  if (entries.length === 0) return plainly(value)
  return together(
    entries.map(([id, each]) => {
      const label = spec.label(id, each, side)
      const part = shown(spec.spec, each, side)
      return spec.spec.is === 'leaf'
        ? text(`${label.zh}：${part.zh}`, `${label.en}: ${part.en}`)
        : text(`${label.zh}（${part.zh}）`, `${label.en} (${part.en})`)
    }),
    '，',
    ', ',
  )
}

/** A key's field; an unknown key is its own words. */
export function fieldOf(fields: Record<string, Field>, key: string): Field {
  if (Object.hasOwn(fields, key)) return fields[key]!
  return { words: text(`「${key}」`, `「${key}」`), spec: { is: 'leaf', show: plainly } }
}

/** The keys of two maps: those of the table in its order, then the others. */
export function keysOf(
  fields: Record<string, Field>,
  a: Record<string, unknown>,
  b: Record<string, unknown>,
): string[] {
  const known = Object.keys(fields).filter((key) => Object.hasOwn(a, key) || Object.hasOwn(b, key))
  return [...new Set([...known, ...Object.keys(a), ...Object.keys(b)])]
}

function together(parts: readonly Text[], zh: string, en: string): Text {
  return text(parts.map((each) => each.zh).join(zh), parts.map((each) => each.en).join(en))
}
