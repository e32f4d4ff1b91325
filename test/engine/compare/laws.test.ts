// The laws of comparing: nothing that differs goes unsaid, and the edits between two versions
// make one of the other, as data and on the text.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare } from '../../../engine/compare/compare.ts'
import { editsBetween } from '../../../engine/compare/edits-between.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { amend } from '../../../engine/text/amend.ts'
import { canonicalText } from '../../../engine/text/canonical.ts'
import { applyEdits } from '../../../engine/text/edit.ts'
import { readText } from '../../../engine/text/read.ts'
import { fileText, size, v1 } from '../../support.ts'
import { amended, amendment } from './random-rulesets.ts'

const TEXT = fileText('rules/hangzhou-metrology/v1.yaml')
const V1 = v1().standard.ruleset
const EDITS = fc.array(amendment(V1), { minLength: 1, maxLength: 5 })

describe('Comparing', () => {
  it('says nothing of a version and itself, whatever the order of its keys', () => {
    const turned = JSON.parse(JSON.stringify(V1), (_, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as Ruleset
    expect(compare(V1, turned)).toEqual({ changes: [], rows: [] })
    expect(editsBetween(V1, turned)).toEqual([])
  })

  it('says something of every single difference, in both directions and both languages', () => {
    fc.assert(
      fc.property(amendment(V1), (edit) => {
        const next = amended(V1, [edit])
        fc.pre(next !== V1)
        for (const { changes } of [compare(V1, next), compare(next, V1)]) {
          expect(changes.length).toBeGreaterThan(0)
          for (const each of changes) {
            expect(each.zh).toMatch(/[。？]$/)
            expect(each.en).toMatch(/[.?]$/)
            expect(`${each.zh}${each.en}`).not.toMatch(/undefined|\[object|NaN/)
          }
          const said = changes.filter(({ kind }) => kind === 'changed')
          for (const { was, now } of said) {
            expect(was!.zh).not.toBe(now!.zh)
            expect(was!.en).not.toBe(now!.en)
          }
        }
      }),
      { numRuns: size(10000, 250) },
    )
  })

  it('finds the edits that lead from one version to the other', () => {
    fc.assert(
      fc.property(EDITS, (given) => {
        const next = amended(V1, given)
        for (const [a, b] of [
          [V1, next],
          [next, V1],
        ] as const) {
          const edits = editsBetween(a, b)
          const done = amend(a, edits)
          expect(done.problems).toEqual([])
          expect(canonicalText(done.data)).toBe(canonicalText(b))
          const same = canonicalText(a) === canonicalText(b)
          expect(edits.length === 0).toBe(same)
          expect(compare(a, b).changes.length === 0).toBe(same)
        }
      }),
      { numRuns: size(5000, 120) },
    )
  })

  it('finds edits that can be done on the text', () => {
    fc.assert(
      fc.property(EDITS, (given) => {
        const next = amended(V1, given)
        const { text, problems } = applyEdits(TEXT, editsBetween(V1, next))
        expect(problems).toEqual([])
        expect(canonicalText(readText(text).data)).toBe(canonicalText(next))
      }),
      { numRuns: size(1000, 20) },
    )
  })
})
