// The day that an amendment is proposed for.
import { describe, expect, it } from 'vitest'
import { nextFreeDay } from '../../admin-ui/base/standing.ts'
import type { VersionSummary } from '../../admin-ui/client/bodies.ts'

const at = (effectiveFrom: string, state = 'published') =>
  ({ effectiveFrom, state }) as unknown as VersionSummary

describe('the day proposed for an amendment', () => {
  it.each([
    ['2026-11-24', '2027-01-01'],
    ['2026-12-01', '2027-01-01'],
    ['2026-12-02', '2027-02-01'],
    ['2027-01-31', '2027-03-01'],
    ['2027-02-01', '2027-03-01'],
  ])('from %s is the first of a month, %s, at least a month ahead', (today, day) => {
    expect(nextFreeDay(today, [])).toBe(day)
  })

  it('is one that no version or draft has', () => {
    const all = [at('2027-01-01'), at('2027-02-01', 'draft'), at('2027-03-01', 'withdrawn')]
    expect(nextFreeDay('2026-11-24', all)).toBe('2027-03-01')
  })
})
