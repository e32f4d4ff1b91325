// What a newcomer is told of a slip: the remedy beside it, and nothing of its neighbours.
import { describe, expect, it } from 'vitest'
import type { CheckContext } from '../../../engine/check/check.ts'
import { BASE, type Change, changed, problemsOf } from './base.ts'

/** Sentence and hint of each problem that is not answered. */
async function said(text: string, more: Partial<CheckContext> = {}): Promise<string[]> {
  const problems = await problemsOf(text, more)
  return problems
    .filter(({ severity }) => severity !== 'note')
    .map(({ text, hint }) => `${text.zh}；${hint?.zh ?? ''}`)
}

const LIMIT = 'limit: { points: 6, per: calendarYear }'
const WARNED = '{ id: warned, grade: B'
const LOWER: Change[] = [
  ['higherIsBetter', 'lowerIsBetter'],
  ['  - name: 加分\n    kind: bonus', '  - name: 加分\n    kind: deduction'],
  ['  - name: 减分\n    kind: deduction', '  - name: 减分\n    kind: bonus'],
  ['from: 105, printed: 105分以上', 'from: 50'],
  ['from: 90, printed: 90分至104分, printedTo: 104', 'from: 40'],
  [', printed: 89分以下, printedTo: 89', ''],
]

const SLIPS: [name: string, trip: Change, says: string, near: Change][] = [
  [
    'a key of another place',
    [LIMIT, 'limit: { points: 6, per: calendarYear, cite: 则/7 }'],
    '「cite」不能写在这里；删去，或者移到它该在的一级；这里可写 points、per',
    [LIMIT, 'limit: { points: 6, per: subject }'],
  ],
  [
    'a key of another place in a condition',
    ['{ fact: overdue, atLeast: 9 }', '{ fact: overdue, atLeast: 9, per: subject }'],
    '「per」不能写在这里；删去，或者移到它该在的一级；这里可写 fact、is、isNot、in、notIn、atLeast、atMost、moreThan、lessThan、known、condition、all、any、not',
    ['{ fact: overdue, atLeast: 9 }', '{ fact: overdue, moreThan: 8 }'],
  ],
  [
    'a misspelt key',
    [LIMIT, 'limit: { points: 6, pre: calendarYear }'],
    '不认识「pre」；是否想写「per」',
    [LIMIT, 'limit: { points: 6, per: subject }'],
  ],
  [
    'a missing dash',
    ['      - id: alert-9\n', '        id: alert-9\n'],
    '「id」写了两次，第一次在第',
    ['      - id: alert-9\n', '      - id: "alert-9"\n'],
  ],
  [
    'a unit behind a number',
    ['points: -10', 'points: -10分'],
    '「-10分」应为数；只写数，写成 -10',
    ['points: -10', 'points: -10.00'],
  ],
  [
    'a number in Chinese',
    ['points: -10', 'points: 负十'],
    '「负十」应为数；写成 -10',
    ['points: -10', 'points: -10.0'],
  ],
  [
    'a comma for the point',
    ['from: 105,', 'from: "105,5",'],
    '「105,5」应为数；写成 105.5',
    ['from: 105,', 'from: 105.00,'],
  ],
  [
    'a number in Chinese in a condition',
    ['{ fact: scales, atLeast: 10 }', '{ fact: scales, atLeast: 二十 }'],
    '不能与「二十」作「atLeast」比较；写成 20',
    ['{ fact: scales, atLeast: 10 }', '{ fact: scales, atLeast: 20 }'],
  ],
  [
    'a comment without its space',
    ['points: -10', 'points: -10#减10分'],
    '「-10#减10分」应为数；只写数，写成 -10',
    ['points: -10', 'points: -10 # 减10分'],
  ],
  [
    'a plus',
    ['points: 1\n', 'points: +1\n'],
    '数字「+1」的写法不能用；写成 1；是文字的，加双引号',
    ['points: 1\n', 'points: 1.0\n'],
  ],
  [
    'a text that is a number',
    ['text: { zh: 再加一个月。, en: One month more. }', 'text: { zh: 再加一个月。, en: 20. }'],
    '数字「20.」的写法不能用；写成 20；是文字的，加双引号',
    ['text: { zh: 再加一个月。, en: One month more. }', 'text: { zh: 再加一个月。, en: "20." }'],
  ],
  [
    'an answer to a code that is none',
    [
      'combine: worse\n',
      'combine: worse\ndismissals: [{ lint: fact-unusd, at: facts.kind, reason: 留, until: 2027-01-01 }]\n',
    ],
    '没有提醒「fact-unusd」在「facts.kind」，不必答复；是否想写「fact-unused」',
    ['combine: worse\n', 'combine: "worse"\n'],
  ],
  [
    'a truth in Chinese',
    ['{ fact: kind, is: 警告 }', '{ fact: kind, known: 否 }'],
    '「否」应为true或false；写成 false',
    ['{ fact: kind, is: 警告 }', '{ not: { fact: kind, known: true } }'],
  ],
  [
    'several values for one',
    ['{ fact: kind, is: 警告 }', '{ fact: kind, is: [警告, 罚款] }'],
    '应为文字或数或true或false；几个值的用 in 或 notIn',
    ['{ fact: kind, is: 警告 }', '{ fact: kind, in: [警告, 罚款] }'],
  ],
  [
    'the name of a condition for one',
    ['when: { fact: overdue, atLeast: 9 }', 'when: many'],
    '「many」应为一组键和值；写成 { condition: many }',
    ['when: { fact: overdue, atLeast: 9 }', 'when: { all: [{ fact: overdue, atLeast: 9 }] }'],
  ],
  [
    'a condition where a fact is named',
    ['{ condition: many }', '{ fact: many }'],
    '事实「many」没有声明；「many」是有名字的条件，写成 { condition: many }',
    ['{ condition: many }', '{ any: [{ condition: many }] }'],
  ],
  [
    'a fact where a condition is named',
    ['fact: quietMonths, atLeast: 6 }', 'condition: overdue }'],
    '条件「overdue」不存在；「overdue」是事实，写成 { fact: overdue, 比较 }',
    ['fact: quietMonths, atLeast: 6 }', 'not: { fact: quietMonths, lessThan: 6 } }'],
  ],
  [
    'a misspelt type',
    ['record: alert\n        points: -1\n', 'record: alerts\n        points: -1\n'],
    '信息类型「alerts」不存在；是否想写「alert」',
    ['text: 超期三天', 'text: 超过三天'],
  ],
  [
    'a source that is none',
    ['cite: 则/11', 'cite: 总则/11'],
    '官方文本「总则」不存在；',
    ['cite: 则/11', 'cite: 则/11/1'],
  ],
  [
    'a source unlike any',
    ['cite: 则/11', 'cite: 评分标准/11'],
    '官方文本「评分标准」不存在；可取：则',
    ['cite: 则/11', 'cite: 则/11/2'],
  ],
  [
    'a misspelt value',
    ['{ 区级: 2, 市级: 4 }', '{ 区及: 2, 市级: 4 }'],
    '「区及」不是事实「level」可取的值；是否想写「区级」；可取：区级、市级',
    ['{ 区级: 2, 市级: 4 }', '{ 市级: 4, 区级: 2 }'],
  ],
  [
    'a key less indented than its item',
    ['        points: -10', '       points: -10'],
    '缩进与同级的键不一致，或者列表的一项少了短横',
    ['        points: -10', '        points:   -10'],
  ],
  [
    'a date with slashes',
    ['effectiveFrom: 2026-01-01', 'effectiveFrom: 2026/1/1'],
    '应为日期YYYY-MM-DD；写成 2026-01-01',
    ['effectiveFrom: 2026-01-01', 'effectiveFrom: "2026-01-01"'],
  ],
  [
    'a date with slashes in a condition',
    [
      'when: { fact: quietMonths, atLeast: 3, lessThan: 6 }\n',
      'when: { fact: enrolledOn, atLeast: 2026/03/01 }\n',
    ],
    '作「atLeast」比较；写成 2026-03-01',
    ['quietMonths, atLeast: 3, lessThan: 6 }\n', 'quietMonths, atLeast: 3, atMost: 5 }\n'],
  ],
  [
    'a Chinese no',
    ['{ fact: cheated, is: true }', '{ fact: cheated, is: 是 }'],
    '作「is」比较；写成 true 或 false',
    ['{ fact: cheated, is: true }', '{ fact: cheated, isNot: false }'],
  ],
  [
    'an unknown grade of a determination',
    [WARNED, '{ id: warned, grade: E'],
    '等级「E」不存在；可取：A、B、C',
    [WARNED, '{ id: warned, grade: C'],
  ],
  [
    'an unknown grade inherited',
    ['B: { none: { zh: 没有规定, en: none } }\n  C', 'B: { inherits: E }\n  C'],
    '等级「E」不存在；可取：A、B、C',
    ['B: { none: { zh: 没有规定, en: none } }\n  C', 'B: { inherits: C }\n  C'],
  ],
  [
    'a full-width comma in brackets',
    ['scored: [market, stall]', 'scored: [market，stall]'],
    '「，」是全角的，这里要用半角的「,」；写成 market, stall；',
    ['scored: [market, stall]', 'scored: [ market,stall ]'],
  ],
  [
    'a full-width comma outside of brackets',
    ['cite: 则/3', 'cite: 则/3、则/4'],
    '「、」是全角的，这里要用半角的「,」；写成 [则/3, 则/4]；',
    ['cite: 则/3', 'cite: [则/3, 则/4]'],
  ],
  [
    'a full-width comma among values',
    ['when: { fact: kind, is: 警告 }', 'when: { fact: level, in: [区级，市级] }'],
    '「，」是全角的，这里要用半角的「,」；写成 区级, 市级；',
    ['when: { fact: kind, is: 警告 }', 'when: { fact: level, in: [区级, 市级] }'],
  ],
  [
    'a no-break space behind a colon',
    ['        onTopOf: alert-9', '        onTopOf:\u00a0alert-9'],
    '这里的空格是不换行空格（U+00A0），要用半角的空格；',
    ['        onTopOf: alert-9', '        onTopOf:  alert-9'],
  ],
  [
    'a no-break space in brackets',
    [LIMIT, 'limit: { points:\u00a06, per: calendarYear }'],
    '这里的空格是不换行空格（U+00A0），要用半角的空格；',
    [LIMIT, 'limit: { points:  6, per: calendarYear }'],
  ],
  [
    'a tab',
    ['        onTopOf: alert-9', '\tonTopOf: alert-9'],
    '含有制表符（Tab，U+0009）；改用空格，每一级缩进两个',
    ['        onTopOf: alert-9', '        onTopOf:   alert-9'],
  ],
  [
    'an empty key',
    ['        cite: 则/11', '        cite:'],
    '没有写内容，应为文字；写上内容，或者删去这个键',
    ['        cite: 则/11', '        cite: "则/11"'],
  ],
  [
    'a title in one language',
    ['title: { zh: 公平秤细则, en: Fair scales }', 'title: 公平秤细则'],
    '「公平秤细则」应为一组键和值；写成 { zh: 公平秤细则, en: … }',
    ['title: { zh: 公平秤细则, en: Fair scales }', 'title: { zh: 细则, en: Scales }'],
  ],
  [
    'an id used twice',
    ['id: inaccurate', 'id: alert-3'],
    '编号「alert-3」用了两次，已见于项目「减分」第1项；改其中一个',
    ['id: inaccurate', 'id: alert-4'],
  ],
  [
    'a grade used twice',
    ['grade: B, name', 'grade: A, name'],
    '编号「A」用了两次，已见于第1个；改其中一个',
    ['grade: B, name: 良', 'grade: B, name: 优'],
  ],
  [
    'a path of a reading',
    ['set: items.quiet-3.when', 'set: items.quite-3.when'],
    '中的「quite-3」；是否想写「quiet-3」',
    ['set: items.quiet-3.when', 'set: items.quiet-3.when'],
  ],
  [
    'a wrong sign',
    ['        points: -10\n', '        points: 10\n'],
    '分值却是10；正负号反了，写成 -10；',
    ['        points: -10\n', '        points: -10.0\n'],
  ],
  [
    'a limit of the wrong sign',
    [LIMIT, 'limit: { points: -6, per: calendarYear }'],
    '上限与同一项目的分值同号，不写0',
    [LIMIT, 'limit: { points: 6.5, per: calendarYear }'],
  ],
  [
    'a fact without a comparison',
    ['{ fact: cheated, is: true }', '{ fact: cheated }'],
    '没有写怎样比较；加上 is、atLeast、lessThan 等',
    ['{ fact: cheated, is: true }', '{ fact: cheated, known: true }'],
  ],
  [
    'grades in the wrong order',
    ['from: 90, printed: 90分至104分', 'from: 105, printed: 105分至104分'],
    '等级B的下限105没有小于等级A的105；分高为好，等级从优到劣排列，from 依次变小',
    ['name: 良', 'name: 中'],
  ],
]

