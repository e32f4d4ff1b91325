// The check reasons about conditions; json-rules-engine decides them. What the one calls
// impossible, certain or implied, the other must never contradict.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { assess } from '../../../engine/assess/assess.ts'
import { load } from '../../../engine/assess/load.ts'
import { createScorer } from '../../../engine/assess/scorer.ts'
import { formulaOf, type Value } from '../../../engine/check/reason/formula.ts'
import { canFail, canHold, follows } from '../../../engine/check/reason/worlds.ts'
import type { View } from '../../../engine/check/view.ts'
import { parseDay } from '../../../engine/civil.ts'
import { rowsOf } from '../../../engine/compile/rows.ts'
import type { Sentence } from '../../../engine/schema/sentence.ts'
import { size } from '../../support.ts'

const FACTS = {
  n: { of: 'subject', type: 'integer', min: 0, max: 9, text: '数' },
  m: { of: 'subject', type: 'integer', required: true, min: 0, max: 9, text: '必填的数' },
  d: { of: 'subject', type: 'decimal', text: '小数' },
  on: { of: 'subject', type: 'date', text: '日期' },
  c: { of: 'subject', type: 'choice', choices: { 甲: '甲', 乙: '乙', 丙: '丙' }, text: '选项' },
  t: { of: 'subject', type: 'text', text: '文字' },
  b: { of: 'subject', type: 'boolean', text: '真假' },
}

const number = fc.integer({ min: -1, max: 10 })
const comparisons: fc.Arbitrary<Sentence> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('n', 'm'),
      fc.constantFrom('atLeast', 'atMost', 'moreThan', 'lessThan', 'is', 'isNot'),
      number,
    )
    .map(([fact, key, value]) => ({ fact, [key]: value })),
  fc.tuple(number, number).map(([atLeast, atMost]) => ({ fact: 'm', atLeast, atMost })),
  fc
    .tuple(fc.constantFrom('atLeast', 'lessThan', 'is'), fc.constantFrom(1, 1.5, 2.25))
    .map(([key, value]) => ({ fact: 'd', [key]: value })),
  fc
    .tuple(fc.constantFrom('atLeast', 'moreThan'), fc.constantFrom('2026-01-01', '2026-01-02'))
    .map(([key, value]) => ({ fact: 'on', [key]: value })),
  fc
    .tuple(
      fc.constantFrom('in', 'notIn'),
      fc.uniqueArray(fc.constantFrom('甲', '乙', '丙'), { minLength: 1 }),
    )
    .map(([key, value]) => ({ fact: 'c', [key]: value })),
  fc.constantFrom('is', 'isNot').map((key) => ({ fact: 't', [key]: '罚' })),
  fc.boolean().map((is) => ({ fact: 'b', is })),
  fc
    .tuple(fc.constantFrom(...Object.keys(FACTS)), fc.boolean())
    .map(([fact, known]) => ({ fact, known })),
  fc.constantFrom('firm', 'shop').map((is) => ({ fact: 'subjectType', is })),
)
const { sentence: sentences } = fc.letrec<{ sentence: Sentence }>((tie) => ({
  sentence: fc.oneof(
    { maxDepth: 3 },
    comparisons,
    fc.array(tie('sentence'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('sentence'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('sentence').map((not) => ({ not })),
  ),
}))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const subjects = fc.record({
  type: fc.constantFrom('firm', 'shop'),
  n: maybe(fc.nat(9)),
  m: fc.nat(9),
  d: maybe(fc.constantFrom(0.99, 1, 1.5, 2, 2.25, 3)),
  on: maybe(fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-02', '2026-01-03')),
  c: maybe(fc.constantFrom('甲', '乙', '丙')),
  t: maybe(fc.constantFrom('罚', '警')),
  b: maybe(fc.boolean()),
})

function rulesetOf(whens: readonly Sentence[]): string {
  const cite = '则/1'
  const items = whens.map((when, i) => ({
    id: `i${i}`,
    text: `第${i}`,
    record: 'none',
    points: 1,
    when,
    cite,
  }))
  return stringify({
    format: 1,
    ruleset: 'reasoned',
    version: 'v1',
    title: { zh: '推', en: 'reason' },
    sources: { 则: { title: '则' } },
    subjects: { scored: ['firm', 'shop'] },
    score: { base: 0, direction: 'higherIsBetter', sameCase: 'sum', rounding: 'none', cite },
    validity: { years: 1, from: 'recordedOn', lastDay: 'inclusive' },
    grades: [
      { grade: 'A', name: '甲', from: 1 },
      { grade: 'B', name: '乙' },
    ],
    facts: FACTS,
    sections: [{ name: '加', kind: 'bonus', items }],
    combine: 'worse',
    repair: { effect: { points: 'keep', determination: 'keep' }, cite },
  })
}

describe('the reasoning of the check', () => {
  it('is never contradicted by json-rules-engine', async () => {
    let certain = 0
    await fc.assert(
      fc.asyncProperty(
        sentences,
        sentences,
        fc.array(subjects, { minLength: 6, maxLength: 6 }),
        async (a, b, people) => {
          const { standard, problems } = load(rulesetOf([a, b]))
          expect(problems).toEqual([])
          const { ruleset, compiled } = standard!
          const view = {
            ruleset,
            compiled,
            rows: rowsOf(ruleset.sections),
            formulas: new WeakMap(),
            work: { left: 1e6 },
          } as unknown as View
          const formulas = [a, b].map((_, i) =>
            formulaOf(view, ruleset.sections[0]!.items[i]!.when!),
          )
          const scope = { types: null }
          const never = formulas.map((each) => canHold(view, [each], scope) === false)
          const always = formulas.map((each) => canFail(view, each, scope) === false)
          const implied = follows(view, formulas[0]!, formulas[1]!, scope)
          certain += Number([...never, ...always, implied].some(Boolean))
          const scorer = createScorer(standard!, '')
          for (const { type, ...given } of people) {
            const facts = Object.fromEntries(
              Object.entries(given).filter(([, value]) => value !== undefined),
            )
            const request = { asOf: '2026-01-02', subject: { id: 'S', type, facts }, records: [] }
            const { assessment } = await assess(scorer, request as never)
            const held = [0, 1].map((i) => assessment!.lines.some(({ item }) => item === `i${i}`))
            for (const i of [0, 1]) {
              expect(formulas[i]!.holds((fact) => heldValue(type, given, fact))).toBe(held[i])
              if (never[i]) expect(held[i]).toBe(false)
              if (always[i]) expect(held[i]).toBe(true)
            }
            if (implied && held[0]) expect(held[1]).toBe(true)
          }
        },
      ),
      { numRuns: size(20_000, 400) },
    )
    expect(certain).toBeGreaterThan(20)
  })
})

// A value as it is held: hundredths, day numbers, and unknown what lies after asOf.
function heldValue(type: string, given: Record<string, unknown>, fact: string): Value {
  if (fact === 'subjectType') return type
  const value = given[fact]
  if (value === undefined) return null
  if (fact === 'd') return Math.round((value as number) * 100)
  if (fact !== 'on') return value as Value
  return (value as string) > '2026-01-02' ? null : parseDay(value as string)!
}
