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
