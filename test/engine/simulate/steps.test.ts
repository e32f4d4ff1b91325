// The lines of an amendment in words: what a regulator reads beside each share.
import { describe, expect, it } from 'vitest'
import { standardOf } from '../../../engine/assess/load.ts'
import type { Edit } from '../../../engine/schema/readings.ts'
import { isRuleset } from '../../../engine/schema/validate.ts'
import { linesOf, stepsOf } from '../../../engine/simulate/steps.ts'
import { amend } from '../../../engine/text/amend.ts'
import { v1 } from '../../support.ts'

const { ruleset } = v1().standard

function told(...edits: Edit[]): string[][] {
  const { data } = amend(ruleset, edits)
  if (!isRuleset(data)) throw new Error('the edits break the ruleset')
  const { compiled } = standardOf(data)
  const lines = linesOf(ruleset, data, edits)
  return stepsOf({ ruleset, readings: {} }, compiled, lines, false).map(({ zh, en }) => [zh, en])
}

const ITEM = 'items.public-service'

describe('A line of an amendment', () => {
  it('shows the value that it changes', () => {
    expect(told({ set: 'items.market-scale-missing.points', to: -10 })).toEqual([
      ['第24项 −3分 → −10分', 'item 24 −3 → −10 points'],
    ])
  })

  it('shows points and their limit where both change', () => {
    expect(told({ set: `${ITEM}.points`, to: 2 }, { set: `${ITEM}.limit.points`, to: 2 })).toEqual([
      ['第7项 1分 → 2分，上限1分 → 2分', 'item 7 1 → 2 points, limit 1 → 2 points'],
    ])
  })

  it('leaves out how its points are printed', () => {
    expect(
      told({ set: `${ITEM}.printed`, to: '2分/年' }, { set: `${ITEM}.points`, to: 2 }),
    ).toEqual([['第7项 1分 → 2分', 'item 7 1 → 2 points']])
  })

  it('shows nothing half where something else changes with it', () => {
    expect(
      told({ set: `${ITEM}.points`, to: 2 }, { set: `${ITEM}.limit.per`, to: 'subject' }),
    ).toEqual([['第7项', 'item 7']])
  })
})

describe('Steps of an amendment', () => {
  const points = (to: number): Edit => ({ set: 'items.market-scale-missing.points', to })
  const band: Edit = { set: 'grades.B.from', to: 86 }
  const stepsTo = (...edits: Edit[]) => {
    const { data } = amend(ruleset, edits)
    if (!isRuleset(data)) throw new Error('the edits break the ruleset')
    const lines = linesOf(ruleset, data, edits)
    return stepsOf({ ruleset, readings: {} }, standardOf(data).compiled, lines, false)
  }
  const compiledBy = (...edits: Edit[]) => {
    const { data } = amend(ruleset, edits)
    return standardOf(data as typeof ruleset).compiled
  }

  it('end at the amendment; the first is alone as it is', () => {
    const [first, last] = stepsTo(points(-10), band)
    expect(first!.at).toBe('grades.B')
    expect(first!.upTo).toEqual(compiledBy(band))
    expect(first!.alone).toEqual(first!.upTo)
    expect(last!.upTo).toEqual(compiledBy(points(-10), band))
    expect(last!.alone).toEqual(compiledBy(points(-10)))
  })

  it('follow every value of a line that is moved, however many there were', () => {
    for (let i = 0; i <= 70; i++) {
      const [first, last] = stepsTo(points(-10 - i / 2), band)
      expect(first!.upTo).toEqual(compiledBy(band))
      expect(last!.alone).toEqual(compiledBy(points(-10 - i / 2)))
    }
  })
})
