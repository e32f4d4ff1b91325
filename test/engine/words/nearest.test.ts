// "Did you mean": the nearest word, and of equally near ones the one that begins the same.
import { describe, expect, it } from 'vitest'
import { nearest } from '../../../engine/words/nearest.ts'

describe('the nearest word', () => {
  it('is the one that begins like what was typed, whichever comes first', () => {
    expect(nearest('safe-3-year', ['safe-1-year', 'safe-3-years'])).toBe('safe-3-years')
    expect(nearest('safe-3-year', ['safe-3-years', 'safe-1-year'])).toBe('safe-3-years')
  })

  it('is a nearer one all the same', () => {
    expect(nearest('safe-3-year', ['safe-3-yearsss', 'safe-1-year'])).toBe('safe-1-year')
  })

  it('takes two letters in each other’s place for one slip, and no more than that', () => {
    expect(nearest('tetx', ['unit', 'text'])).toBe('text')
    expect(nearest('pre', ['points', 'per'])).toBe('per')
    expect(nearest('txte', ['unit', 'text'])).toBeUndefined()
  })
})