describe('a slip', () => {
  it.each(SLIPS)('is told with its remedy, once: %s', async (_, trip, says, near) => {
    const found = await said(changed(trip))
    expect(found.filter((each) => each.includes(says))).toHaveLength(1)
    const calm = near[0] === near[1] ? BASE : changed(near)
    expect((await said(calm)).filter((each) => each.includes(says))).toEqual([])
  })

  it('never has the same word suggested', async () => {
    for (const [, trip] of SLIPS) {
      for (const each of await said(changed(trip)))
        expect(each).not.toMatch(/「([^」]+)」.*是否想写「\1」/)
    }
  })

  it('of a dash is told alone, though other keys stand there twice too', async () => {
    const found = await said(changed(['      - id: alert-9\n', '        id: alert-9\n']))
    expect(found).toEqual([
      '「id」写了两次，第一次在第56行；新的一项以「- 」开头；本来是同一项的，只保留一处',
    ])
    const twice = changed(['        points: -10\n', '        points: -10\n        points: -10\n'])
    expect(await said(twice)).toEqual([expect.stringContaining('；只保留一处')])
  })

  it('in the order of grades is told by the limit they have', async () => {
    const found = await said(changed(...LOWER))
    expect(found).toContain(
      '等级B的上限40没有大于等级A的50；分低为好，等级从优到劣排列，from 依次变大',
    )
    const ordered = await said(
      changed(...LOWER.slice(0, 4), [LOWER[4]![0], 'from: 50.01'], LOWER[5]!),
    )
    expect(ordered.join()).not.toContain('没有大于')
  })
})

describe('what is printed', () => {
  const award = (printed: string, limit: number): string =>
    changed([
      '        printed: 减10分\n        points: -10\n',
      `        printed: ${printed}\n        points: -2.5\n        limit: { points: ${limit}, per: subject }\n`,
    ])
  const differs = async (text: string) =>
    (await said(text)).filter((each) => each.includes('原文印的是'))

  it('is compared with what one award gives, and with a ceiling where it has one', async () => {
    expect(await differs(award('2.5分', -6))).toEqual([])
    expect(await differs(award('2分', -6))).toEqual([
      '「inaccurate」现用2.5分，原文印的是「2分」；核对分值，或者一并改印刷的分值',
    ])
    expect(await differs(award('2.5分，每年不超过6分', -6))).toEqual([])
    expect(await differs(award('2.5分，每年不超过5分', -6))).toEqual([
      '「inaccurate」的上限是6分，原文印的是「2.5分，每年不超过5分」；核对上限，或者一并改印刷的分值',
    ])
  })
})
