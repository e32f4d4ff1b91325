// What is said of two versions, in the words that people read.
import { describe, expect, it } from 'vitest'
import { type Comparison, compare } from '../../../engine/compare/compare.ts'
import { editsBetween } from '../../../engine/compare/edits-between.ts'
import { switchReading } from '../../../engine/compare/switch-reading.ts'
import type { Edit } from '../../../engine/schema/readings.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { amend } from '../../../engine/text/amend.ts'
import { canonicalContent } from '../../../engine/text/canonical.ts'
import { v1 } from '../../support.ts'

const V1 = v1().standard.ruleset

function next(...edits: Edit[]): Ruleset {
  const { data, problems } = amend(V1, edits)
  expect(problems).toEqual([])
  return data as Ruleset
}

const amendedBy = (...edits: Edit[]): Comparison => compare(V1, next(...edits))
const zh = (...edits: Edit[]): string[] => amendedBy(...edits).changes.map((each) => each.zh)
const en = (...edits: Edit[]): string[] => amendedBy(...edits).changes.map((each) => each.en)
const scale = 'items.market-scale-missing'

describe('A changed item', () => {
  it('is one sentence for each change, with its number and the points without a sign', () => {
    const edits = [{ set: `${scale}.points`, to: -10 }]
    expect(zh(...edits)).toEqual(['第24项　扣分由3分改为10分。'])
    expect(en(...edits)).toEqual(['Item 24: deduction changed from 3 points to 10 points.'])
    expect(amendedBy(...edits).changes[0]).toMatchObject({
      kind: 'changed',
      at: `${scale}.points`,
      before: -3,
      after: -10,
      was: { zh: '3分' },
      now: { zh: '10分' },
      cite: ['标准/24'],
    })
    expect(zh({ set: 'items.award.pointsBy.level.县级', to: 2.5 })).toEqual([
      '第4项　「县级」的加分由2分改为2.5分。',
    ])
    expect(zh({ set: 'items.award.limit', to: { points: 8, per: 'calendarYear' } })).toEqual([
      '第4项　增加上限：每个自然年至多8分。',
    ])
    expect(zh({ remove: 'items.law-exam.limit' })).toEqual([
      '第6项　取消上限（原为每个自然年至多3分）。',
    ])
    expect(zh({ set: 'items.award.when', to: { fact: 'level', is: '市级' } })).toEqual([
      '第4项　增加条件：“表彰、奖励的级别为市级”。',
    ])
  })

  it('whose sign turns says so', () => {
    expect(zh({ set: `${scale}.points`, to: 3 })).toEqual(['第24项　扣分由3分改为+3分。'])
  })

  it('of another number is told with both', () => {
    expect(zh({ remove: 'items.pledge' }, { set: `${scale}.points`, to: -5 })[1]).toBe(
      '第23项（原第24项）　扣分由3分改为5分。',
    )
  })
})

