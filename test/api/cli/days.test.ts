// The day of a score: the line's own, that of --as-of, or today in Shanghai.
import { describe, expect, test } from 'vitest'
import { answers, HANGZHOU, ids, line, places, run, score } from './program.ts'

/** A line without asOf. */
const undated = (id: string) => line(id, { asOf: undefined })

describe('The day', () => {
  test('is that of --as-of, unless the line has its own.', async () => {
    const text = [undated('S1'), line('S2', { asOf: '2026-06-30' }), undated('S3')].join('\n')
    const { code, out } = await score(text, '--as-of', '2026-08-01')
    expect(code).toBe(0)
    expect(answers(out).map(({ asOf }) => asOf)).toEqual(['2026-08-01', '2026-06-30', '2026-08-01'])
  })

  test('is today in Shanghai where nothing is said, whatever the zone of the machine.', async () => {
    const today = () =>
      new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
    for (const TZ of ['America/New_York', 'Pacific/Kiritimati', 'Asia/Shanghai']) {
      const before = today()
      const { out } = await run(['score', ...HANGZHOU], undated('S1'), { TZ })
      expect([before, today()]).toContain(answers(out)[0]!.asOf)
    }
  })

  test('that does not exist is wrong usage in --as-of, and a problem in a line.', async () => {
    for (const day of ['2026-02-30', '2026-6-1', '2025-12-31T16:00:00Z', 'today', '']) {
      const wrong = await score(line('S1'), '--as-of', day)
      expect([wrong.code, wrong.out]).toEqual([2, ''])
      expect(wrong.err).toContain('--as-of')
    }
    const bad = line('S1', { asOf: '2026-02-30' })
    const { code, out, err } = await score(`${bad}\n${line('S2')}`)
    expect([code, ids(out)]).toEqual([1, ['S2']])
    expect(places(err)).toEqual([`1:${bad.indexOf('"2026-02-30"') + 1} date-impossible`])
  })

  test('before the first version is a problem, and never scored by the nearest one.', async () => {
    const { code, out, err } = await score(`${undated('S1')}\n`, '--as-of', '2020-12-31')
    expect([code, out]).toEqual([1, ''])
    expect(places(err)).toEqual(['1:1 not-in-force'])
    expect(err).toContain('2020-12-31')
    const first = await score(`${undated('S1')}\n`, '--as-of', '2021-01-01')
    expect([first.code, first.err]).toEqual([0, ''])
    expect(answers(first.out)[0]).toMatchObject({ version: 'v1', asOf: '2021-01-01' })
  })

  test('before the first version in one line is the problem of that line alone.', async () => {
    const old = line('S2', { asOf: '2020-12-31' })
    const { code, out, err } = await score([line('S1'), old, line('S3')].join('\n'))
    expect([code, ids(out)]).toEqual([1, ['S1', 'S3']])
    expect(places(err)).toEqual([`2:${old.indexOf('"2020-12-31"') + 1} not-in-force`])
  })

  test('before the first version is scored where the version is named.', async () => {
    const { code, out } = await score(undated('S1'), '--as-of', '2020-12-31', '--version', 'v1')
    expect(code).toBe(0)
    expect(answers(out)[0]).toMatchObject({ version: 'v1', asOf: '2020-12-31' })
  })
})
