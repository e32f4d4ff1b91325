// Facts and readings that may not enter, told with their paths.
import { describe, expect, test } from 'vitest'
import {
  accepted,
  BASE,
  FACTS,
  own,
  type Plain,
  places,
  refused,
  withFacts,
  without,
  withRecord,
  withRecordFacts,
  withSubject,
} from './requests.ts'

describe('A required fact', () => {
  test.each(['instruments', 'enrolledOn'])(
    'of the subject, %s, is never assumed.',
    async (fact) => {
      const input = withSubject({ facts: without(FACTS, fact) })
      expect(await places(input)).toEqual([`fact-missing subject.facts.${fact}`])
    },
  )

  test.each([
    ['award', 'level', '县级'],
    ['regulation-drafting', 'role', '主要起草单位'],
    ['skills-contest', 'rank', '第一名'],
    ['law-exam', 'awarded', 1],
    ['certification', 'certificate', 'CNAS'],
    ['red-alert', 'alertedOn', '2026-03-01'],
  ])('of a record of type %s, %s, is never assumed.', async (type, fact, value) => {
    const place = `fact-missing records[0].facts.${fact}`
    expect(await places(withRecord({ type }))).toEqual([place])
    expect(await places(withRecordFacts(type, {}))).toEqual([place])
    expect(await places(withRecordFacts(type, { classification: '9-4' }))).toEqual([place])
    await accepted(withRecordFacts(type, { [fact]: value }))
  })

  test('is asked of every scored type of subject.', async () => {
    const scored = ['individualBusiness', 'institution', 'socialOrganization', 'otherOrganization']
    for (const type of scored) {
      expect(await places(withSubject({ type, facts: {} }))).toEqual([
        'fact-missing subject.facts.instruments',
        'fact-missing subject.facts.enrolledOn',
      ])
    }
  })

  test('is asked of pending, revoked, repaired and expired records alike.', async () => {
    for (const more of [
      { status: 'pending' },
      { status: 'revoked' },
      { repairedOn: '2026-04-01' },
      { validUntil: '2026-04-01' },
      { occurredOn: '2001-01-01', recordedOn: '2001-01-01' },
    ]) {
      expect(await places(withRecord({ type: 'award', ...more }))).toEqual([
        'fact-missing records[0].facts.level',
      ])
    }
  })

  test('is not asked of a natural person, to whom the standard does not apply.', async () => {
    const input = withSubject({ type: 'naturalPerson', facts: {} })
    expect(await accepted(input)).toMatchObject({ applicable: false, score: null, grade: null })
    const wrong = withSubject({ type: 'naturalPerson', facts: { instruments: -1 } })
    expect(await places(wrong)).toEqual(['value-range subject.facts.instruments'])
  })
})

describe('A number', () => {
  test.each([0.01, 0.02, 0.29, 0.57, 1, 1.1, 1.15, 1.5, 2.05, 2.99, 3])(
    'of points awarded, %d, counts to the hundredth.',
    async (awarded) => {
      const { score } = await accepted(withRecordFacts('law-exam', { awarded }))
      expect(score).toBe(Number((90 + awarded).toFixed(2)))
    },
  )

  test.each([0, -0.01, -1, 3.01, 4, 300, 1e9])(
    'of points awarded outside its range is refused: %d.',
    async (awarded) => {
      const input = withRecordFacts('law-exam', { awarded })
      const [found, ...more] = await refused(input)
      expect(found).toMatchObject({ code: 'value-range', path: 'records[0].facts.awarded' })
      expect(found!.text.zh).toContain(`「${awarded}」`)
      expect(more).toEqual([])
    },
  )

  test.each([0.001, 0.005, 0.015, 1.555, 2.999, 2.9999999, 3.001, 0.1 + 0.2, 1e-7, 1e300])(
    'of points awarded with more than two decimals is refused and never rounded: %d.',
    async (awarded) => {
      const [found, ...more] = await refused(withRecordFacts('law-exam', { awarded }))
      expect(found!.path).toBe('records[0].facts.awarded')
      expect(found!.code).toMatch(/^(type-wrong|value-range)$/)
      expect(more).toEqual([])
    },
  )

  const COUNTS: [string, (value: number) => Plain][] = [
    ['subject.facts.instruments', (value) => withFacts({ instruments: value })],
    [
      'records[0].facts.standards',
      (value) => withRecordFacts('standard-staff-short', { standards: value }),
    ],
  ]

  test.each(COUNTS)('at %s is whole and lies from 0 to 1,000,000.', async (path, make) => {
    for (const value of [0, 1, 20, 21, 999_999, 1_000_000]) await accepted(make(value))
    for (const value of [-1, 1_000_001, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 32 + 5, 1e15]) {
      expect(await places(make(value))).toEqual([`value-range ${path}`])
    }
    for (const value of [2.5, 0.5, -0.5, 999_999.5, 1e-9]) {
      expect(await places(make(value))).toEqual([`type-wrong ${path}`])
    }
  })
})

