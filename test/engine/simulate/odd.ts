// A standard unlike the shipped one, with everything that makes rows act on each other: limits
// of sections, windows, validities of items, points by facts of the subject, many sections.
import type { CreditRecord, ScoreRequest } from '../../../engine/schema/contract.ts'
import { randomAt } from '../../oracle/random.ts'

/** Its text; `limit` is that of the first section, `validity` the years of one item. */
export function oddRuleset({ limit = 4, validity = 2, base = 50 } = {}): string {
  const many = Array.from(
    { length: 31 },
    (_, i) => `  - name: 第${i}类
    kind: deduction
    items: [{ id: row-${i}, text: 例, points: -${i + 1}, cite: 则/9 }]`,
  )
  return `
format: 1
ruleset: odd
version: v1
title: { zh: 例, en: example }
sources: { 则: { title: 例 } }
subjects: { scored: [firm, shop], notApplicable: { person: 则/1 } }
score: { base: ${base}, direction: higherIsBetter, sameCase: highest, rounding: halfUp, clamp: { min: 0, max: 60 }, cite: 则/1 }
validity: { years: 1, from: occurredOn, lastDay: exclusive, cite: 则/2 }
grades: [{ grade: G1, name: 甲, from: 55 }, { grade: G2, name: 乙, from: 45 }, { grade: G3, name: 丙, from: 30 }, { grade: G4, name: 丁 }]
facts:
  size: { of: subject, type: integer, min: 0, max: 1000, text: 规模, required: true }
  since: { of: subject, type: date, text: 成立 }
  age: { of: subject, type: integer, derive: { fullMonths: { from: [since], until: asOf } }, text: 月 }
  fine: { of: record, type: decimal, min: 0, max: 1000, text: 罚款, required: [fined] }
  n: { of: record, type: integer, min: 0, max: 9, text: 数, required: [counted] }
  who: { of: record, type: text, text: 谁, required: [named] }
  from: { of: record, type: date, text: 始 }
  to: { of: record, type: date, text: 终 }
  days: { of: record, type: integer, derive: { fullDays: { from: from, until: to } }, text: 天 }
  urgent: { of: record, type: boolean, text: 急 }
sections:
  - name: 加
    kind: bonus
    limit: { points: ${limit}, per: calendarYear }
    items:
      - { id: young, text: 新, record: none, points: 1.5, when: { fact: age, lessThan: 12 }, cite: 则/4 }
      - { id: small, text: 小, record: none, points: 1, when: { fact: size, atMost: 10 }, cite: 则/4 }
      - { id: praised, text: 奖, points: 2, limit: { points: 3, per: trailing12Months }, cite: 则/4 }
      - { id: named, text: 名, points: 1.25, distinctBy: who, cite: 则/4 }
  - name: 减
    kind: deduction
    items:
      - { id: fined, text: 罚, points: -5, when: { all: [{ fact: fine, atLeast: 100.5 }, { fact: size, moreThan: 5 }] }, validity: { years: ${validity}, from: recordedOn, lastDay: inclusive, cite: 则/5 }, cite: 则/5 }
      - { id: counted, text: 数, pointsEach: { points: -0.5, of: n }, when: { fact: subjectType, is: shop }, cite: 则/5 }
      - { id: late, text: 迟, points: -2, when: { fact: days, atLeast: 3 }, cite: 则/5 }
      - { id: later, text: 更迟, record: late, pointsEach: { points: -0.25, of: days, after: 5 }, when: { fact: days, moreThan: 5 }, onTopOf: late, cite: 则/5 }
${many.join('\n')}
  - name: 末
    kind: deduction
    items: [{ id: last, text: 例, points: -3, times: { fact: n, atLeast: 1 }, cite: 则/9 }]
types: { late: { name: 迟, sameRecord: highest }, noted: { name: 记 } }
determinations:
  - { id: grave, grade: G4, when: { all: [{ fact: urgent, is: true }, { fact: who, is: 甲 }] }, cite: 则/6 }
  - { id: tiny, grade: G3, when: { fact: size, is: 0 }, cite: 则/6 }
combine: worse
repair: { effect: { points: exclude, determination: keep }, cite: 则/3 }
measures: {}
`
}

/** The i-th random subject for it. */
export function oddRequest(seed: number, i: number): ScoreRequest {
  const { below, chance, pick } = randomAt(seed, i, 9)
  const day = (from: number, span: number) => {
    const at = new Date(Date.UTC(2026, 5, 30 - from - below(span)))
    return at.toISOString().slice(0, 10)
  }
  const records = Array.from({ length: below(6) }, (_, k): CreditRecord => {
    const type = pick([
      'praised',
      'named',
      'fined',
      'counted',
      'late',
      'last',
      'noted',
      'row-7',
      'row-30',
    ])
    const occurredOn = pick([day(0, 800), day(363, 4), day(0, 60)])
    return {
      id: `r${pick([1, 2, 10])}${k}`,
      type,
      case: pick(['c1', 'c2', `k${k}`, `k${k}`]),
      occurredOn,
      recordedOn: chance(0.9) ? occurredOn : '2026-06-30',
      status: pick(['confirmed', 'confirmed', 'confirmed', 'pending']),
      ...(chance(0.1) ? { repairedOn: day(-3, 6) } : {}),
      ...(chance(0.1) ? { validUntil: day(-3, 6) } : {}),
      facts: {
        ...(type === 'fined' ? { fine: pick([100.49, 100.5, 3, 999]) } : {}),
        ...(type === 'counted' || chance(0.3) ? { n: below(10) } : {}),
        ...(type === 'named' || chance(0.5) ? { who: pick(['甲', '乙', `某${i % 700}`]) } : {}),
        ...(type === 'late' ? { from: day(0, 300) } : {}),
        ...(type === 'late' && chance(0.5) ? { to: day(-5, 20) } : {}),
        ...(chance(0.2) ? { urgent: chance(0.5) } : {}),
      },
    }
  })
  return {
    subject: {
      id: `s${i}`,
      type: pick(['firm', 'shop', 'shop', 'person']),
      ...(chance(0.8) ? { district: `d${below(4)}` } : {}),
      facts: {
        size: pick([0, 1, 5, 6, 10, 11, 500]),
        ...(chance(0.8) ? { since: pick([day(360, 10), day(0, 900), day(-5, 8)]) } : {}),
      },
    },
    records,
  }
}
