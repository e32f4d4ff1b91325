// The score sheet for people.
import { describe, expect, test } from 'vitest'
import { line, put, run, score } from './program.ts'

describe('--explain', () => {
  const subject = { id: 'S1', type: 'enterprise', name: '杭州量信公司', facts: {} }
  const text = line(
    'S1',
    { subject: { ...subject, facts: { instruments: 25, enrolledOn: '2026-04-01' } } },
    [{}, { status: 'revoked' }, { type: 'unlisted', facts: { classification: '10-1' } }],
  )

  test('prints a sheet in Chinese: grade, ladder, what did not count, measures.', async () => {
    const { code, out, err } = await score(text, '--explain')
    expect([code, err]).toEqual([0, ''])
    for (const words of [
      '信用主体　S1　杭州量信公司',
      '杭州市民生计量信用评价标准（试行） v1',
      '2026-06-30',
      '等级 E 失信',
      '得分 87',
      '直接判定',
      '未计入的信用信息',
      '措施',
      '−3',
    ]) {
      expect(out).toContain(words)
    }
    expect(() => JSON.parse(out)).toThrow()
  })

  test('prints the same sheet in English where asked.', async () => {
    const { code, out, err } = await score(text, '--explain', '--lang', 'en')
    expect([code, err]).toEqual([0, ''])
    for (const words of ['Subject', 'as of 2026-06-30', 'Grade E', 'Score 87', 'Not counted']) {
      expect(out).toContain(words)
    }
    expect(out).not.toContain('得分')
    expect(out).not.toContain('信用主体')
  })

  test('says that the standard does not apply to a natural person.', async () => {
    const person = line('P1', { subject: { id: 'P1', type: 'naturalPerson', facts: {} } })
    const { code, out } = await score(person, '--explain')
    expect(code).toBe(0)
    expect(out).toContain('不适用')
    expect(out).toContain('办法/14/款2')
    expect(out).not.toContain('等级')
  })
})

describe('--explain under a standard with bounds, shared types and windows', () => {
  const RULES = `format: 1
ruleset: kitchens
version: v1
title: { zh: 后厨, en: Kitchens }
sources: { 标准: { title: 标准 } }
subjects: { scored: [kitchen] }
score: { base: 20, direction: lowerIsBetter, sameCase: highest, rounding: none, clamp: { min: 0, max: 30 }, cite: 标准/1 }
validity: { years: 2, from: recordedOn, lastDay: inclusive }
grades: [{ grade: A, name: 好, from: 20 }, { grade: X, name: 差 }]
facts:
  licensed: { of: subject, type: boolean, text: 许可证有效 }
  level: { of: record, type: choice, choices: { 区级: 区级, 协会: 协会 }, required: [award], text: 级别 }
  people: { of: record, type: integer, text: 中毒人数 }
conditions: { closed: { fact: licensed, is: false } }
types: { poisoning: { name: 食物中毒 } }
sections:
  - name: 加分
    kind: bonus
    items: [{ id: award, text: 表彰, pointsBy: { level: { 区级: -25, 协会: 0 } }, cite: 标准/2 }]
  - name: 减分
    kind: deduction
    items:
      - { id: dirty, text: 不洁, points: 5, cite: 标准/3 }
      - { id: pest, text: 有害生物, points: 10, limit: { points: 10, per: trailing12Months }, cite: 标准/4 }
      - { id: few, text: 中毒10人以上, record: poisoning, points: 9, when: { fact: people, atLeast: 10 }, cite: 标准/5 }
      - { id: many, text: 中毒30人以上, record: poisoning, points: 9, when: { fact: people, atLeast: 30 }, cite: 标准/6 }
determinations: [{ id: shut, grade: X, when: { condition: closed }, cite: 标准/7 }]
combine: worse
repair: { effect: { points: exclude, determination: keep }, cite: 标准/8 }
readings:
  - id: start
    question: { zh: 起点？, en: Start? }
    chosen: twenty
    text: { zh: 二十。, en: Twenty. }
    cite: 标准/1
    alternatives:
      - { id: ten, text: { zh: 十。, en: Ten. }, change: [{ set: score.base, to: 10 }] }
`
  const sheetOf = async (records: object[], facts: object = {}, ...more: string[]) => {
    const dates = { occurredOn: '2026-03-01', recordedOn: '2026-03-05', status: 'confirmed' }
    const input = {
      asOf: '2026-06-30',
      subject: { id: 'K1', type: 'kitchen', facts },
      records: records.map((each, i) => ({ id: `r${i + 1}`, case: `c${i}`, ...dates, ...each })),
    }
    const rules = put('kitchens.yaml', RULES)
    const done = await run(['score', '--rules', rules, '--explain', ...more], JSON.stringify(input))
    expect([done.code, done.err]).toEqual([0, ''])
    return done.out
  }
  const pest = { type: 'pest' }
  const dirty = { type: 'dirty' }

  test('says where a bound of the standard holds, and not where it is just met.', async () => {
    const over = await sheetOf([pest, dirty])
    expect(over).toMatch(/得分上限30，超出的不计 +−5 +30\n +得分 +30\n/)
    const met = await sheetOf([pest])
    expect(met).toMatch(/得分 +30\n/)
    expect(met).not.toContain('上限')
    const award = { type: 'award', facts: { level: '区级' } }
    expect(await sheetOf([award])).toMatch(/得分下限0，低于下限的按下限 +\+5 +0\n/)
    expect(await sheetOf([pest, dirty], {}, '--lang', 'en')).toContain('No more than 30')
  })

  test('says that a value earns 0, not that a condition is unmet.', async () => {
    const out = await sheetOf([{ type: 'award', facts: { level: '协会' } }])
    expect(out).toContain('第1项对「协会」计0分')
    expect(out).not.toContain('没有达到')
  })

  test('names the type of a record that meets no row.', async () => {
    const out = await sheetOf([{ type: 'poisoning', facts: { people: 9 } }])
    expect(out).toMatch(/— {2}r1 +食物中毒\n +没有达到评分项的条件/)
  })

  test('tells a determination in words with its clause.', async () => {
    const out = await sheetOf([], { licensed: false })
    expect(out).toContain('  X　“许可证有效为否”　标准/7')
    expect(out).not.toContain('shut')
  })

  test('says that the larger of a case counts nothing itself, and why.', async () => {
    const old = { ...pest, case: 'c', occurredOn: '2025-06-30', recordedOn: '2025-07-01' }
    const out = await sheetOf([old, { ...dirty, case: 'c' }])
    expect(out).toMatch(/得分 +20\n/)
    expect(out).toContain(
      '就高只计第3项；第3项另因“发生在2025-06-30或更早，不在最近十二个月内”不计',
    )
    const within = await sheetOf([
      { ...old, occurredOn: '2025-07-01' },
      { ...dirty, case: 'c' },
    ])
    expect(within).toMatch(/就高只计第3项　标准\/1\n/)
  })

  test('starts from the base of the switched readings.', async () => {
    const out = await sheetOf([pest], {}, '--reading', 'start=ten')
    expect(out).toMatch(/基本分 +10\n.* 20\n +得分 +20\n/)
  })
})
