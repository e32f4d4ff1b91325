// POST …/score: the engine's answers, the choice of a version, and a status for each mistake.
import { describe, expect, it } from 'vitest'
import { assess } from '../../../engine/assess/assess.ts'
import { record, request, v1 } from '../../support.ts'
import { post, SCORE, TODAY, testApp } from './host.ts'

const app = testApp()

type ProblemAnswer = {
  status: number
  problems: { code: string; path?: string; line?: number; column?: number }[]
}

async function refused(path: string, body: unknown, headers = {}): Promise<ProblemAnswer> {
  const response = await post(app, path, body, headers)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const answer = (await response.json()) as ProblemAnswer
  expect(answer.status).toBe(response.status)
  return answer
}

const codes = ({ problems }: ProblemAnswer) => problems.map(({ code }) => code)

describe('a score', () => {
  it('is the assessment of the engine, byte for byte', async () => {
    const subject = request([{ type: 'unapproved-type' }, { type: 'market-scale-missing' }])
    const response = await post(app, SCORE, subject)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json')
    const { assessment } = await assess(v1(), subject)
    expect(await response.text()).toBe(JSON.stringify(assessment))
  })

  it('takes the day from the query, else from the body, else today', async () => {
    const { asOf: _, ...undated } = request()
    const on = async (path: string, body: unknown) =>
      ((await (await post(app, path, body)).json()) as { asOf: string }).asOf
    expect(await on(SCORE, undated)).toBe(TODAY)
    expect(await on(`${SCORE}?asOf=2025-01-02`, undated)).toBe('2025-01-02')
    expect(await on(SCORE, { ...undated, asOf: '2025-01-03' })).toBe('2025-01-03')
    expect(
      await on(`${SCORE}?asOf=2025-01-03&version=v1`, { ...undated, asOf: '2025-01-03' }),
    ).toBe('2025-01-03')
  })

  it('refuses two different days', async () => {
    const answer = await refused(`${SCORE}?asOf=2025-01-02`, request())
    expect([answer.status, ...codes(answer)]).toEqual([400, 'as-of-contradiction'])
  })

  it('never falls back to another version', async () => {
    const before = request([], { asOf: '2020-12-31' })
    expect(codes(await refused(SCORE, before))).toEqual(['not-in-force'])
    expect((await refused(SCORE, before)).status).toBe(409)
    expect((await post(app, SCORE, { ...before, asOf: '2021-01-01' })).status).toBe(200)
    // A pinned version scores on any day.
    expect((await post(app, `${SCORE}?version=v1`, before)).status).toBe(200)
  })

  it.each([
    'v2',
    'V1',
    '__proto__',
    'constructor',
    'toString',
    '../v1',
    'v1.yaml',
    ' v1',
    'v1.cases',
  ])('does not know the version %j', async (version) => {
    const answer = await refused(`${SCORE}?version=${encodeURIComponent(version)}`, request())
    expect([answer.status, ...codes(answer)]).toEqual([404, 'version-unknown'])
  })

  it.each(['__proto__', 'constructor', 'nowhere', '..%2fhangzhou-metrology', '%E0%A4%A'])(
    'does not know the ruleset %j',
    async (ruleset) => {
      expect((await refused(`/v1/rulesets/${ruleset}/score`, request())).status).toBe(404)
    },
  )

  it.each([
    ['a key written twice', '{"asOf":"2026-06-30","asOf":"2026-07-01"}', 'json-duplicate', 1, 22],
    ['an end too early', '{"asOf":', 'json-syntax', 1, 9],
    ['no body', '', 'json-syntax', 1, 1],
    ['NaN', '{\n"a": NaN}', 'json-syntax', 2, 6],
    ['a number too large', '{\n  "a": 1e400}', 'json-number', 2, 8],
    ['a number not held', '{"a": 9007199254740993}', 'json-number', 1, 7],
    ['two values', '{} {}', 'json-syntax', 1, 4],
  ])('tells where %s stands', async (_, body, code, line, column) => {
    const answer = await refused(SCORE, body)
    expect(answer.status).toBe(400)
    expect(answer.problems).toMatchObject([{ code, line, column }])
  })

  it('refuses what is not UTF-8, and takes a byte order mark', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(request()))
    const broken = Uint8Array.from([...bytes, 0xff])
    expect(codes(await refused(SCORE, broken))).toEqual(['encoding-not-utf8'])
    const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes])
    expect((await post(app, SCORE, marked)).status).toBe(200)
  })

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['application/json; charset=gbk'],
    ['application/jsonp'],
    [''],
  ])('takes JSON only, not %j', async (type) => {
    const answer = await refused(SCORE, request(), { 'content-type': type })
    expect([answer.status, ...codes(answer)]).toEqual([415, 'http-media-type'])
  })

  it.each(['application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
    'takes %j',
    async (type) => {
      expect((await post(app, SCORE, request(), { 'content-type': type })).status).toBe(200)
    },
  )

  it('holds a body to a megabyte, with and without a length', async () => {
    const at = (size: number) => {
      const text = JSON.stringify(request())
      return text + ' '.repeat(size - text.length)
    }
    expect((await post(app, SCORE, at(1_000_000))).status).toBe(200)
    expect((await refused(SCORE, at(1_000_001))).status).toBe(413)
    const length = { 'content-length': '1000001' }
    expect((await refused(SCORE, '{}', length)).status).toBe(413)
  })

  it.each([
    ['an instant', { asOf: '2025-12-31T16:00:00Z' }, 'value-form', 'asOf'],
    ['an impossible day', { asOf: '2025-02-30' }, 'date-impossible', 'asOf'],
    ['an unknown key', { subjects: [] }, 'key-unknown', 'subjects'],
    ['an unknown reading', { readings: { nothing: 'x' } }, 'reading-unknown', 'readings.nothing'],
  ])('tells where %s stands in the content', async (_, more, code, path) => {
    const answer = await refused(SCORE, { ...request(), ...more })
    expect(answer.status).toBe(422)
    expect(answer.problems).toMatchObject([{ code, path }])
    expect(answer.problems[0]!.column).toBeGreaterThan(1)
  })

  it.each(['__proto__', 'constructor', 'toString'])('takes no key %s anywhere', async (key) => {
    const whole = JSON.stringify(request([{}]))
    for (const at of ['{"asOf"', '"id":"S1"', '"instruments"', '"id":"r1"']) {
      const answer = await refused(
        SCORE,
        whole.replace(at, at.startsWith('{') ? `{"${key}":{},"asOf"` : `"${key}":{},${at}`),
      )
      expect(answer.status).toBe(422)
      expect(codes(answer)[0]).toMatch(/^(key|fact)-unknown$/)
    }
  })

  it('tells every wrong fact at once, with its path', async () => {
    const body = request([
      record({ id: 'a', type: 'nothing' }),
      record({ id: 'a', occurredOn: '2026-04-01' }),
    ])
    body.subject.facts = { instruments: -1 }
    const answer = await refused(SCORE, body)
    expect(answer.status).toBe(422)
    const paths = answer.problems.map(({ path }) => path)
    expect(paths).toContain('subject.facts.instruments')
    expect(paths).toContain('records[0].type')
  })

  it.each([
    ['?version=v1&version=v1', 400, 'query-repeated', '?version'],
    ['?asof=2026-06-30', 422, 'key-unknown', '?asof'],
    ['?__proto__=v1', 422, 'key-unknown', '?__proto__'],
    ['?asOf=2026-06-30T00:00:00Z', 422, 'value-form', '?asOf'],
    ['?asOf=2026-02-30', 422, 'date-impossible', '?asOf'],
    ['?asOf=', 422, 'value-form', '?asOf'],
    ['?version=', 422, 'list-length', '?version'],
  ])('refuses the query %s', async (query, status, code, path) => {
    const answer = await refused(SCORE + query, request())
    expect(answer.status).toBe(status)
    expect(answer.problems).toMatchObject([{ code, path }])
  })
})
