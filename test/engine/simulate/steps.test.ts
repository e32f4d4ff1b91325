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

  it('stand in the order of the document, a removed line where it stood', () => {
    const orderOf = (...edits: Edit[]) => stepsTo(...edits).map(({ at }) => at)
    const ids = ruleset.sections.flatMap(({ items }) => items.map(({ id }) => id))
    const points = (row: number): Edit => ({ set: `items.${ids[row - 1]}.points`, to: -1.25 })
    const gone = (row: number): Edit => {
      const id = ids[row - 1]!
      const section = ruleset.sections.find(({ items }) => items.some((each) => each.id === id))!
      return { remove: `sections.${section.name}.items.${id}` }
    }
    const named = (...rows: number[]) => rows.map((row) => `items.${ids[row - 1]}`)
    expect(orderOf(points(64), points(19), gone(21), gone(20), points(22))).toEqual(
      named(19, 20, 21, 22, 64),
    )
    expect(orderOf(points(20), gone(18), gone(62))).toEqual(named(18, 20, 62))
  })

  it('weave what comes between what goes', () => {
    const section = ruleset.sections[1]!
    const [first, second, third] = section.items.map(({ id }) => id)
    const came = { ...section.items[4]!, id: 'came' }
    const list = `sections.${section.name}.items`
    const steps = stepsTo(
      { remove: `${list}.${second}` },
      { add: list, value: came, after: first! },
      { set: `items.${third}.points`, to: -9 },
      { set: `items.${first}.points`, to: -9 },
    )
    const order = [first, second, 'came', third].map((id) => `items.${id}`)
    expect(steps.map(({ at }) => at)).toEqual(order)
  })

  it('put a removed first line at the beginning', () => {
    const section = ruleset.sections[0]!
    const [first, second] = section.items.map(({ id }) => id)
    const edits = [
      { set: `items.${second}.points`, to: 4 },
      { remove: `sections.${section.name}.items.${first}` },
    ]
    expect(stepsTo(...edits).map(({ at }) => at)).toEqual([`items.${first}`, `items.${second}`])
  })

  it('follow every value of a line that is moved, however many there were', () => {
    for (let i = 0; i <= 70; i++) {
      const [first, last] = stepsTo(points(-10 - i / 2), band)
      expect(first!.upTo).toEqual(compiledBy(band))
      expect(last!.alone).toEqual(compiledBy(points(-10 - i / 2)))
    }
  })
})
