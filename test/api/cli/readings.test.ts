// Readings switched by arguments and by lines.
import { describe, expect, test } from 'vitest'
import type { CreditRecord } from '../../../engine/schema/contract.ts'
import { answers, complaints, ids, line, places, score } from './program.ts'

describe('A reading', () => {
  const two: Partial<CreditRecord>[] = [
    { case: 'c', type: 'market-scale-missing' },
    { case: 'c', type: 'verification-overdue' },
  ]

  test('of --reading holds for every line, unless the line has its own.', async () => {
    const own = line('S2', { readings: { 'same-conduct': 'highest' } }, two)
    const text = [line('S1', {}, two), own, line('S3', {}, two)].join('\n')
    const { code, out } = await score(text, '--reading', 'same-conduct=sum')
    expect(code).toBe(0)
    const [first, second, third] = answers(out)
    expect(first!.readings).toEqual({ 'same-conduct': 'sum' })
    expect(second!.readings).toBeUndefined()
    expect(second!.score!).toBeGreaterThan(first!.score!)
    expect(third!.score).toBe(first!.score)
    expect(second!.score).toBe(answers((await score(line('S', {}, two))).out)[0]!.score)
  })

  test('may be switched beside another, by a line and an argument together.', async () => {
    const own = line('S1', { readings: { 'score-limits': 'cap-100' } }, two)
    const { out } = await score(
      own,
      '--reading',
      'same-conduct=sum',
      '--reading',
      'quiet-run=accrue',
    )
    expect(answers(out)[0]!.readings).toEqual({
      'score-limits': 'cap-100',
      'same-conduct': 'sum',
      'quiet-run': 'accrue',
    })
  })

  test.each(['nope=sum', 'same-conduct=nope', '__proto__=sum', 'constructor=x', 'same-conduct='])(
    'that is unknown is never passed over: --reading %s.',
    async (reading) => {
      const { code, out, err } = await score(`${line('S1')}\n${line('S2')}`, '--reading', reading)
      expect([code, out]).toEqual([2, ''])
      expect(complaints(err)).toHaveLength(1)
      expect(err).toContain('same-conduct=sum')
      const pinned = await score(line('S1'), '--version', 'v1', '--reading', reading)
      expect(pinned).toEqual({ code, out, err })
    },
  )

  test('that is unknown in a line is the problem of that line alone.', async () => {
    const bad = line('S2', { readings: { nope: 'sum' } })
    const { code, out, err } = await score([line('S1'), bad, line('S3')].join('\n'))
    expect([code, ids(out)]).toEqual([1, ['S1', 'S3']])
    expect(places(err)).toEqual([`2:${bad.indexOf('"sum"') + 1} reading-unknown`])
  })

  test.each(['same-conduct', '=sum', ''])(
    'without both halves is wrong usage: %j.',
    async (pair) => {
      const { code, out, err } = await score(line('S1'), '--reading', pair)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain('--reading')
    },
  )
})
