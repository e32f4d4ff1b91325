// Random edits by id on any ruleset: of every kind, at every depth, with values of every shape.
import fc from 'fast-check'
import type { Edit } from '../../../engine/schema/readings.ts'
import { isPlain, nameOf } from '../../../engine/text/place.ts'

/** Every path by which an edit can name a part of this data, and what stands there. */
export function anyPath(data: unknown): { path: string; value: unknown; listed: boolean }[] {
  const found: { path: string; value: unknown; listed: boolean }[] = []
  const visit = (value: unknown, path: string, listed: boolean): void => {
    if (path !== '') found.push({ path, value, listed })
    if (Array.isArray(value)) {
      for (const each of value) {
        const name = isPlain(each) ? nameOf(each) : undefined
        if (typeof name === 'string' && name !== '' && !name.includes('.'))
          visit(
            each,
            path.startsWith('sections.') && path.endsWith('.items')
              ? `items.${name}`
              : `${path}.${name}`,
            true,
          )
      }
    } else if (isPlain(value)) {
      for (const [key, each] of Object.entries(value))
        if (key !== '' && !key.includes('.'))
          visit(each, path === '' ? key : `${path}.${key}`, false)
    }
  }
  visit(data, '', false)
  return found
}

const word = fc.oneof(
  fc.constantFrom(
    '甲',
    '扣分由3分改为10分',
    'a: b',
    '# c',
    "it's",
    '- x',
    '3',
    'true',
    ' ',
    '',
    '第1项',
    '{x',
    'a, b',
    '、',
    'null',
    '2026-06-30',
    '办法/15/款2',
    'line\nline',
    'x\n',
    '\n',
    '"',
    "'",
    '\\',
    '@x',
    '%',
    '?',
    '-',
    ':',
    '=',
    '~',
    '0x1f',
    '1e3',
    '12:30',
    '…',
    'a #b',
    'é',
    '𠮷',
    '---',
    '&a',
    '*a',
    '!x',
    '`',
    '|',
    '>',
    ']',
  ),
  fc.string({ unit: fc.constantFrom(...'甲乙ab 1:#,-[]{}"\'\\?!&*|>%@`\n.~=') }),
)
const number = fc.oneof(
  fc.integer({ min: -999999, max: 999999 }).map((n) => n / 100),
  fc.integer({ min: -99, max: 99 }),
)
const leaf = fc.oneof(word, number, fc.boolean(), fc.constant(null))
const keyword = fc.oneof(
  fc.constantFrom(
    'id',
    'text',
    'points',
    'limit',
    'when',
    'cite',
    'zzz',
    'fact',
    '县级',
    'a b',
    '1',
    'true',
    '-',
  ),
  fc.stringMatching(/^[a-z]{1,6}$/),
)

/** Plain data of any shape. */
export const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(keyword, tie('value'), { maxKeys: 3 }),
    fc.record({ id: fc.stringMatching(/^[a-z]{1,4}$/), text: word, points: number }),
  ),
})).value

/** An edit that can be done on this data. */
export function editOf(data: unknown): fc.Arbitrary<Edit> {
  const paths = anyPath(data)
  const lists = paths.filter(({ value }) => Array.isArray(value))
  const listed = paths.filter((each) => each.listed)
  const maps = paths.filter(({ value }) => isPlain(value))
  const scalars = paths.filter(({ value }) => !isPlain(value) && !Array.isArray(value))
  const idsOf = (value: unknown): string[] =>
    (value as unknown[]).flatMap((each) => {
      const name = isPlain(each) ? nameOf(each) : each
      return typeof name === 'string' ? [name] : []
    })
  const kinds: fc.Arbitrary<Edit>[] = [
    fc.record({ set: fc.constantFrom(...paths.map(({ path }) => path)), to: anyValue }),
  ]
  if (scalars.length > 0)
    kinds.push(fc.record({ set: fc.constantFrom(...scalars.map(({ path }) => path)), to: leaf }))
  if (maps.length > 0)
    kinds.push(
      fc.record({
        set: fc
          .tuple(fc.constantFrom(...maps.map(({ path }) => path)), keyword)
          .map((both) => both.join('.')),
        to: anyValue,
      }),
    )
  kinds.push(fc.record({ remove: fc.constantFrom(...paths.map(({ path }) => path)) }))
  if (lists.length > 0)
    kinds.push(
      fc.constantFrom(...lists).chain(({ path, value }) =>
        fc.record({
          add: fc.constant(path),
          value: anyValue,
          ...(idsOf(value).length > 0 ? { after: fc.constantFrom(...idsOf(value)) } : {}),
        }),
      ),
      fc.record({ add: fc.constantFrom(...lists.map(({ path }) => path)), value: anyValue }),
    )
  if (listed.length > 0)
    kinds.push(
      fc.constantFrom(...listed).chain(({ path, value }) => {
        const list = lists.find((each) => (each.value as unknown[]).includes(value))!
        const others = idsOf((list.value as unknown[]).filter((each) => each !== value))
        return fc.record({
          move: fc.constant(path),
          ...(others.length > 0 ? { after: fc.constantFrom(...others) } : {}),
        })
      }),
      fc.record({ move: fc.constantFrom(...listed.map(({ path }) => path)) }),
    )
  return fc.oneof(...kinds)
}
