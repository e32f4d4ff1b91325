// Today in Shanghai, against the time zone tables of the platform.
import { describe, expect, it } from 'vitest'
import { shanghaiDate } from '../../api/shanghai.ts'

describe('today in Shanghai', () => {
  it.each([
    ['2026-11-24T15:59:59.999Z', '2026-11-24'],
    ['2026-11-24T16:00:00.000Z', '2026-11-25'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['2028-02-28T16:00:00.000Z', '2028-02-29'],
  ])('at %s is %s', (instant, day) => {
    expect(shanghaiDate(new Date(instant))).toBe(day)
  })

  it('is what the time zone tables say, every half hour of years', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
    const wrong: string[] = []
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2029, 0, 1); at += 1_800_000) {
      const instant = new Date(at)
      if (shanghaiDate(instant) !== format.format(instant)) wrong.push(instant.toISOString())
    }
    expect(wrong).toEqual([])
  })
})
