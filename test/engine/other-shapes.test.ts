// Rulesets of other shapes than the shipped one: what a reviewer would try first.
import { describe, expect, it } from 'vitest'
import { assess } from '../../engine/assess/assess.ts'
import { load } from '../../engine/assess/load.ts'
import { createScorer } from '../../engine/assess/scorer.ts'
import type { Assessment } from '../../engine/schema/assessment.ts'
import { record } from '../support.ts'

type Parts = { facts?: string; sections: string; base?: number; more?: string; score?: string }

function text({ facts = '', sections, base = 90, more = '', score = '' }: Parts): string {
  return `
format: 1
ruleset: other
version: v1
title: { zh: 例, en: example }
sources: { 则: { title: 例 } }
subjects: { scored: [firm] }
score: { base: ${base}, direction: higherIsBetter, sameCase: highest, rounding: none, cite: 则/1 ${score} }
validity: { years: 1, from: recordedOn, lastDay: inclusive, cite: 则/2 }
grades: [{ grade: A, name: 甲, from: 95 }, { grade: B, name: 乙, from: 75 }, { grade: C, name: 丙 }]
facts:
  size: { of: subject, type: integer, min: 0, max: 1000, text: 规模 }
${facts}
sections:
${sections}
combine: worse
repair: { effect: { points: exclude, determination: exclude }, cite: 则/3 }
${more}`
}

function codes(parts: Parts): string[] {
  return load(text(parts)).problems.map(({ code }) => code)
}

async function score(
  parts: Parts,
  records: Parameters<typeof record>[0][],
  facts = {},
  asOf = '2026-06-30',
): Promise<Assessment> {
  const { standard, problems } = load(text(parts))
  expect(problems.map(({ text: found }) => found.en)).toEqual([])
  const request = {
    asOf,
    subject: { id: 'S', type: 'firm', facts },
    records: records.map((each, i) =>
      record({
        id: `r${i}`,
        case: `c${i}`,
        occurredOn: '2026-06-01',
        recordedOn: '2026-06-01',
        ...each,
      }),
    ),
  }
  const { assessment, problems: wrong } = await assess(createScorer(standard!, 'h'), request)
  expect(wrong).toBeUndefined()
  return assessment!
}

describe('A number', () => {
  const parts: Parts = {
    facts: '  fine: { of: record, type: decimal, max: 20000000, text: 罚款, required: [fined] }',
    sections:
      '  - { name: 减, kind: deduction, items: [{ id: fined, text: 罚, points: -20, when: { fact: fine, atLeast: 1000000 }, cite: 则/4 }] }',
  }

  it('of the largest size that can be held is compared as it is.', async () => {
    expect((await score(parts, [{ type: 'fined', facts: { fine: 20_000_000 } }])).score).toBe(70)
    expect((await score(parts, [{ type: 'fined', facts: { fine: 999_999.99 } }])).score).toBe(90)
  })

  it('cannot be declared larger than can be held, nor with a broken bound.', () => {
    const wide = (bound: string) =>
      codes({ ...parts, facts: parts.facts!.replace('max: 20000000', bound) })
    expect(wide('max: 20000000.01')).toEqual(['fact-shape'])
    expect(wide('max: 100000000')).toEqual(['fact-shape'])
    const whole = '  n: { of: record, type: integer, max: 2.5, text: 数 }'
    expect(codes({ ...parts, facts: `${parts.facts}\n${whole}` })).toEqual(['fact-shape'])
  })
})

