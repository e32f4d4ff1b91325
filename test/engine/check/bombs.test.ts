// Texts made to hang, to crash or to poison: each is answered, and nothing is left behind.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { size } from '../../support.ts'
import { BASE, changed, problemsOf } from './base.ts'

const codes = async (text: string) => (await problemsOf(text)).map(({ code }) => code)
const withConditions = (lines: readonly string[]) =>
  changed(['conditions:\n', `conditions:\n${lines.map((line) => `  ${line}\n`).join('')}`])
const range = (count: number) => Array.from({ length: count }, (_, i) => i)

describe('a ruleset', () => {
  it('whose conditions double forty times over is told where they grow too large', async () => {
    const doubling = range(40).map(
      (i) => `c${i + 1}: { all: [{ condition: c${i} }, { condition: c${i} }] }`,
    )
    const found = await problemsOf(
      withConditions(['c0: { fact: scales, atLeast: 20 }', ...doubling]),
    )
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['condition-size']))
    expect(found[0]!.at).toBe('conditions.c7')
  })

  it('whose conditions name each other, every one the others, is told of a circle', async () => {
    const all = range(25)
    const mesh = all.map((i) => {
      const others = all.filter((j) => j !== i).map((j) => `{ condition: c${j} }`)
      return `c${i}: { any: [${others.join(', ')}] }`
    })
    expect(new Set(await codes(withConditions(mesh)))).toEqual(new Set(['reference-cycle']))
  })

  it('with a chain of ten thousand conditions is told where it grows too large', async () => {
    const chain = range(10_000).map((i) => `c${i + 1}: { condition: c${i} }`)
    const found = await codes(withConditions(['c0: { fact: scales, atLeast: 20 }', ...chain]))
    expect(found).toContain('condition-size')
  })

  it('with three thousand items on top of each other is checked', async () => {
    const items = range(3_000).map(
      (i) =>
        `      - { id: x${i}, text: 第${i}, record: alert, points: -1, onTopOf: ${i === 0 ? 'alert-9' : `x${i - 1}`}, cite: 则/1 }\n`,
    )
    const text = changed(['      - id: inaccurate', `${items.join('')}      - id: inaccurate`])
    expect((await codes(text)).filter((code) => code !== 'score-between-grades')).toEqual([])
  })

  it('with a circle of three thousand items is told of it once', async () => {
    const items = range(3_000).map(
      (i) =>
        `      - { id: x${i}, text: 第${i}, record: alert, points: -1, onTopOf: x${(i + 1) % 3_000}, cite: 则/1 }\n`,
    )
    const text = changed(['      - id: inaccurate', `${items.join('')}      - id: inaccurate`])
    expect(await codes(text)).toEqual(['reference-cycle'])
  })

  it('whose condition has four thousand parts is checked', async () => {
    const parts = range(4_000).map((i) => `{ fact: overdue, is: ${i % 60} }`)
    const found = await codes(withConditions([`many-parts: { any: [${parts.join(', ')}] }`]))
    expect(found).toContain('condition-size')
  })

  it('whose condition reads thirty facts at once is checked, and nothing is claimed of it', async () => {
    const facts = range(30).map((i) => `  f${i}: { of: record, type: boolean, text: 真假 }\n`)
    const parts = range(30).map((i) => `{ fact: f${i}, is: true }`)
    const text = changed(
      ['conditions:\n', `${facts.join('')}conditions:\n`],
      [
        '{ fact: cheated, is: true }',
        `{ all: [{ fact: cheated, is: true }, ${parts.join(', ')}] }`,
      ],
    )
    expect(await codes(text)).toEqual([])
  })

  it('with thousands of edits in its readings is checked', async () => {
    const readings = range(2_000).map(
      (i) =>
        `  - { id: r${i}, question: { zh: 问, en: q }, chosen: this, text: { zh: 答, en: a }, cite: 则/5 }\n`,
    )
    expect(await codes(`${BASE}${readings.join('')}`)).toEqual([])
  })
})

describe('a text changed at random', () => {
  it('is answered whatever it has become, and prototypes stay as they are', async () => {
    const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype))
    const lines = BASE.split('\n')
    const line = fc.nat(lines.length - 1)
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ': ',
      '- ',
      '&a ',
      '*a',
      '!!map ',
      '<<: ',
      '"',
      "'",
      '\t',
      '\n',
      '#',
      '?',
      '|',
      '__proto__: ',
      'constructor: ',
      '-0',
      '1e9',
      '.inf',
      'null',
      '\u202e',
      '：',
      '---\n',
    ]
    const edit = fc.oneof(
      fc.tuple(fc.constant('cut' as const), line, fc.nat(40), fc.constant('')),
      fc.tuple(fc.constant('put' as const), line, fc.nat(60), fc.constantFrom(...pieces)),
      fc.tuple(fc.constant('copy' as const), line, line, fc.constant('')),
      fc.tuple(fc.constant('indent' as const), line, fc.nat(8), fc.constant('')),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
        const text = [...lines]
        for (const [how, at, n, piece] of edits) {
          const old = text[at] ?? ''
          if (how === 'cut') text[at] = old.slice(0, n) + old.slice(n + 3)
          else if (how === 'put') text[at] = old.slice(0, n) + piece + old.slice(n)
          else if (how === 'copy') text.splice(at, 0, text[n] ?? '')
          else text[at] = ' '.repeat(n) + old.trimStart()
        }
        for (const each of await problemsOf(text.join('\n'))) {
          expect(each.line).toBeGreaterThan(0)
          expect(each.text.zh + each.text.en).not.toMatch(/undefined|\[object/)
        }
      }),
      { numRuns: size(20_000, 1_000) },
    )
    expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(before)
    expect(({} as Record<string, unknown>)['a']).toBeUndefined()
  })
})
