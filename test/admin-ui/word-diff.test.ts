// Two wordings side by side: nothing is lost on either side, and changes are read in words.
import { diff } from '@codemirror/merge'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Piece, wordDiff } from '../../admin-ui/pages/compare/word-diff.ts'
import { fileText } from '../support.ts'

// Changes in brackets.
const marked = (pieces: readonly Piece[]) =>
  pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('')

const both = (before: string, after: string) => {
  const { old, now } = wordDiff(before, after, diff)
  return [marked(old), marked(now)]
}

const WORDINGS = fc
  .array(
    fc.constantFrom('扣', '分', '3', '10', '.5', 'point', 'points', ' ', '，', '\n', "it's", '𠮷'),
    { maxLength: 60 },
  )
  .map((words) => words.join(''))

describe('two wordings side by side', () => {
  it('are whole on both sides, and share what is not marked', () => {
    fc.assert(
      fc.property(
        fc.oneof(WORDINGS, fc.string({ unit: 'binary' })),
        fc.oneof(WORDINGS, fc.string()),
        (a, b) => {
          const { old, now } = wordDiff(a, b, diff)
          const all = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')
          const shared = (pieces: readonly Piece[]) => all(pieces.filter(({ changed }) => !changed))
          expect(all(old)).toBe(a)
          expect(all(now)).toBe(b)
          expect(shared(old)).toBe(shared(now))
        },
      ),
    )
  })

  it.each([
    [
      '扣分：3分；每年至多1分',
      '扣分：10分；每年至多2分',
      '扣分：[3]分；每年至多[1]分',
      '扣分：[10]分；每年至多[2]分',
    ],
    [
      'deduction: 3 points',
      'deduction: 10 points',
      'deduction: [3] points',
      'deduction: [10] points',
    ],
    [
      'at most 1 point a year',
      'at most 2 points a year',
      'at most [1 point] a year',
      'at most [2 points] a year',
    ],
    ['自2021-01-01起', '自2027-01-01起', '自[2021-01-01]起', '自[2027-01-01]起'],
    ['the same', 'the same', 'the same', 'the same'],
    ['', 'new', '', '[new]'],
  ])('say %j → %j by words', (before, after, old, now) => {
    expect(both(before, after)).toEqual([old, now])
  })

  it('of readings is a few stretches, not a mosaic', () => {
    type Texts = Record<'zh' | 'en', string>
    const { readings } = parse(fileText('rules/hangzhou-metrology/v1.yaml')) as {
      readings: { text: Texts; alternatives?: { text: Texts }[] }[]
    }
    const changed = readings.flatMap(({ text, alternatives = [] }) =>
      alternatives.flatMap((other) =>
        (['zh', 'en'] as const).map(
          (language) =>
            wordDiff(text[language], other.text[language], diff).now.filter((each) => each.changed)
              .length,
        ),
      ),
    )
    expect(changed.length).toBeGreaterThan(20)
    expect(Math.max(...changed)).toBeLessThanOrEqual(3)
  })
})
