// What may not enter as a request at all, told with its path.
import { describe, expect, test } from 'vitest'
import { record } from '../../support.ts'
import {
  accepted,
  BASE,
  FACTS,
  own,
  type Plain,
  places,
  refused,
  SUBJECT,
  withFacts,
  without,
  withRecord,
  withRecordFacts,
  withSubject,
} from './requests.ts'

describe('A request', () => {
  test('in order is assessed.', async () => {
    expect(await accepted(BASE)).toMatchObject({ subject: 'S1', score: 90, grade: 'B' })
    expect(await accepted(withRecord({}))).toMatchObject({ score: 87, grade: 'B' })
  })

  test.each([[null], ['{}'], [5], [[]], [[BASE]], [true], [undefined], [Number.NaN]])(
    'that is no object is refused as a whole: %j.',
    async (input) => {
      expect(await places(input)).toEqual(['type-wrong '])
    },
  )

  test.each(['subject', 'records'])('without %s is refused.', async (key) => {
    const [found, ...more] = await refused(without(BASE, key))
    expect(found).toMatchObject({ code: 'key-missing', path: '' })
    expect(found!.text.zh).toBe(`缺少「${key}」`)
    expect(more).toEqual([])
  })

  test('without asOf takes that of the caller, and is refused where there is none.', async () => {
    const input = without(BASE, 'asOf')
    expect(await places(input)).toEqual(['date-missing asOf'])
    expect((await accepted(input, { asOf: '2026-06-29' })).asOf).toBe('2026-06-29')
    expect((await accepted(BASE, { asOf: '2026-06-29' })).asOf).toBe('2026-06-30')
    expect(await places(input, { asOf: '2026-02-30' })).toEqual(['date-impossible asOf'])
  })

  test.each(['id', 'type', 'facts'])('whose subject lacks %s is refused.', async (key) => {
    const [found, ...more] = await refused({ ...BASE, subject: without(SUBJECT, key) })
    expect(found).toMatchObject({ code: 'key-missing', path: 'subject' })
    expect(found!.text.zh).toBe(`缺少「${key}」`)
    expect(more).toEqual([])
  })

  test.each(['id', 'type', 'case', 'occurredOn', 'recordedOn', 'status'])(
    'whose record lacks %s is refused.',
    async (key) => {
      const records = [record(), without(record({ id: 'r2' }), key)]
      const [found, ...more] = await refused({ ...BASE, records })
      expect(found).toMatchObject({ code: 'key-missing', path: 'records[1]' })
      expect(found!.text.zh).toBe(`缺少「${key}」`)
      expect(more).toEqual([])
    },
  )

  test.each([
    ['at the top', { ...BASE, extra: 1 }, 'extra'],
    ['beside its own name', { ...BASE, record: [] }, 'record'],
    ['in other case', { ...BASE, AsOf: '2026-06-30' }, 'AsOf'],
    ['in the subject', withSubject({ score: 100 }), 'subject.score'],
    ['in a record', withRecord({ points: 5 }), 'records[0].points'],
    ['in a record, of the subject', withRecord({ district: '西湖区' }), 'records[0].district'],
  ])(
    'with an unknown field is refused, and never read past it: %s.',
    async (_where, input, path) => {
      expect(await places(input)).toEqual([`key-unknown ${path}`])
    },
  )

  test('is not filled up from a prototype.', async () => {
    expect(await places(Object.create(BASE))).toEqual(['key-missing ', 'key-missing '])
    expect(await places(withSubject({ facts: Object.create(FACTS) as Plain }))).toEqual([
      'fact-missing subject.facts.instruments',
      'fact-missing subject.facts.enrolledOn',
    ])
  })
})