describe('An item', () => {
  it('that is new or gone is told with all there is to it', () => {
    const value = { id: 'new', text: '甲', points: -1, cite: '标准/88' }
    expect(zh({ add: 'sections.水效标识.items', value })).toEqual([
      '新增第80项（水效标识）：编号：「new」；评价内容：「甲」；扣分：1分；依据：标准/88。',
    ])
    expect(zh({ remove: 'items.pledge' })).toEqual([
      '删去原第5项（守信激励）：编号：「pledge」；评价内容：「开展诚信计量自我承诺」；印刷的分值：「1分」；加分：1分；上限：每个主体至多1分；依据：标准/5。',
    ])
  })

  it('that moved says from where to where, and its neighbours are not said to have moved', () => {
    expect(zh({ move: 'items.award' })).toEqual(['第1项（原第4项）　移到最前（原在第3项之后）。'])
    expect(zh({ move: 'items.award', after: 'skills-contest' })).toEqual([
      '第10项（原第4项）　移到第9项之后（原在第3项之后）。',
    ])
    const other = V1.sections[0]!.items.find(({ id }) => id === 'pledge')
    const moved = amendedBy(
      { remove: 'items.pledge' },
      { add: 'sections.水效标识.items', value: other },
    )
    expect(moved.changes[0]!.zh).toBe(
      '第79项（原第5项）　由项目「守信激励」移到项目「水效标识」，排在第78项之后。',
    )
    expect(moved.changes[0]!.kind).toBe('moved')
  })

  it('under another id is said to be renamed, not gone and new', () => {
    expect(zh({ set: `${scale}.id`, to: 'fair-scale' })).toEqual([
      '第24项　编号由「market-scale-missing」改为「fair-scale」。',
    ])
    expect(
      zh({ set: `${scale}.id`, to: 'fair-scale' }, { set: 'items.fair-scale.text', to: '甲' }),
    ).toEqual([
      '第24项　编号由「market-scale-missing」改为「fair-scale」。',
      '第24项　评价内容由「集贸市场主办者未设置符合要求的公平秤」改为「甲」。',
    ])
    expect(editsBetween(V1, next({ set: `${scale}.id`, to: 'fair-scale' }))).toEqual([
      { set: 'sections.计量器具使用.items.market-scale-missing.id', to: 'fair-scale' },
    ])
  })

  it('that became two is said to be split, and two that became one to be merged', () => {
    const parts: Edit[] = [
      { id: 'b', text: '集贸市场主办者设置的公平秤不符合要求', points: -2, cite: '标准/24/2' },
      { id: 'a', text: '集贸市场主办者未设置公平秤', points: -3, cite: '标准/24/1' },
    ].map((value) => ({
      add: 'sections.计量器具使用.items',
      value,
      after: 'utility-meter-overdue',
    }))
    const split = next({ remove: scale }, ...parts)
    expect(compare(V1, split).changes.map(({ kind, zh: said }) => [kind, said])).toEqual([
      [
        'split',
        '原第24项　拆分为第24项（计量器具使用：编号：「a」；评价内容：「集贸市场主办者未设置公平秤」；扣分：3分；依据：标准/24/1）、第25项（计量器具使用：编号：「b」；评价内容：「集贸市场主办者设置的公平秤不符合要求」；扣分：2分；依据：标准/24/2）。',
      ],
    ])
    const [merged] = compare(split, V1).changes
    expect(merged!.kind).toBe('merged')
    expect(merged!.zh).toMatch(
      /^第24项　由原第24项（.*）、原第25项（.*）合并而成：编号：「market-scale-missing」；/,
    )
  })
})

describe('Other parts', () => {
  it.each<[string, Edit, string]>([
    ['the version', { set: 'version', to: 'v2' }, '版本由v1改为v2。'],
    [
      'the effective date',
      { set: 'effectiveFrom', to: '2027-01-01' },
      '施行日期由2021年1月1日改为2027年1月1日。',
    ],
    [
      'one language of the title',
      { set: 'title.en', to: 'x' },
      '标准名称　英文由「Hangzhou metrology credit scoring standard (trial)」改为「x」。',
    ],
    ['the base', { set: 'score.base', to: 100 }, '得分　基本分由90分改为100分。'],
    [
      'same conduct',
      { set: 'score.sameCase', to: 'sum' },
      '得分　同一行为由就高只计一项改为各项相加。',
    ],
    ['the validity', { set: 'validity.years', to: 5 }, '保存期限　年数由3年改为5年。'],
    ['a grade', { set: 'grades.B.from', to: 80 }, 'B级　界限由85分改为80分。'],
    [
      'a printed band',
      { set: 'grades.B.printedTo', to: 94.5 },
      'B级　印刷的另一端由94分改为94.5分。',
    ],
    [
      'a fact',
      { set: 'facts.instruments.max', to: 5 },
      '事实「计量器具数量」（instruments）　最大值由1000000改为5。',
    ],
    [
      'a condition, with the items it bears on',
      { set: 'conditions.few-instruments.atMost', to: 30 },
      '第1、2项所用的条件　由“计量器具数量不少于1且不多于20”改为“计量器具数量不少于1且不多于30”。',
    ],
    [
      'what counts',
      { remove: 'counts.points.when' },
      '计入条件　取消计分的条件（原为“行政处罚的种类未知，或者行政处罚生效之日（复议、诉讼期满或维持原决定）已知”）。',
    ],
    [
      'a type',
      { set: 'types.red-alert.sameRecord', to: 'highest' },
      '信息类型「红色警示」（red-alert）　同一条信息的各项由相加改为只计最高。',
    ],
    [
      'a section',
      { set: 'sections.能效标识.name', to: '能源' },
      '项目「能源」　编号由「能效标识」改为「能源」。',
    ],
    [
      'a section’s place',
      { move: 'sections.水效标识' },
      '项目「水效标识」　移到最前（原在项目「能效标识」之后）。',
    ],
    [
      'a determination',
      { set: 'determinations.general-dishonesty.grade', to: 'E' },
      '直接判定「general-dishonesty」　等级由D改为E。',
    ],
    [
      'repair',
      { set: 'repair.effect.determination', to: 'keep' },
      '信用修复　修复后的直接判定由不再计改为继续计。',
    ],
    [
      'the modality of a measure',
      { set: 'measures.D.interview.modality', to: 'may' },
      'D级　措施「对失信主体进行约谈，约谈情况记…」（interview）　程度由应当改为可以。',
    ],
    [
      'inherited measures',
      { remove: 'measures.E.inherits' },
      'E级的措施　取消同时适用的等级（原为D）。',
    ],
    [
      'a reading',
      { set: 'readings.year-cap.chosen', to: 'trailing' },
      '解释口径「第6、7项“分/年”的年，是公历年还是评价日以前的12个月？」　选择由「calendar-year」改为「trailing」。',
    ],
    ['an empty part', { remove: 'score.clamp' }, '得分　取消得分上下限（原为（空））。'],
    ['an unknown part', { set: 'subjects.extra', to: 1 } as Edit, '信用主体　增加「extra」：1。'],
  ])('%s is told', (_, edit, sentence) => {
    // A reading that the edit makes part of the rules is told beside it.
    const { changes } = amendedBy(edit)
    const said = changes.filter(({ kind }) => kind !== 'reading-applied').map((each) => each.zh)
    expect(said).toEqual([sentence])
  })

  it('and a reading whose alternative is written into the rules is told beside them', () => {
    const { changes } = amendedBy(
      { set: 'items.law-exam.limit.per', to: 'trailing12Months' },
      { set: 'items.public-service.limit.per', to: 'trailing12Months' },
    )
    expect(changes.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'reading-applied'])
    expect(changes[2]!.zh).toBe(
      '解释口径「第6、7项“分/年”的年，是公历年还是评价日以前的12个月？」　备选口径已写入标准：只计评价日以前12个月内发生的行为，合用一个上限。',
    )
  })
})