describe('A choice or a text', () => {
  test.each([
    ['award', 'level', ['县级', '市级', '省级', '国家级']],
    ['regulation-drafting', 'role', ['主要起草单位', '参加起草单位']],
    ['skills-contest', 'rank', ['第一名', '第二名', '第三名']],
  ])('of %s, %s, is one of those declared, to the letter.', async (type, fact, values) => {
    for (const value of values) await accepted(withRecordFacts(type, { [fact]: value }))
    for (const value of ['', ' ', `${values[0]} `, '市级、省级', 'county', 'toString', '0']) {
      const [found, ...more] = await refused(withRecordFacts(type, { [fact]: value }))
      expect(found).toMatchObject({ code: 'value-not-listed', path: `records[0].facts.${fact}` })
      expect(found!.text.zh).toContain(`「${value}」`)
      expect(found!.hint!.zh).toContain(values[0]!)
      expect(more).toEqual([])
    }
  })

  test('of a classification is one of the ten of Articles 9 and 10.', async () => {
    const known = ['9-1', '9-2', '9-3', '9-4', '10-1', '10-2', '10-3', '10-4', '10-5', '10-6']
    for (const classification of known) await accepted(withRecord({ facts: { classification } }))
    for (const classification of ['9-0', '9-5', '10-0', '10-7', '9', '9－1', '09-1', '10-1 ']) {
      expect(await places(withRecord({ facts: { classification } }))).toEqual([
        'value-not-listed records[0].facts.classification',
      ])
    }
  })

  test('of a certificate or a penalty has 1 to 200 printable characters.', async () => {
    const MAKE: [string, (value: string) => Plain][] = [
      ['certificate', (value) => withRecordFacts('certification', { certificate: value })],
      ['penaltyKind', (value) => withRecord({ facts: { penaltyKind: value } })],
    ]
    for (const [fact, make] of MAKE) {
      for (const value of ['x', '证'.repeat(200), '👍'.repeat(200), ' x '])
        await accepted(make(value))
      for (const value of ['', ' ', '　', 'x\n', 'x\u0000', 'x\u202e', '证'.repeat(201)]) {
        expect(await places(make(value))).toEqual([`type-wrong records[0].facts.${fact}`])
      }
    }
  })
})

