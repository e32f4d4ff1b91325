// What may not enter: every error of the contract is told with its path, and nothing is scored.
import { beforeAll, describe, expect, test } from 'vitest'
import { assess, type Defaults } from '../../../engine/assess/assess.ts'
import type { Scorer } from '../../../engine/assess/scorer.ts'
import type { Problem } from '../../../engine/words/problem.ts'
import { record, request, v1 } from '../../support.ts'

type Plain = Record<string, unknown>

let scorer: Scorer

beforeAll(() => {
  scorer = v1()
})

const BASE: Plain = request()
const SUBJECT = BASE['subject'] as Plain
const FACTS = SUBJECT['facts'] as Plain

const withSubject = (more: Plain): Plain => ({ ...BASE, subject: { ...SUBJECT, ...more } })
const withFacts = (more: Plain): Plain => withSubject({ facts: { ...FACTS, ...more } })
const withRecord = (more: Plain): Plain => ({ ...BASE, records: [{ ...record(), ...more }] })
const withRecordFacts = (type: string, facts: Plain): Plain => withRecord({ type, facts })
const without = (from: Plain, key: string): Plain =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key))
/** Facts or fields as JSON carries them, so that `__proto__` is a key like any other. */
const own = (key: string, value: unknown): Plain =>
  JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`) as Plain

async function refused(input: unknown, defaults?: Defaults): Promise<Problem[]> {
  const { assessment, problems } = await assess(scorer, input, defaults)
  expect(assessment, 'no assessment may be given').toBeUndefined()
  expect(problems!.length).toBeGreaterThan(0)
  for (const { severity, text, hint, path } of problems!) {
    expect(severity).toBe('error')
    for (const words of [text.zh, text.en, hint?.zh ?? '', hint?.en ?? '', path ?? '']) {
      expect(words).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      expect([...words].length).toBeLessThanOrEqual(300)
    }
  }
  return problems!
}

async function places(input: unknown, defaults?: Defaults): Promise<string[]> {
  return (await refused(input, defaults)).map(({ code, path }) => `${code} ${path}`)
}

async function accepted(input: unknown, defaults?: Defaults) {
  const { assessment, problems } = await assess(scorer, input, defaults)
  expect(problems).toBeUndefined()
  return assessment!
}

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

describe('A date', () => {
  const FIELDS: [string, (value: string) => Plain][] = [
    ['asOf', (value) => ({ ...BASE, asOf: value })],
    ['records[0].occurredOn', (value) => withRecord({ occurredOn: value })],
    ['records[0].recordedOn', (value) => withRecord({ recordedOn: value })],
    ['records[0].repairedOn', (value) => withRecord({ repairedOn: value })],
    ['records[0].validUntil', (value) => withRecord({ validUntil: value })],
    ['subject.facts.enrolledOn', (value) => withFacts({ enrolledOn: value })],
    ['subject.facts.lastRedAlertOn', (value) => withFacts({ lastRedAlertOn: value })],
    ['records[0].facts.alertedOn', (value) => withRecordFacts('red-alert', { alertedOn: value })],
    ['records[0].facts.handledOn', (value) => withRecord({ facts: { handledOn: value } })],
    [
      'records[0].facts.penaltyFinalOn',
      (value) => withRecord({ facts: { penaltyFinalOn: value } }),
    ],
  ]

  test.each(FIELDS)('that does not exist is refused at %s.', async (path, make) => {
    for (const date of ['2026-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-01']) {
      const [found, ...more] = await refused(make(date))
      expect(found).toMatchObject({ code: 'date-impossible', path })
      expect(found!.text.zh).toContain(`「${date}」`)
      expect(more).toEqual([])
    }
    expect(await places(make('0000-01-01'))).toEqual([`date-impossible ${path}`])
  })

  test.each(FIELDS)(
    'in another form is refused at %s, an instant above all.',
    async (path, make) => {
      for (const date of [
        '2025-12-31T16:00:00Z',
        '2025-12-31T16:00:00+08:00',
        '2026-06-30 00:00',
        '2024-2-30',
        '2026-6-1',
        '20260630',
        '2026/06/30',
        '2026年6月30日',
        '２０２６-０１-０１',
        '10000-01-01',
        '-2026-01-01',
        ' 2026-06-30',
        '2026-06-30 ',
        '2026-06-30\n',
        'today',
        '',
      ]) {
        const [found, ...more] = await refused(make(date))
        expect(found!.path).toBe(path)
        expect(found!.code).toMatch(/^(date-impossible|value-form)$/)
        expect(more).toEqual([])
      }
    },
  )

  test('of an act may be the day of its recording, and never one later.', async () => {
    await accepted(withRecord({ occurredOn: '2026-03-05', recordedOn: '2026-03-05' }))
    await accepted(withRecord({ occurredOn: '2026-03-04', recordedOn: '2026-03-05' }))
    const [found, ...more] = await refused(
      withRecord({ occurredOn: '2026-03-06', recordedOn: '2026-03-05' }),
    )
    expect(found).toMatchObject({ code: 'date-order', path: 'records[0].occurredOn' })
    expect(found!.text.zh).toBe('发生日「2026-03-06」晚于录入日「2026-03-05」')
    expect(more).toEqual([])
  })

  test('out of order is not told as well where one of the two does not exist.', async () => {
    expect(
      await places(withRecord({ occurredOn: '2026-02-30', recordedOn: '2020-01-01' })),
    ).toEqual(['date-impossible records[0].occurredOn'])
    expect(
      await places(withRecord({ occurredOn: '2026-02-28', recordedOn: '2020-02-30' })),
    ).toEqual(['date-impossible records[0].recordedOn'])
  })

  test.each([
    ['an act and its recording after asOf', { occurredOn: '2027-01-01', recordedOn: '2027-01-02' }],
    ['a recording after asOf', { recordedOn: '2026-07-01' }],
    ['a repair after asOf', { repairedOn: '2027-01-01' }],
    ['a repair before the act', { repairedOn: '2020-01-01' }],
    ['a validity that ends before the recording', { validUntil: '2020-01-01' }],
    ['the last day there is', { validUntil: '9999-12-31', repairedOn: '9999-12-31' }],
    ['the first day there is', { occurredOn: '0001-01-01', recordedOn: '0001-01-01' }],
    ['facts after asOf', { facts: { handledOn: '2099-01-01', penaltyFinalOn: '2099-01-01' } }],
    ['a handling before any alert', { facts: { handledOn: '2001-01-01' } }],
  ])('in any other order is legal: %s.', async (_what, more) => {
    await accepted(withRecord(more))
  })

  test('of a subject after asOf is legal and not yet known.', async () => {
    const future = { enrolledOn: '2099-01-01', lastRedAlertOn: '2099-01-01' }
    expect(await accepted(withFacts(future))).toMatchObject({ score: 90, grade: 'B' })
  })
})

describe('A record', () => {
  test('with the id of another is refused, and both places are named.', async () => {
    const [found, ...more] = await refused({
      ...BASE,
      records: [record({ id: 'b' }), record({ id: 'a' }), record({ id: 'b' })],
    })
    expect(found).toMatchObject({ code: 'record-duplicate', path: 'records[2].id' })
    expect(found!.text.zh).toBe('信用信息编号「b」用了两次，第一次在第1条')
    expect(more).toEqual([])
  })

  test('with an id used three times is told of the first each time.', async () => {
    const found = await refused({ ...BASE, records: [record(), record(), record()] })
    expect(found.map(({ path }) => path)).toEqual(['records[1].id', 'records[2].id'])
    for (const { text } of found) expect(text.en).toContain('first by record 1')
  })

  test('differs from another by the case of its id, or by a zero before a digit.', async () => {
    const records = ['r1', 'R1', 'r01', 'r10', 'r2'].map((id) => record({ id }))
    await accepted({ ...BASE, records })
  })

  test.each([
    ['quiet-3-months', 1],
    ['quiet-6-months', 2],
    ['quiet-1-year', 3],
    ['red-alert-3-days', 11],
    ['red-alert-6-days', 12],
    ['red-alert-9-days', 13],
    ['red-alert-after-9-days', 14],
  ])('cannot be of type %s, which is row %i and no type.', async (type) => {
    expect(await places(withRecord({ type }))).toEqual(['record-type-unknown records[0].type'])
  })

  test('of an item that shares a type, or looks at the subject, is told so.', async () => {
    const [shared] = await refused(withRecord({ type: 'red-alert-6-days' }))
    expect(shared!.text.zh).toContain('是评分项的编号，不是信息类型')
    expect(shared!.hint!.zh).toContain('「red-alert」')
    const [subject] = await refused(withRecord({ type: 'quiet-1-year' }))
    expect(subject!.hint!.zh).toContain('只看主体')
  })

  test.each([
    'nope',
    'Award',
    'award ',
    'market_scale_missing',
    'market-scale-missin',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '0',
    '../award',
    'х'.repeat(64),
  ])('cannot be of a type the standard does not have: %j.', async (type) => {
    expect(await places(withRecord({ type }))).toEqual(['record-type-unknown records[0].type'])
  })

  test('of a type that is nearly right is told which one may be meant.', async () => {
    const [found] = await refused(withRecord({ type: 'market-scale-missin' }))
    expect(found!.text.zh).toContain('「market-scale-missin」')
    expect(found!.hint!.zh).toContain('「market-scale-missing」')
  })

  test('may be of the type for information without a row.', async () => {
    expect(await accepted(withRecord({ type: 'unlisted' }))).toMatchObject({ score: 90 })
  })

  test('has an id of 1 to 64 visible ASCII characters.', async () => {
    for (const id of ['r', '~', '!', '"', 'r'.repeat(64)]) await accepted(withRecord({ id }))
    for (const id of [
      '',
      'r'.repeat(65),
      'r 1',
      ' r',
      'r\n',
      'r\u0000',
      '\u007f',
      '记录1',
      'ｒ１',
      'é',
      '👍',
      'r\u202e',
      'r\u200b',
    ]) {
      expect(await places(withRecord({ id }))).toEqual(['value-form records[0].id'])
    }
  })

  test('has a case of 1 to 100 printable characters.', async () => {
    for (const name of ['c', '案'.repeat(100), '杭市监罚〔2026〕1号']) {
      await accepted(withRecord({ case: name }))
    }
    for (const name of ['', ' ', '　', 'c\u0000', 'c\u202e', 'c\n', '案'.repeat(101)]) {
      const found = await refused(withRecord({ case: name }))
      expect(new Set(found.map(({ path }) => path))).toEqual(new Set(['records[0].case']))
    }
  })
})

describe('A subject', () => {
  test.each([
    'company',
    'Enterprise',
    'enterprise ',
    '企业',
    'person',
    '__proto__',
    'constructor',
    'toString',
  ])('cannot be of a type the standard does not have: %j.', async (type) => {
    const [found, ...more] = await refused(withSubject({ type }))
    expect(found).toMatchObject({ code: 'subject-type-unknown', path: 'subject.type' })
    expect(found!.text.zh).toContain(`「${type}」`)
    expect(found!.hint!.zh).toContain('individualBusiness')
    expect(more).toEqual([])
  })

  test.each([
    ['one letter', 'a'],
    ['64 letters', 'a'.repeat(64)],
    ['64 Chinese characters', '量'.repeat(64)],
    ['one emoji', '👍'],
    ['64 emoji, each of two code units', '👍'.repeat(64)],
    ['a blank inside', 'a b'],
    ['a wrong check digit, which is no business of scoring', '91330100MA2XXXXXX0'],
    ['markup, which is text', '<img src=x onerror=alert(1)>'],
    ['a formula, which is text', '=HYPERLINK("x")'],
    ['the name of a prototype', '__proto__'],
  ])(
    'may have any printable id of 1 to 64 characters, and gets it back: %s.',
    async (_what, id) => {
      expect((await accepted(withSubject({ id }))).subject).toBe(id)
    },
  )

  test.each([
    ['nothing', ''],
    ['65 letters', 'a'.repeat(65)],
    ['65 emoji', '👍'.repeat(65)],
    ['a blank', ' '],
    ['an ideographic blank', '　'],
    ['a no-break blank', '\u00a0'],
    ['a tab', 'a\tb'],
    ['a line end', 'a\n'],
    ['NUL', 'a\u0000'],
    ['ESC', '\u001b[31m'],
    ['DEL', 'a\u007f'],
    ['a right-to-left override', 'a\u202eb'],
    ['an isolate', 'a\u2066b'],
    ['a right-to-left mark', 'a\u200f'],
    ['an Arabic letter mark', 'a\u061c'],
    ['a zero-width blank', 'a\u200bb'],
    ['a zero-width joiner', 'a\u200db'],
    ['a soft hyphen', 'a\u00adb'],
    ['a byte order mark', '\ufeffa'],
    ['a line separator', 'a\u2028b'],
    ['a private character', '\ue000'],
    ['an unassigned character', '\u0378'],
    ['a tag character', 'a\u{e0041}'],
    ['a lone surrogate', 'a\ud800'],
  ])(
    'cannot have an id with what people do not see, or of another size: %s.',
    async (_what, id) => {
      const found = await refused(withSubject({ id }))
      expect(new Set(found.map(({ path }) => path))).toEqual(new Set(['subject.id']))
      for (const { code } of found) expect(code).toMatch(/^(value-form|list-length)$/)
    },
  )

  test('may have a name of 200 characters and a district of 64, and no longer ones.', async () => {
    await accepted(withSubject({ name: '名'.repeat(200), district: '区'.repeat(64) }))
    expect(await places(withSubject({ name: '名'.repeat(201) }))).toEqual([
      'list-length subject.name',
    ])
    expect(await places(withSubject({ district: '区'.repeat(65) }))).toEqual([
      'list-length subject.district',
    ])
    expect(await places(withSubject({ name: 'x\u202ey' }))).toEqual(['value-form subject.name'])
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
    ['2026-02-29', '不存在', '写成 YYYY-MM-DD'],
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
