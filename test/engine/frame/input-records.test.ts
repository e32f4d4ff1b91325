// Records that may not enter: their dates, types and cases, and the subject they belong to.
import { describe, expect, test } from 'vitest'
import { record } from '../../support.ts'
import {
  accepted,
  BASE,
  type Plain,
  places,
  refused,
  withFacts,
  withRecord,
  withRecordFacts,
  withSubject,
} from './requests.ts'

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