describe('A wrong type', () => {
  const WRONG: [string, unknown][] = [
    ['null', null],
    ['5', 5],
    ['[5]', [5]],
    ['true', true],
    ['{}', {}],
    ['NaN', Number.NaN],
  ]
  const TEXTS: [string, (value: unknown) => Plain][] = [
    ['asOf', (value) => ({ ...BASE, asOf: value })],
    ['readings.same-conduct', (value) => ({ ...BASE, readings: { 'same-conduct': value } })],
    ['subject.id', (value) => withSubject({ id: value })],
    ['subject.type', (value) => withSubject({ type: value })],
    ['subject.name', (value) => withSubject({ name: value })],
    ['subject.district', (value) => withSubject({ district: value })],
    ['subject.facts.enrolledOn', (value) => withFacts({ enrolledOn: value })],
    ['subject.facts.lastRedAlertOn', (value) => withFacts({ lastRedAlertOn: value })],
    ['records[0].id', (value) => withRecord({ id: value })],
    ['records[0].type', (value) => withRecord({ type: value })],
    ['records[0].case', (value) => withRecord({ case: value })],
    ['records[0].occurredOn', (value) => withRecord({ occurredOn: value })],
    ['records[0].recordedOn', (value) => withRecord({ recordedOn: value })],
    ['records[0].status', (value) => withRecord({ status: value })],
    ['records[0].repairedOn', (value) => withRecord({ repairedOn: value })],
    ['records[0].validUntil', (value) => withRecord({ validUntil: value })],
    ['records[0].facts.level', (value) => withRecordFacts('award', { level: value })],
    ['records[0].facts.role', (value) => withRecordFacts('regulation-drafting', { role: value })],
    ['records[0].facts.rank', (value) => withRecordFacts('skills-contest', { rank: value })],
    [
      'records[0].facts.certificate',
      (value) => withRecordFacts('certification', { certificate: value }),
    ],
    ['records[0].facts.alertedOn', (value) => withRecordFacts('red-alert', { alertedOn: value })],
    [
      'records[0].facts.classification',
      (value) => withRecord({ facts: { classification: value } }),
    ],
    ['records[0].facts.penaltyKind', (value) => withRecord({ facts: { penaltyKind: value } })],
    [
      'records[0].facts.penaltyFinalOn',
      (value) => withRecord({ facts: { penaltyFinalOn: value } }),
    ],
  ]

  test.each(TEXTS)('for text at %s is refused there.', async (path, make) => {
    for (const [shown, value] of WRONG) {
      const found = await refused(make(value))
      expect(found.map((each) => each.path)).toEqual(found.map(() => path))
      expect(found[0]!.code, shown).toBe('type-wrong')
      if (shown !== 'NaN') expect(found[0]!.text.zh).toContain(`「${shown}」`)
    }
  })

  const NUMBERS: [string, (value: unknown) => Plain][] = [
    ['subject.facts.instruments', (value) => withFacts({ instruments: value })],
    ['records[0].facts.awarded', (value) => withRecordFacts('law-exam', { awarded: value })],
    ['records[0].facts.standards', (value) => withRecord({ facts: { standards: value } })],
  ]

  test.each(NUMBERS)(
    'for a number at %s is refused there, and never converted.',
    async (path, make) => {
      for (const value of [null, '5', '', ' 5', '５', '1,5', '1e1', '+1', [5], true, false, {}]) {
        const [found, ...more] = await refused(make(value))
        expect(found).toMatchObject({ code: 'type-wrong', path })
        expect(more).toEqual([])
      }
      for (const value of [Number.NaN, Infinity, -Infinity, -0]) {
        expect(await places(make(value))).toEqual([`type-wrong ${path}`])
      }
    },
  )

  test('of NaN or infinity is shown as what it is, and not as null.', async () => {
    const [nan] = await refused(withFacts({ instruments: Number.NaN }))
    expect(nan!.text.zh).toContain('「NaN」')
    const [infinite] = await refused(withFacts({ instruments: -Infinity }))
    expect(infinite!.text.zh).toContain('「-Infinity」')
  })

  test.each([
    ['subject', (value: unknown) => ({ ...BASE, subject: value })],
    ['readings', (value: unknown) => ({ ...BASE, readings: value })],
    ['subject.facts', (value: unknown) => withSubject({ facts: value })],
    ['records[0]', (value: unknown) => ({ ...BASE, records: [value] })],
    ['records[0].facts', (value: unknown) => withRecord({ facts: value })],
  ])('for a map at %s is refused there.', async (path, make) => {
    for (const value of [null, 5, '5', '', '{}', [], [5], true, Number.NaN]) {
      expect(await places(make(value))).toEqual([`type-wrong ${path}`])
    }
  })

  test('for the list of records is refused, an object with their number as keys too.', async () => {
    for (const value of [null, 5, '5', '[]', {}, { 0: record(), length: 1 }, true]) {
      expect(await places({ ...BASE, records: value })).toEqual(['type-wrong records'])
    }
  })

  test('for a status is refused, and so is a status that is none of the three.', async () => {
    for (const status of ['', 'Confirmed', 'confirmed ', 'closed', '已确认', 'toString']) {
      const input = withRecord({ status })
      expect(await places(input)).toEqual(['value-not-listed records[0].status'])
    }
    for (const status of ['confirmed', 'pending', 'revoked']) await accepted(withRecord({ status }))
  })
})

describe('A name of a prototype', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'is refused as a field, a type and a reading alike: %s.',
    async (name) => {
      const before = Object.getOwnPropertyNames(Object.prototype).sort()
      expect(await places(Object.assign(own(name, { polluted: 1 }), BASE))).toEqual([
        `key-unknown ${name}`,
      ])
      const subject = Object.assign(own(name, 1), SUBJECT)
      expect(await places({ ...BASE, subject })).toEqual([`key-unknown subject.${name}`])
      const entry = Object.assign(own(name, 1), record())
      expect(await places({ ...BASE, records: [entry] })).toEqual([
        `key-unknown records[0].${name}`,
      ])
      expect(await places({ ...BASE, readings: own(name, 'sum') })).toEqual([
        `reading-unknown readings.${name}`,
      ])
      expect(await places({ ...BASE, readings: { 'same-conduct': name } })).toEqual([
        'alternative-unknown readings.same-conduct',
      ])
      expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before)
      expect('polluted' in {}).toBe(false)
    },
  )
})

