import { describe, expect, it } from 'vitest'
import { cited, citedShort } from '../../admin-ui/base/clause.ts'
import { compact, count, date, dayIn, points, shift, signed } from '../../admin-ui/base/figures.ts'

describe('numbers for people', () => {
  it('part thousands and keep a true minus', () => {
    expect([0, 7, 999, 1000, 1_941_207, -37, -1284].map(count)).toEqual([
      '0',
      '7',
      '999',
      '1,000',
      '1,941,207',
      '−37',
      '−1,284',
    ])
    expect([0, 5, -5].map(shift)).toEqual(['0', '+5', '−5'])
  })

  it('write 万 only where there are ten thousand', () => {
    expect([9999, 10_000, 212_396, 1_577_512].map(compact)).toEqual([
      '9,999',
      '1.0万',
      '21.2万',
      '157.8万',
    ])
  })

  it('write points without noise', () => {
    expect([0.1 + 0.2, -3, 1.5].map(points)).toEqual(['0.3', '−3', '1.5'])
    expect([0, 1.5, -3].map(signed)).toEqual(['0', '+1.5', '−3'])
  })

  it('write dates as people say them', () => {
    expect(date('2026-06-30')).toBe('2026年6月30日')
    expect(date('soon')).toBe('soon')
  })

  it.each([
    ['2026-06-30', '2026-06-30'],
    ['2026-6-3', '2026-06-03'],
    ['2026年6月30日', '2026-06-30'],
    ['２０２６年６月３０日', '2026-06-30'],
    ['2026/6/30', '2026-06-30'],
    ['30 Jun 2026', '2026-06-30'],
    ['30 june 2026', '2026-06-30'],
    ['2024-02-29', '2024-02-29'],
    ['2026-02-29', undefined],
    ['2026-13-01', undefined],
    ['6月30日', undefined],
    ['06/30/2026', undefined],
    ['30 Jux 2026', undefined],
    ['明天', undefined],
  ])('read %s as a day, or not at all', (text, day) => {
    expect(dayIn(text)).toBe(day)
  })
})

describe('clauses', () => {
  it.each([
    ['办法/24/3', '办法第二十四条第三项', '24（三）'],
    ['办法/15', '办法第十五条', '15'],
    ['办法/14/款2', '办法第十四条第二款', '14/款2'],
    ['办法/10/10', '办法第十条第十项', '10（十）'],
    ['标准/24', '标准第24项', '24'],
    ['标准/说明', '标准·说明', '说明'],
  ])('%s is %s', (cite, sentence, short) => {
    expect(cited(cite)).toBe(sentence)
    expect(citedShort(cite)).toBe(short)
  })
})