describe('A reading that was switched', () => {
  const reading = V1.readings!.find(({ id }) => id === 'score-limits')!
  const edits = switchReading(V1, reading, 'cap-100')!

  it('is one change, with its question and both answers, beside what it changes', () => {
    const { changes, rows } = amendedBy(...edits)
    expect(changes.map(({ at }) => at)).toEqual(['score.clamp.max', 'readings.score-limits'])
    expect(changes[1]).toMatchObject({
      kind: 'reading-switched',
      zh: '解释口径「得分可以超过100分或者低于0分吗？」　由「v1不设上限和下限，按实际分数显示。原文没有写封顶或者保底」改用「得分最高100分，明细不变」。',
      before: 'none',
      after: 'cap-100',
    })
    expect(rows.find(({ at }) => at === 'readings.score-limits')).toMatchObject({
      before: { zh: reading.text.zh },
      after: { zh: '得分最高100分，明细不变。' },
    })
  })

  it('says what it brings along in the rules, and of nothing else', () => {
    const small = V1.readings!.find(({ id }) => id === 'small-enterprise-types')!
    const { changes } = amendedBy(...switchReading(V1, small, small.alternatives![0]!.id)!, {
      set: 'items.market-scale-missing.points',
      to: -10,
    })
    expect(changes.map(({ zh, of }) => [zh.slice(0, 45), of])).toEqual([
      [
        '第1、2项所用的条件　由“主体类型为企业”改为“主体类型属于企业、个体工商户”。',
        `readings.${small.id}`,
      ],
      ['第24项　扣分由3分改为10分。', undefined],
      [expect.stringMatching(/^解释口径「第1、2项的“企业”包括个体工商户吗？」　由/), undefined],
    ])
  })

  it('is told by both answers also where the choice was written by itself', () => {
    const { changes } = amendedBy({ set: 'readings.score-limits.chosen', to: 'cap-100' })
    expect(changes.map(({ kind, zh }) => [kind, zh])).toEqual([
      [
        'changed',
        '解释口径「得分可以超过100分或者低于0分吗？」　由「v1不设上限和下限，按实际分数显示。原文没有写封顶或者保底」改用「得分最高100分，明细不变」。',
      ],
    ])
  })

  it('is told by both answers also where no way back was left', () => {
    const { changes } = amendedBy(...edits, { set: 'readings.score-limits.alternatives', to: [] })
    expect(changes.map(({ at }) => at)).toEqual([
      'score.clamp.max',
      'readings.score-limits.chosen',
      'readings.score-limits.alternatives.cap-100',
    ])
  })

  it.each<Edit>([
    { set: 'readings.score-limits.text.zh', to: '另一句话。' },
    { set: 'readings.score-limits.cite', to: '办法/1' },
    { set: 'readings.score-limits.alternatives.none.change', to: [] },
    { remove: 'readings.score-limits.alternatives.none' },
  ])('hides nothing else that was done to it: %o', (edit) => {
    const { changes } = amendedBy(...edits, edit)
    expect(changes.some(({ kind }) => kind === 'reading-switched')).toBe(false)
    expect(changes.length).toBeGreaterThan(2)
  })
})