describe('Points by quantity', () => {
  const each = (fact: string) => ({
    facts: `  stalls: { of: record, type: integer, text: 摊位 ${fact} }`,
    sections:
      '  - { name: 减, kind: deduction, items: [{ id: late, text: 逾, pointsEach: { points: -5, of: stalls }, cite: 则/4 }] }',
  })

  it('need a fact that is always there and never negative.', async () => {
    expect(codes(each(''))).toEqual(['fact-not-required', 'fact-shape'])
    expect(codes(each(', required: [late]'))).toEqual(['fact-shape'])
    expect(
      (await score(each(', required: [late], min: 0'), [{ type: 'late', facts: { stalls: 3 } }]))
        .score,
    ).toBe(75)
  })

  it('cannot grow beyond what is added exactly.', () => {
    const times = {
      facts:
        '  a: { of: record, type: integer, min: 0, required: [late], text: 甲 }\n  b: { of: record, type: integer, text: 乙 }',
      sections:
        '  - { name: 减, kind: deduction, items: [{ id: late, text: 逾, pointsEach: { points: -5, of: a }, times: { fact: b }, cite: 则/4 }] }',
    }
    expect(codes(times)).toEqual(['points-size'])
  })
})

describe('Recorded points', () => {
  it('cannot be bounded below 0, backwards, or differently for one type.', () => {
    const recorded = (bounds: string) => ({
      facts: '  p: { of: record, type: decimal, required: [praised], text: 分 }',
      sections: `  - { name: 加, kind: bonus, items: [{ id: praised, text: 奖, pointsRecorded: { fact: p, ${bounds} }, cite: 则/4 }] }`,
    })
    expect(codes(recorded('moreThan: 0, atMost: 3'))).toEqual([])
    expect(codes(recorded('moreThan: -10, atMost: 3'))).toEqual(['value-range'])
    expect(codes(recorded('moreThan: 3, atMost: 3'))).toEqual(['fact-shape'])
  })
})

describe('An item on top of one that has ended', () => {
  const sections = `  - name: 减
    kind: deduction
    items:
      - { id: leak, text: 渗漏, record: leaks, points: -1, validity: { months: 3, from: recordedOn, lastDay: inclusive, cite: 则/5 }, cite: 则/4 }
      - { id: daily, text: 每天, record: leaks, points: -4, onTopOf: leak, cite: 则/4 }
      - { id: more, text: 再每天, record: leaks, points: -8, onTopOf: daily, cite: 则/4 }
      - { id: apart, text: 另计, record: leaks, points: -2, cite: 则/4 }`
  const parts = { sections, more: 'types: { leaks: { name: 渗漏 } }' }
  const records = [{ type: 'leaks', occurredOn: '2026-03-30', recordedOn: '2026-03-30' }]

  it('ends with it, and says by which day and clause', async () => {
    const { score: points, lines } = await score(parts, records, {}, '2026-07-01')
    expect(points).toBe(88)
    expect(lines.map(({ item, points }) => [item, points])).toEqual([
      ['leak', 0],
      ['daily', 0],
      ['more', 0],
      ['apart', -2],
    ])
    for (const { because } of lines.slice(0, 3)) {
      expect(because?.text.zh).toBe('保存期满，2026-06-30为最后一天')
      expect(because?.cite).toBe('则/5')
    }
  })

  it('counts to the last day, and the grade is foretold to rise on the next', async () => {
    const { score: points, nextChange } = await score(parts, records, {}, '2026-06-30')
    expect(points).toBe(75)
    expect((await score({ ...parts, base: 89 }, records, {}, '2026-06-30')).nextChange?.on).toBe(
      '2026-07-01',
    )
    expect(nextChange?.on).not.toBe('2026-07-01')
  })
})

describe('A validity of an item', () => {
  const sections = (months: number) =>
    `  - { name: 减, kind: deduction, items: [{ id: own, text: 甲, points: -20, validity: { months: ${months}, from: recordedOn, lastDay: inclusive }, cite: 则/4 }] }`

  it('takes the place of the ruleset’s, shorter or longer.', async () => {
    const old = [{ type: 'own', occurredOn: '2025-01-01', recordedOn: '2025-01-01' }]
    expect((await score({ sections: sections(24) }, old)).score).toBe(70)
    expect((await score({ sections: sections(12) }, old)).score).toBe(90)
    const fresh = [{ type: 'own', occurredOn: '2026-05-01', recordedOn: '2026-05-01' }]
    expect((await score({ sections: sections(1) }, fresh)).score).toBe(90)
    expect((await score({ sections: sections(2) }, fresh)).score).toBe(70)
  })
})