describe('A fact', () => {
  test.each([
    'instrument',
    'Instruments',
    'instruments ',
    'ｉnstruments',
    'level',
    'standards',
    'score',
    '',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
  ])('of a subject that is not declared for subjects is refused: %j.', async (fact) => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort()
    const input = withSubject({ facts: Object.assign(own(fact, 1), FACTS) })
    // Object.assign keeps the own key, which a literal would have taken for the prototype.
    expect(Object.hasOwn((input['subject'] as Plain)['facts'] as Plain, fact)).toBe(true)
    expect(await places(input)).toEqual([`fact-unknown subject.facts.${fact}`])
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
  })

  test.each(['red_alert', 'alerted_on', 'instruments', 'enrolledOn', '__proto__', 'toString'])(
    'of a record that is not declared for records is refused: %j.',
    async (fact) => {
      const input = withRecord({ facts: own(fact, '2026-01-01') })
      expect(await places(input)).toEqual([`fact-unknown records[0].facts.${fact}`])
    },
  )

  test('that stands on the wrong side is told where it belongs.', async () => {
    const [ofRecord] = await refused(withSubject({ facts: { ...FACTS, level: '市级' } }))
    expect(ofRecord!.text.zh).toBe('事实「level」属于信用信息，不属于主体')
    const [ofSubject] = await refused(withRecord({ facts: { instruments: 3 } }))
    expect(ofSubject!.text.zh).toBe('事实「instruments」属于主体，不属于信用信息')
  })

  test.each([
    ['2026-6-3', '写法不对', '写成 2026-06-03'],
    ['2026/06/30', '写法不对', '写成 2026-06-30'],
    ['2026年6月30日', '写法不对', '写成 2026-06-30'],
    ['2026-2-29', '写法不对', '写成 YYYY-MM-DD'],
    ['20260630', '写法不对', '写成 YYYY-MM-DD'],
    ['2026/1/31', '写法不对', '写成 2026-01-31'],
    ['YYYY-MM-DD', '写法不对', '写成 2026-01-31'],
    ['2026-02-29', '不存在', '核对月和日'],
  ])('of a date %s is told whether its form or its day is wrong.', async (date, what, hint) => {
    const facts = { ...FACTS, enrolledOn: date }
    const [found] = await refused(withSubject({ facts }))
    expect(found!.text.zh).toContain(what)
    expect(found!.hint!.zh).toBe(hint)
  })

  test('that is nearly right is told which one may be meant, of its own kind only.', async () => {
    const [found] = await refused(withFacts({ instrumens: 1 }))
    expect(found!.text.zh).toContain('「instrumens」')
    expect(found!.hint!.zh).toContain('「instruments」')
    const [other] = await refused(withFacts({ alertedOm: '2026-01-01' }))
    expect(other!.hint!.zh).not.toContain('alertedOn')
  })

  test('that is derived cannot be given, whatever its value.', async () => {
    for (const value of [0, 12, null, 'x']) {
      expect(await places(withFacts({ quietMonths: value }))).toEqual([
        'fact-derived subject.facts.quietMonths',
      ])
      expect(await places(withRecord({ facts: { unhandledDays: value } }))).toEqual([
        'fact-derived records[0].facts.unhandledDays',
      ])
    }
  })
})

describe('A reading', () => {
  test('that the standard does not have is refused, with the nearest one.', async () => {
    const [found, ...more] = await refused({ ...BASE, readings: { 'same-conducts': 'sum' } })
    expect(found).toMatchObject({ code: 'reading-unknown', path: 'readings.same-conducts' })
    expect(found!.text.zh).toContain('「same-conducts」')
    expect(found!.hint!.zh).toContain('「same-conduct」')
    expect(more).toEqual([])
  })

  test('cannot take an alternative it does not have, not even that of another.', async () => {
    for (const wanted of ['nope', 'Sum', 'sum ', 'accrue']) {
      const [found, ...more] = await refused({ ...BASE, readings: { 'same-conduct': wanted } })
      expect(found).toMatchObject({ code: 'alternative-unknown', path: 'readings.same-conduct' })
      expect(found!.text.zh).toContain(`「${wanted}」`)
      expect(found!.hint!.zh).toContain('sum')
      expect(more).toEqual([])
    }
  })

  test('of the caller is checked as one of the request, and the request wins.', async () => {
    expect(await places(BASE, { readings: { nope: 'sum' } })).toEqual([
      'reading-unknown readings.nope',
    ])
    const own = { ...BASE, readings: { 'same-conduct': 'highest' } }
    const { readings } = await accepted(own, { readings: { 'same-conduct': 'sum' } })
    expect(readings ?? {}).not.toHaveProperty('same-conduct')
    const switched = await accepted(BASE, { readings: { 'same-conduct': 'sum' } })
    expect(switched.readings).toEqual({ 'same-conduct': 'sum' })
  })

  test('asked for as v1 takes it anyway changes nothing.', async () => {
    const plain = await accepted(BASE)
    const { readings, ...rest } = await accepted({
      ...BASE,
      readings: { 'same-conduct': 'highest' },
    })
    expect(readings ?? {}).toEqual({})
    expect({ ...rest, readings: plain.readings }).toEqual({ ...plain, readings: plain.readings })
  })

  test('that is empty, or an empty map of readings, is no excuse and no fault.', async () => {
    await accepted({ ...BASE, readings: {} })
    expect(await places({ ...BASE, readings: { 'same-conduct': '' } })).toEqual([
      'list-length readings.same-conduct',
    ])
  })
})
