// Numbers and truths spelt out in Chinese, in figures and as YAML writes them.
import { describe, expect, it } from 'vitest'
import { numberWritten, truthOf } from '../../../engine/words/spelt-out.ts'

describe('a number that is no number to YAML', () => {
  it.each([
    ['三', '3'],
    ['负二十', '-20'],
    ['十五分', '15'],
    ['一百零五', '105'],
    ['百', '100'],
    ['两千', '2000'],
    ['一点五', '1.5'],
    ['1,5', '1.5'],
    ['1。25', '1.25'],
  ])('%s is written %s', (text, plain) => {
    expect(numberWritten(text, false)).toEqual({ plain })
  })

  it.each(['二〇', '一十百', '十点', '1,000', '半', '若干', '1,5,2'])(
    'is left to whoever wrote it: %s',
    (text) => {
      expect(numberWritten(text, false)).toEqual({})
    },
  )

  it('is never written with a fraction where a whole one is asked for', () => {
    expect(numberWritten('1,5', true)).toEqual({})
    expect(numberWritten('２．５', true)).toEqual({})
    expect(numberWritten('三点五', true)).toEqual({})
  })
})

describe('a number in figures', () => {
  it.each([
    ['３', { half: '3' }],
    ['007', { half: '7' }],
    ['－0', { half: '0' }],
    ['2.500', { half: '2.50' }],
    ['2.50分', { bare: '2.50' }],
    ['3.001', { precise: 'yes' }],
    ['３.００１', { precise: 'yes' }],
    ['3.001分', { precise: 'yes' }],
  ])('%s is written as it is taken, or is too precise', (text, written) => {
    expect(numberWritten(text, false)).toEqual(written)
  })
})

describe('a word for yes or no', () => {
  it('is true or false, and any other word is neither', () => {
    expect(['是', '没有', 'Yes', 'off', '也许'].map(truthOf)).toEqual([
      'true',
      'false',
      'true',
      'false',
      undefined,
    ])
  })
})