describe('The next change', () => {
  it('sees the turn of the year where a section limits lines of the subject.', async () => {
    const sections = `  - name: 加
    kind: bonus
    limit: { points: 5, per: calendarYear }
    items:
      - { id: own, text: 甲, record: none, points: 3, when: { fact: size, atLeast: 1 }, cite: 则/4 }
      - { id: act, text: 乙, points: 4, cite: 则/5 }`
    const found = await score({ sections, base: 89 }, [{ type: 'act' }], { size: 1 })
    expect(found).toMatchObject({
      score: 94,
      grade: 'B',
      nextChange: { on: '2027-01-01', grade: 'A' },
    })
  })

  it('is found where points grow both ways, on the day itself.', async () => {
    const parts: Parts = {
      base: 97,
      facts:
        '  on: { of: record, type: date, required: [down, up], text: 起 }\n  n: { of: record, type: integer, derive: { fullDays: { from: on, until: asOf } }, text: 天 }',
      sections: `  - { name: 减, kind: deduction, items: [{ id: down, text: 甲, pointsEach: { points: -1, of: n }, cite: 则/4 }] }
  - { name: 加, kind: bonus, items: [{ id: up, text: 乙, pointsEach: { points: 2, of: n, after: 10 }, cite: 则/5 }] }`,
    }
    const both = [
      { type: 'down', facts: { on: '2026-06-30' } },
      { type: 'up', facts: { on: '2026-06-30' } },
    ]
    expect(await score(parts, both)).toMatchObject({
      score: 97,
      grade: 'A',
      nextChange: { on: '2026-07-03', grade: 'B' },
    })
  })

  it('is found under a limit on what grows, and is none once the limit is reached.', async () => {
    const parts = (limit: number): Parts => ({
      facts:
        '  on: { of: record, type: date, required: [late], text: 起 }\n  n: { of: record, type: integer, derive: { fullDays: { from: on, until: asOf } }, text: 天 }',
      sections: `  - { name: 减, kind: deduction, limit: { points: -${limit}, per: subject }, items: [{ id: late, text: 甲, pointsEach: { points: -0.5, of: n }, cite: 则/4 }] }`,
    })
    const late = Array.from({ length: 40 }, () => ({ type: 'late', facts: { on: '2026-06-30' } }))
    expect((await score(parts(10), late)).nextChange).toBeUndefined()
    expect((await score(parts(16), late)).nextChange).toMatchObject({
      on: '2026-07-01',
      grade: 'C',
    })
  })

  it('never names a day that cannot be written.', async () => {
    const sections =
      '  - { name: 减, kind: deduction, items: [{ id: act, text: 甲, points: -20, cite: 则/4 }] }'
    const last = [{ type: 'act', occurredOn: '9999-12-01', recordedOn: '9999-12-01' }]
    expect((await score({ sections }, last, {}, '9999-12-31')).nextChange).toBeUndefined()
  })
})

describe('A determination', () => {
  it('on the subject alone applies without any record.', async () => {
    const sections =
      '  - { name: 减, kind: deduction, items: [{ id: act, text: 甲, points: -20, cite: 则/4 }] }'
    const more =
      'determinations: [{ id: tiny, grade: C, when: { fact: size, atMost: 0 }, cite: 则/6 }]'
    expect(await score({ sections, more }, [], { size: 0 })).toMatchObject({
      determined: { grade: 'C', by: [{ determination: 'tiny' }] },
      grade: 'C',
    })
    expect((await score({ sections, more }, [], {})).determined).toBeNull()
  })
})
