// Bytes must be those that the platform's own encoder and JSON.stringify make.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSink, putJson, putText, taken, utf8 } from '../../../engine/text/utf8.ts'

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  // Halves of characters too, which `string` never makes.
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((codes) => {
    return String.fromCharCode(...codes)
  }),
)

describe('UTF-8', () => {
  it('is what the platform encodes, half characters too', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(Buffer.from(utf8(text))).toEqual(Buffer.from(text))
      }),
    )
  })

  it('of a JSON string is what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 8 }), (texts) => {
        const sink = createSink(1)
        for (const text of texts) putJson(sink, text)
        const expected = texts.map((text) => JSON.stringify(text)).join('')
        expect(Buffer.from(taken(sink)).toString()).toBe(expected)
      }),
    )
  })

  it('grows without losing what was written', () => {
    const sink = createSink(1)
    for (let i = 0; i < 1000; i++) putText(sink, `${i}量`)
    const expected = Array.from({ length: 1000 }, (_, i) => `${i}量`).join('')
    expect(Buffer.from(taken(sink)).toString()).toBe(expected)
  })
})