describe('Several problems', () => {
  test('of shape are all told at once.', async () => {
    const found = await places({
      asOf: 5,
      extra: 1,
      subject: { id: '', type: 7, facts: {}, more: true },
      records: [record(), { ...record(), status: 'x', id: 'é' }, 5],
    })
    for (const place of [
      'key-unknown extra',
      'type-wrong asOf',
      'key-unknown subject.more',
      'type-wrong subject.type',
      'value-not-listed records[1].status',
      'value-form records[1].id',
      'type-wrong records[2]',
    ]) {
      expect(found).toContain(place)
    }
    expect(found.some((each) => each.endsWith(' subject.id'))).toBe(true)
  })

  test('of types, dates and facts are all told at once.', async () => {
    expect(
      await places({
        asOf: '2026-02-30',
        subject: { id: 'S1', type: 'company', facts: { instruments: -1, x: 1, quietMonths: 1 } },
        records: [
          record({ type: 'nope' }),
          record({ id: 'r2', occurredOn: '2026-02-30', repairedOn: '2026-02-31' }),
          record({ id: 'r2', type: 'award', occurredOn: '2026-03-06' }),
        ],
      }),
    ).toEqual([
      'date-impossible asOf',
      'subject-type-unknown subject.type',
      'value-range subject.facts.instruments',
      'fact-unknown subject.facts.x',
      'fact-derived subject.facts.quietMonths',
      'record-type-unknown records[0].type',
      'date-impossible records[1].occurredOn',
      'date-impossible records[1].repairedOn',
      'date-order records[2].occurredOn',
      'fact-missing records[2].facts.level',
      'record-duplicate records[2].id',
    ])
  })

  test('of readings do not hide those of facts and records.', async () => {
    const found = await places({
      ...withFacts({ instruments: -1 }),
      readings: { nope: 'x', 'same-conduct': 'y' },
    })
    expect(found).toEqual([
      'reading-unknown readings.nope',
      'alternative-unknown readings.same-conduct',
      'value-range subject.facts.instruments',
    ])
  })

  test('are counted beyond a hundred instead of being listed, of facts as of fields.', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`x${i}`, i]))
    for (const input of [{ ...BASE, ...many }, withFacts(many)]) {
      const found = await refused(input)
      expect(found.length).toBeLessThanOrEqual(101)
      expect(found.at(-1)!.code).toBe('more-problems')
      expect(found.at(-1)!.text.en).toContain('2900')
    }
  })

  test('leave nothing behind: the next request is assessed as if there had been none.', async () => {
    const plain = await accepted(withRecord({}))
    await refused({ ...withRecord({ type: 'nope' }), readings: {} })
    await refused(withRecordFacts('award', { level: 'x' }))
    expect(await accepted(withRecord({}))).toEqual(plain)
  })
})

describe('What somebody typed', () => {
  test('stands in 「」, cut short where it is long.', async () => {
    const [found] = await refused(withFacts({ instruments: 'x'.repeat(900_000) }))
    expect(found!.text.zh).toMatch(/^「x{60}…」/)
    const [value] = await refused(withFacts({ instruments: { a: [1, 2] } }))
    expect(value!.text.zh).toContain('「{"a":[1,2]}」')
  })

  test('is shown without control and bidi characters, as a value and as a name.', async () => {
    for (const hidden of ['\u0000', '\u001b[31m', '\n', '\u202e', '\u2066', '\u2028', '\ud800']) {
      await refused(withFacts({ instruments: `a${hidden}b` }))
      await refused(withRecord({ type: `a${hidden}b` }))
      await refused({ ...BASE, readings: { 'same-conduct': `a${hidden}b` } })
    }
  })

  test.each([
    ['a field', (name: string) => ({ ...BASE, [name]: 1 })],
    ['a fact', (name: string) => withFacts({ [name]: 1 })],
    ['a fact of a record', (name: string) => withRecord({ facts: { [name]: 1 } })],
    ['a reading', (name: string) => ({ ...BASE, readings: { [name]: 'x' } })],
  ])(
    'as %s is shown in the path without control characters, and cut short.',
    async (_what, make) => {
      for (const name of ['a\nb', 'a\u001b[31mb', 'a\u0000b', 'a\u202eb', 'x'.repeat(100_000)]) {
        await refused(make(name))
      }
    },
  )

  test('nested thousands of levels deep is refused, and never thrown.', async () => {
    const deep = (levels: number) => {
      let value: unknown = 1
      for (let i = 0; i < levels; i++) value = [value]
      return value
    }
    for (const levels of [100, 20_000]) {
      expect(await places(withFacts({ instruments: deep(levels) }))).toEqual([
        'type-wrong subject.facts.instruments',
      ])
      expect(await places(withSubject({ id: deep(levels) }))).toEqual(['type-wrong subject.id'])
    }
  })
})