describe('A great loss', () => {
  it('is told before anything else, with the numbers', () => {
    const short: Ruleset = { ...V1, sections: V1.sections.slice(0, 4) }
    const { changes } = compare(V1, short)
    expect(changes[0]).toMatchObject({ kind: 'loss', at: '' })
    expect(changes[0]!.zh).toBe(
      '注意：少了40项评分项（原有87，缺第48—87项）、9个项目（原有13）。文件是否不完整？',
    )
    expect(changes.filter(({ kind }) => kind === 'removed')).toHaveLength(49)
  })

  it('is not what a few removals are', () => {
    const { changes } = amendedBy({ remove: 'items.pledge' }, { remove: 'items.award' })
    expect(changes.some(({ kind }) => kind === 'loss')).toBe(false)
  })
})

describe('The rows of old and new text', () => {
  it('hold the clause, both wordings and the reason that a reading gives', () => {
    const edits = [
      { set: `${scale}.points`, to: -10 },
      { set: 'readings.exam-points.text.zh', to: '改为较高的理由。' },
      { set: 'items.law-exam.limit.points', to: 5 },
    ]
    const { rows } = amendedBy(...edits)
    expect(rows[0]).toMatchObject({
      at: 'items.law-exam',
      title: { zh: '第6项' },
      clause: '标准/6',
      reason: { zh: '改为较高的理由。' },
    })
    expect(rows[1]).toEqual({
      at: scale,
      title: { zh: '第24项', en: 'Item 24' },
      clause: '标准/24',
      before: {
        zh: '集贸市场主办者未设置符合要求的公平秤　扣分：3分',
        en: '集贸市场主办者未设置符合要求的公平秤 (deduction: 3 points)',
      },
      after: {
        zh: '集贸市场主办者未设置符合要求的公平秤　扣分：10分',
        en: '集贸市场主办者未设置符合要求的公平秤 (deduction: 10 points)',
      },
      reason: null,
    })
  })

  it('carry the reason that the new version gives, which is itself no change', () => {
    const [, id] = scale.split('.')
    const why = { set: 'reasons', to: { items: { [id!]: '不足以督促整改' }, validity: '另行说明' } }
    const { changes, rows } = amendedBy({ set: `${scale}.points`, to: -10 }, why)
    expect(changes).toHaveLength(1)
    expect(rows.map(({ reason }) => reason?.zh)).toEqual(['不足以督促整改'])
    expect(amendedBy(why)).toEqual({ changes: [], rows: [] })
    expect(canonicalContent(next(why))).toBe(canonicalContent(V1))
    expect(editsBetween(V1, next(why))).toEqual([why])
  })

  it('leave one side empty for what came or went', () => {
    expect(amendedBy({ remove: 'items.pledge' }).rows[0]).toMatchObject({ after: null })
    expect(amendedBy({ set: 'score.clamp.max', to: 100 }).rows[0]).toMatchObject({
      at: 'score.clamp',
      title: { zh: '得分　得分上下限' },
    })
  })
})

describe('Edits between two versions', () => {
  it('are as small as the change', () => {
    const edits: Edit[] = [
      { set: `${scale}.points`, to: -10 },
      { set: 'grades.B.from', to: 80 },
      { remove: 'counts.points.when' },
      { set: 'measures.D.list.interview.modality', to: 'may' },
    ]
    const found = editsBetween(V1, next(...edits))
    expect(found).toHaveLength(4)
    for (const edit of edits) expect(found).toContainEqual(edit)
  })
})

it('tells conditions that name each other layer upon layer without end of words', () => {
  const names = (layer: number) => Array.from({ length: 24 }, (_, i) => `c${layer}x${i}`)
  const conditions = Object.fromEntries(
    [0, 1, 2, 3, 4, 5].flatMap((layer) =>
      names(layer).map((id) => [
        id,
        layer === 5
          ? { fact: 'instruments', atLeast: 1 }
          : { any: names(layer + 1).map((condition) => ({ condition })) },
      ]),
    ),
  )
  const { ruleset } = v1().standard
  const told = compare(ruleset, {
    ...ruleset,
    conditions: { ...ruleset.conditions, ...conditions },
  })
  expect(JSON.stringify(told).length).toBeLessThan(2_000_000)
})
