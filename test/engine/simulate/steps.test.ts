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

  it('shows points by quantity', () => {
    expect(told({ set: 'items.red-alert-after-9-days.pointsEach.points', to: -2 })).toEqual([
      ['第14项 每个扣分1分 → 2分', 'item 14 deduction each 1 → 2 points'],
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

  it('tells a limit from points', () => {
    expect(told({ set: 'items.law-exam.limit.points', to: 1.5 })).toEqual([
      ['第6项 上限3分 → 1.5分', 'item 6 limit 3 → 1.5 points'],
    ])
    expect(told({ set: `${ITEM}.limit.points`, to: 3 })).toEqual([
      ['第7项 上限1分 → 3分', 'item 7 limit 1 → 3 points'],
    ])
    expect(told({ set: `${ITEM}.limit.per`, to: 'subject' })).toEqual([
      [
        '第7项 上限的计算范围：每个自然年 → 每个主体',
        'item 7 limit period: a calendar year → a subject',
      ],
    ])
    expect(told({ remove: `${ITEM}.limit` })).toEqual([['第7项 停用上限', 'item 7 limit removed']])
  })

  it('shows a limit that comes, of a section too', () => {
    expect(
      told({ set: 'sections.计量器具使用.limit', to: { points: -20, per: 'subject' } }),
    ).toEqual([
      [
        '项目「计量器具使用」 新增上限：每个主体至多20分',
        'section 计量器具使用 limit added: at most 20 points for a subject',
      ],
    ])
  })

  it('shows an award table value by value', () => {
    expect(told({ set: 'items.award.pointsBy.level.国家级', to: 10 })).toEqual([
      ['第4项 「国家级」的加分8分 → 10分', 'item 4 bonus for 「国家级」 8 → 10 points'],
    ])
    const table = { 县级: 1, 市级: 2, 省级: 3, 国家级: 4 }
    expect(told({ set: 'items.award.pointsBy', to: { level: table } })[0]![0]).toBe(
      '第4项 「县级」的加分2分 → 1分，「市级」的加分4分 → 2分，「省级」的加分6分 → 3分，「国家级」的加分8分 → 4分',
    )
  })

  it('shows the bounds of a score', () => {
    expect(told({ set: 'score.clamp', to: { min: 0, max: 100 } })).toEqual([
      [
        '得分的上下限 新增下限：0分，新增上限：100分',
        'limits of the score minimum added: 0 points, maximum added: 100 points',
      ],
    ])
  })

  it('shows a validity with its unit', () => {
    expect(told({ set: 'validity.years', to: 2 })).toEqual([
      ['保存期限 3年 → 2年', 'validity 3 → 2 years'],
    ])
    expect(told({ remove: 'validity.years' }, { set: 'validity.months', to: 36 })).toEqual([
      ['保存期限 3年 → 36个月', 'validity 3 years → 36 months'],
    ])
  })

  it('shows who leaves and who enters the standard', () => {
    const scored = ['enterprise', 'individualBusiness', 'institution', 'naturalPerson']
    expect(
      told({ set: 'subjects.scored', to: scored }, { remove: 'subjects.notApplicable' }),
    ).toEqual([
      [
        '评价对象 停用「社会组织」、「其他组织」，新增「自然人」',
        'subjects socialOrganization, otherOrganization removed, naturalPerson added',
      ],
    ])
  })

  it('shows choices of the format in words', () => {
    expect(
      told(
        { set: 'combine', to: 'determinationOverrides' },
        { set: 'score.rounding', to: 'halfUp' },
        { set: 'repair.effect.points', to: 'keep' },
      ),
    ).toEqual([
      ['定级前取整 不取整 → 四舍五入到整数', 'rounding none → half up'],
      [
        '得分与直接判定 取较差的一级 → 以直接判定为准',
        'score and determination the worse one → the determination prevails',
      ],
      [
        '修复的效果 计分：不再计 → 继续计',
        'effect of repair points: no longer counts → still counts',
      ],
    ])
  })

  it('shows a condition where its words are few', () => {
    expect(told({ set: 'conditions.few-instruments.atMost', to: 30 })).toEqual([
      [
        '第1、2项所用的条件 “计量器具数量不少于1且不多于20” → “计量器具数量不少于1且不多于30”',
        'Condition of items 1, 2 “instruments is at least 1 and is at most 20” → “instruments is at least 1 and is at most 30”',
      ],
    ])
    const other = { fact: 'classification', is: '9-1' }
    expect(told({ set: 'conditions.metrology-penalty', to: other })[0]![0]).toBe(
      '条件「录入单位认定的失信类别（《办法》第九条、第十条的项）为9-2（已生效的行政处罚）」',
    )
  })

  it('says what comes and what goes', () => {
    const [section, other] = [ruleset.sections[1]!, ruleset.sections[2]!]
    const value = { ...section.items[4]!, id: 'came', text: '一二三四五六七八九十一二三四五六七' }
    const list = `sections.${section.name}.items`
    const first = section.items[4]!
    const determination = ruleset.determinations!.find(({ grade }) => grade === 'E')!
    expect(
      told(
        { remove: `determinations.${determination.id}` },
        { add: 'determinations', value: { ...determination, id: 'another', grade: 'D' } },
        { remove: `${list}.seal-broken` },
        { add: list, value },
        { remove: 'sections.行政监管' },
        { remove: `${list}.${first.id}` },
        { add: `sections.${other.name}.items`, value: { ...first, points: -6 } },
        { move: `${list}.failed-instrument-in-use` },
      ),
    ).toEqual([
      ['第16项 移动', 'item 16 moved'],
      ['第20项 停用', 'item 20 removed'],
      ['评分项「一二三四五六七八九十一二三四五…」 新增', 'item came added'],
      [
        '第15项 移到项目「制造、修理计量器具」，−5分 → −6分',
        'item 15 moved to section 「制造、修理计量器具」, −5 → −6 points',
      ],
      ['项目「行政监管」 停用', 'section 行政监管 removed'],
      ['直接判定为E级 停用', 'determination of E removed'],
      ['直接判定「another」为D级 新增', 'determination 「another」 of D added'],
    ])
  })

  it('names what changes where it is too much to show', () => {
    expect(
      told(
        { set: `${ITEM}.limit`, to: { points: 2, per: 'subject' } },
        { set: `${ITEM}.points`, to: 2 },
        { set: `${ITEM}.when`, to: { fact: 'instruments', atLeast: 3 } },
        { set: `${ITEM}.validity`, to: { years: 1, from: 'occurredOn', lastDay: 'inclusive' } },
      ),
    ).toEqual([
      ['第7项 上限、加分、条件、本项的期限', 'item 7 limit, bonus, condition, validity of its own'],
    ])
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
