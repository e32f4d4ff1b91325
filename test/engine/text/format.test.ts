// The canonical layout: v1 is written in it; comments and data survive it; twice is once.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Ruleset } from '../../../engine/schema/ruleset.ts'
import { applyEdits } from '../../../engine/text/edit.ts'
import { format } from '../../../engine/text/format.ts'
import { type Layout, RULESET } from '../../../engine/text/layout.ts'
import { readText } from '../../../engine/text/read.ts'
import { fileText, size } from '../../support.ts'
import { anyValue, editOf } from './random-edits.ts'
import { TEXTS } from './texts.ts'

const V1 = fileText('rules/hangzhou-metrology/v1.yaml')
const commentsOf = (text: string) => [...text.matchAll(/#.*$/gm)].map(([all]) => all.trim()).sort()

function obeys(text: string): void {
  const { data } = readText(text)
  const once = format(text)
  expect(once.problems).toEqual([])
  expect(readText(once.text).data).toEqual(data)
  expect(commentsOf(once.text)).toEqual(commentsOf(text))
  expect(format(once.text).text).toBe(once.text)
}

describe('The canonical layout', () => {
  it('is that of v1', () => {
    expect(format(V1).text).toBe(V1)
  })

  it.each(Object.entries(TEXTS))('keeps data and comments, and is stable: %s', (_, text) => {
    obeys(text)
  })

  it('keeps data and is stable after any edits', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...Object.values(TEXTS))
          .chain((text) =>
            fc.tuple(fc.constant(text), fc.array(editOf(readText(text).data), { maxLength: 3 })),
          ),
        ([text, edits]) => {
          const edited = applyEdits(text, edits)
          const { data } = readText(edited.text)
          const { text: formatted } = format(edited.text)
          expect(readText(formatted).data).toEqual(data)
          expect(format(formatted).text).toBe(formatted)
        },
      ),
      { numRuns: size(10000, 100) },
    )
  })

  it('writes any data so that it is read as itself', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), anyValue, { minKeys: 1 }),
        (data) => {
          const { text } = format(JSON.stringify(data))
          expect(readText(text).data).toEqual(JSON.parse(JSON.stringify(data)))
        },
      ),
      { numRuns: size(20000, 400) },
    )
  })

  it('is how edits write: formatting an edited v1 changes nothing', () => {
    const value = {
      id: 'new',
      text: '甲',
      cite: '标准/88',
      points: -1,
      when: { condition: 'enrolled' },
    }
    const { text } = applyEdits(V1, [
      { add: 'sections.商品量.items', value },
      { set: 'score.clamp.min', to: 0 },
      { remove: 'items.award' },
      { set: 'dismissals', to: [{ lint: 'x', at: 'grades.B', reason: '甲', until: '2027-12-31' }] },
    ])
    expect(format(text).text).toBe(text)
  })

  it('orders every key that the format knows', () => {
    const missing: string[] = []
    visit(Ruleset as unknown as Schema, RULESET, '', missing)
    expect(missing).toEqual([])
  })

  it('of a text that cannot be read is that text, with the problems', () => {
    const { text, problems } = format('a: [1')
    expect(text).toBe('a: [1')
    expect(problems[0]!.code).toBe('text-syntax')
  })
})

type Schema = {
  properties?: Record<string, Schema>
  additionalProperties?: Schema | false
  items?: Schema
}

function visit(schema: Schema, layout: Layout, path: string, missing: string[]): void {
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    if (!layout.keys?.includes(key)) missing.push(`${path}.${key}`)
    visit(inner, layout.at?.[key] ?? layout.each ?? {}, `${path}.${key}`, missing)
  }
  if (schema.additionalProperties)
    visit(schema.additionalProperties, layout.each ?? {}, `${path}.*`, missing)
  if (schema.items) visit(schema.items, layout.each ?? {}, `${path}[]`, missing)
}
