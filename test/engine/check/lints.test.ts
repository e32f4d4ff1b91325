// Every lint has a ruleset that trips it, at its own line and with nothing else said, and a
// near miss of which it says nothing.
import { describe, expect, it } from 'vitest'
import type { CheckContext } from '../../../engine/check/check.ts'
import { LINTS } from '../../../engine/words/lints.ts'
import { BASE, type Change, changed, problemsOf } from './base.ts'

type Row = {
  code: string
  trip: Change[]
  /** The beginning of the line that is told, without its indent. */
  line: string
  near: Change[]
  severity?: 'error' | 'warning' | 'note'
  context?: Partial<CheckContext>
  /** What the Chinese sentence must name. */
  says?: string
  /** What else is truly wrong with the broken ruleset. */
  also?: string[]
}

const OVER = { from: '{ fact: overdue, atLeast: 3, lessThan: 9 }' }
const CHEAT = '{ fact: cheated, is: true }'
const CLAUSES = [...Array.from({ length: 15 }, (_, i) => ({ id: `则/${i + 1}`, reason: {} }))]
const worded = (row: { text?: string; printed?: string }) => [
  ...CLAUSES.filter(({ id }) => id !== '则/11' && id !== '则/15'),
  { id: '则/11', text: '秤不准确', printed: '减10分', rules: ['items.inaccurate'], ...row },
  { id: '则/15', text: '（一）增加检查；', rules: ['measures.C.inspect'] },
]
const WORDED = worded({})
const dismissal = (at: string, until: string, lint = 'fact-unused'): Change => [
  'combine: worse\n',
  `combine: worse\ndismissals: [{ lint: ${lint}, at: ${at}, reason: 留着, until: ${until} }]\n`,
]
const UNUSED: Change = [
  'conditions:\n',
  '  spare: { of: subject, type: boolean, text: 备用 }\nconditions:\n',
]

// A limit over items of the subject and of records, which the exact search does not part.
const LIMITED: Change[] = [
  ['    kind: bonus\n', '    kind: bonus\n    limit: { points: 8, per: subject }\n'],
]

const ROWS: Row[] = [
  {
    code: 'score-between-grades',
    trip: [
      ['    points: -10', '    points: -10.5'],
      ['减10分', '减10.5分'],
    ],
    line: '- { grade: B, name: 良',
    near: [
      ['    points: -10', '    points: -11'],
      ['减10分', '减11分'],
    ],
    says: '104.5 = 100 + 3 + 4 + 4 + 4 − 10.5',
    also: ['score-between-grades'],
  },
  {
    code: 'score-any-hundredth',
    trip: [
      ['pointsBy: { level: { 区级: 2, 市级: 4 } }', 'pointsRecorded: { fact: given, atMost: 4 }'],
      [
        'level: { of: record, type: choice, choices: { 区级: 区, 市级: 市 }, required: [award], text: 级别 }',
        'given: { of: record, type: decimal, required: [award], text: 核给 }',
      ],
    ],
    line: 'pointsRecorded: { fact: given',
    near: [
      ['pointsBy: { level: { 区级: 2, 市级: 4 } }', 'pointsRecorded: { fact: given, atMost: 4 }'],
      [
        'level: { of: record, type: choice, choices: { 区级: 区, 市级: 市 }, required: [award], text: 级别 }',
        'given: { of: record, type: integer, required: [award], text: 核给 }',
      ],
    ],
    says: '第3项',
  },
  {
    code: 'printed-gap',
    trip: [['90分至104分, printedTo: 104', '90分至103分, printedTo: 103']],
    line: '- { grade: B',
    near: [['90分至104分, printedTo: 104', '90分至104.5分, printedTo: 104.5']],
  },
  {
    code: 'printed-overlap',
    trip: [['90分至104分, printedTo: 104', '90分至105分, printedTo: 105']],
    line: '- { grade: B',
    near: [['90分至104分, printedTo: 104', '90分至104.99分, printedTo: 104.99']],
  },
  {
    code: 'printed-differs',
    trip: [['        points: 3\n', '        points: 4\n']],
    line: 'points: 4',
    near: [['        printed: 加3分\n', '        printed: 加三分\n']],
    says: '加3分',
  },
  {
    code: 'printed-differs',
    trip: [['from: 90', 'from: 89.5']],
    line: '- { grade: B',
    near: [['from: 90, printed: 90分至104分', 'from: 89.5, printed: 良好']],
  },
  {
    code: 'grade-unreachable',
    trip: [
      ['limit: { points: 6, per: calendarYear }', 'limit: { points: 6, per: subject }'],
      ['from: 105, printed: 105分以上', 'from: 110, printed: 110分以上'],
      ['90分至104分, printedTo: 104', '90分至109分, printedTo: 109'],
    ],
    line: '- { grade: A',
    near: [
      ['limit: { points: 6, per: calendarYear }', 'limit: { points: 6, per: subject }'],
      ['from: 105, printed: 105分以上', 'from: 109, printed: 109分以上'],
      ['90分至104分, printedTo: 104', '90分至108分, printedTo: 108'],
    ],
    says: '109分',
  },
  {
    code: 'grade-unreachable',
    trip: [
      ...LIMITED,
      ['from: 105, printed: 105分以上', 'from: 108.01, printed: 108.01分以上'],
      ['90分至104分, printedTo: 104', '90分至108分, printedTo: 108'],
    ],
    line: '- { grade: A',
    near: [
      ...LIMITED,
      ['from: 105, printed: 105分以上', 'from: 108, printed: 108分以上'],
      ['90分至104分, printedTo: 104', '90分至107.99分, printedTo: 107.99'],
    ],
    says: '得分不会大于108分',
  },
  {
    code: 'item-without-effect',
    trip: [
      ['        printed: 加1分\n', ''],
      ['        points: 1\n', '        points: 0.4\n'],
    ],
    line: '- id: quiet-3',
    near: [
      ['        printed: 加1分\n', ''],
      ['        points: 1\n', '        points: 1.4\n'],
    ],
    also: ['score-between-grades', 'score-between-grades'],
  },
  {
    code: 'limit-too-small',
    trip: [['limit: { points: 6,', 'limit: { points: 1,']],
    line: 'limit: { points: 1,',
    near: [['limit: { points: 6,', 'limit: { points: 2,']],
    says: '1分',
  },
  {
    code: 'points-unbounded',
    trip: [['min: 0, max: 60,', 'min: 0,']],
    line: 'pointsEach: { points: -1',
    near: [
      ['min: 0, max: 60,', 'min: 0,'],
      ['rounding: none,', 'rounding: none, clamp: { min: 0 },'],
    ],
  },
  {
    code: 'condition-never',
    severity: 'error',
    trip: [['many: { fact: scales, atLeast: 10 }', 'many: { fact: scales, atLeast: 501 }']],
    line: 'many: {',
    near: [['many: { fact: scales, atLeast: 10 }', 'many: { fact: scales, atLeast: 500 }']],
  },
  {
    code: 'condition-never',
    severity: 'error',
    trip: [[OVER.from, '{ fact: overdue, moreThan: 8, lessThan: 9 }']],
    line: 'when: { fact: overdue, moreThan: 8',
    near: [[OVER.from, '{ fact: overdue, moreThan: 7, lessThan: 9 }']],
  },
  {
    code: 'condition-never',
    severity: 'error',
    trip: [['when: { fact: kind, is: 警告 }', 'when: { fact: kind, is: 警告, known: false }']],
    line: '- { id: warned',
    near: [['when: { fact: kind, is: 警告 }', 'when: { fact: kind, is: 警告, known: true }']],
  },
  {
    code: 'condition-contradiction',
    severity: 'error',
    trip: [[OVER.from, '{ all: [{ fact: overdue, atLeast: 9 }, { fact: overdue, lessThan: 9 }] }']],
    line: 'when: { all:',
    near: [[OVER.from, '{ all: [{ fact: overdue, atLeast: 3 }, { fact: overdue, lessThan: 9 }] }']],
  },
  {
    code: 'condition-contradiction',
    severity: 'error',
    trip: [
      [CHEAT, '{ all: [{ fact: level, is: 区级 }, { fact: level, is: 市级 }] }'],
      ['  cheated: { of: record, type: boolean, text: 作弊 }\n', ''],
    ],
    line: '- { id: cheating',
    near: [
      [CHEAT, '{ any: [{ fact: level, is: 区级 }, { fact: type, is: alert }] }'],
      ['  cheated: { of: record, type: boolean, text: 作弊 }\n', ''],
    ],
  },
  {
    code: 'condition-always',
    trip: [
      ['{ condition: many }', '{ fact: scales, atLeast: 0 }'],
      [
        '  many: { fact: scales, atLeast: 10 }',
        '  many: { fact: scales, atLeast: 10 }\n  few: { not: { condition: many } }',
      ],
      [CHEAT, '{ all: [{ fact: cheated, is: true }, { condition: few }] }'],
    ],
    line: 'when: { all: [{ fact: scales, atLeast: 0',
    near: [
      ['{ condition: many }', '{ fact: scales, atLeast: 1 }'],
      ['conditions:\n  many: { fact: scales, atLeast: 10 }\n', ''],
    ],
    also: ['determination-mixed'],
  },
  {
    code: 'condition-always',
    trip: [
      ['{ condition: many }', '{ not: { fact: scales, known: false } }'],
      ['conditions:\n  many: { fact: scales, atLeast: 10 }\n', ''],
    ],
    line: 'when: { all: [{ not:',
    near: [
      ['{ condition: many }', '{ fact: enrolledOn, known: true }'],
      ['conditions:\n  many: { fact: scales, atLeast: 10 }\n', ''],
      ['required: true, text: 公平秤数量', 'text: 公平秤数量'],
      [CHEAT, '{ fact: scales, is: 0 }'],
      ['  cheated: { of: record, type: boolean, text: 作弊 }\n', ''],
    ],
  },
  {
    code: 'condition-shadowed',
    trip: [
      [
        'many: { fact: scales, atLeast: 10 }',
        'many: { any: [{ fact: scales, atLeast: 85 }, { fact: scales, atLeast: 90 }] }',
      ],
    ],
    line: 'many: {',
    near: [
      [
        'many: { fact: scales, atLeast: 10 }',
        'many: { any: [{ fact: scales, atLeast: 85 }, { fact: scales, lessThan: 9 }] }',
      ],
    ],
    says: '「scales atLeast 90」不起作用',
  },
  {
    code: 'condition-implied',
    trip: [
      [
        'many: { fact: scales, atLeast: 10 }',
        'many: { all: [{ fact: scales, atLeast: 85 }, { fact: scales, atLeast: 90 }] }',
      ],
    ],
    line: 'many: {',
    near: [
      [
        'many: { fact: scales, atLeast: 10 }',
        'many: { all: [{ fact: scales, atLeast: 85 }, { fact: scales, isNot: 90 }] }',
      ],
    ],
    says: '「scales atLeast 85」不起作用',
  },
  {
    code: 'condition-unused',
    trip: [['  many: {', '  lone: { fact: scales, is: 7 }\n  many: {']],
    line: 'lone: {',
    near: [
      ['  many: {', '  lone: { fact: scales, is: 7 }\n  many: {'],
      ['to: { fact: quietMonths, atLeast: 4, lessThan: 6 }', 'to: { condition: lone }'],
    ],
  },
  {
    code: 'fact-unused',
    trip: [UNUSED],
    line: 'spare: {',
    near: [
      UNUSED,
      ['to: { fact: quietMonths, atLeast: 4, lessThan: 6 }', 'to: { fact: spare, is: true }'],
    ],
  },
  {
    code: 'tier-overlap',
    trip: [['atLeast: 3, lessThan: 9 }', 'atLeast: 3, atMost: 9 }']],
    line: 'when: { fact: overdue, atLeast: 9 }',
    near: [['atLeast: 3, lessThan: 9 }', 'atLeast: 3, atMost: 8 }']],
    says: '为9时',
  },
  {
    code: 'tier-overlap',
    trip: [[OVER.from, '{ fact: overdue, atLeast: 3 }']],
    line: 'when: { fact: overdue, atLeast: 9 }',
    near: [
      [OVER.from, '{ fact: overdue, atLeast: 3 }'],
      ['alert: { name: 警示 }', 'alert: { name: 警示, sameRecord: highest }'],
    ],
  },
  {
    code: 'tier-gap',
    trip: [['atLeast: 3, lessThan: 9 }', 'atLeast: 3, lessThan: 8 }']],
    line: 'when: { fact: overdue, atLeast: 9 }',
    near: [
      ['atLeast: 3, lessThan: 9 }', 'atLeast: 3, lessThan: 8 }'],
      ['when: { fact: overdue, atLeast: 9 }', 'when: { fact: overdue, moreThan: 7 }'],
    ],
    says: '为8时',
  },
  {
    code: 'tier-gap',
    trip: [['quietMonths, atLeast: 3, lessThan: 6 }\n', 'quietMonths, atLeast: 3, atMost: 4 }\n']],
    line: 'when: { all: [{ condition: many }',
    near: [['quietMonths, atLeast: 3, lessThan: 6 }\n', 'quietMonths, atLeast: 3, atMost: 5 }\n']],
    says: '为5时',
  },
  {
    code: 'on-top-of-order',
    trip: [
      ['onTopOf: alert-9', 'onTopOf: inaccurate'],
      ['        points: -10\n', '        record: alert\n        points: -10\n'],
    ],
    line: 'onTopOf: inaccurate',
    near: [
      ['onTopOf: alert-9', 'onTopOf: alert-3'],
      ['of: overdue, after: 9', 'of: overdue, after: 3'],
    ],
  },
  {
    code: 'on-top-of-never',
    severity: 'error',
    trip: [['onTopOf: alert-9', 'when: { fact: overdue, lessThan: 9 }\n        onTopOf: alert-9']],
    line: 'onTopOf: alert-9',
    near: [['onTopOf: alert-9', 'when: { fact: overdue, atLeast: 10 }\n        onTopOf: alert-9']],
  },
  {
    code: 'on-top-of-never',
    severity: 'error',
    trip: [
      ['{ points: -1, of: overdue, after: 9 }', '{ points: -1, of: overdue, after: 8 }'],
      ['onTopOf: alert-9', 'onTopOf: alert-3'],
    ],
    line: 'onTopOf: alert-3',
    near: [
      ['{ points: -1, of: overdue, after: 9 }', '{ points: -1, of: overdue, after: 7 }'],
      ['onTopOf: alert-9', 'onTopOf: alert-3'],
    ],
  },
  {
    code: 'text-cut',
    trip: [['text: 秤不准确', 'text: 秤不准确 #市级']],
    line: 'text: 秤不准确 #市级',
    near: [['text: 秤不准确', 'text: "秤不准确 #市级"']],
    says: '「秤不准确」后面的「#市级」成了注释',
  },
  {
    code: 'text-cut',
    trip: [['printed: 减10分', 'printed: 减10分 # 每次']],
    line: 'printed: 减10分 # 每次',
    near: [['printed: 减10分\n', 'printed: 减10分#每次\n']],
  },
  {
    code: 'quotes-kept',
    trip: [['unit: 台', 'unit: “台”']],
    line: 'scales: {',
    near: [['unit: 台', 'unit: "台"']],
    says: '「“台”」两端的中文引号成了文字',
  },
  {
    code: 'quotes-kept',
    trip: [
      ['{ 区级: 区, 市级: 市 }', '{ “区级”: 区, 市级: 市 }'],
      ['{ 区级: 2, 市级: 4 }', '{ “区级”: 2, 市级: 4 }'],
    ],
    line: 'level: {',
    near: [['{ 区级: 区, 市级: 市 }', '{ 区级: “区”级, 市级: 市 }']],
  },
  {
    code: 'quotes-kept',
    trip: [['kind, is: 警告', 'kind, is: “警告”']],
    line: '- { id: warned',
    near: [['kind, is: 警告', 'kind, is: "“警告”"']],
    says: '「“警告”」两端的中文引号成了文字',
  },
  {
    code: 'list-parted',
    trip: [['kind, is: 警告', 'kind, in: [警告，罚款]']],
    line: '- { id: warned',
    near: [['kind, is: 警告', 'kind, in: ["警告，罚款"]']],
    says: '「警告，罚款」是一个取值',
  },
  {
    code: 'list-parted',
    trip: [['kind, is: 警告', 'kind, notIn: [拘留, 警告、罚款]']],
    line: '- { id: warned',
    near: [['kind, is: 警告', 'kind, is: 警告、罚款']],
  },
  {
    code: 'item-twice',
    trip: [['        text: 超期九天', '        text: 超期三天']],
    line: 'text: 超期三天',
    near: [['        text: 超期九天', '        text: 受到表彰']],
    says: 'alert-3',
  },
  {
    code: 'determination-shadowed',
    trip: [
      [
        'when: { fact: kind, is: 警告 }',
        'when: { all: [{ fact: cheated, is: true }, { fact: kind, is: 警告 }] }',
      ],
    ],
    line: '- { id: warned',
    near: [
      [
        'when: { fact: kind, is: 警告 }',
        'when: { any: [{ fact: cheated, is: true }, { fact: kind, is: 警告 }] }',
      ],
    ],
    says: 'cheating',
  },
  {
    code: 'determination-idle',
    trip: [['id: warned, grade: B', 'id: warned, grade: A']],
    line: '- { id: warned',
    near: [
      ['id: warned, grade: B', 'id: warned, grade: A'],
      ['combine: worse', 'combine: determinationOverrides'],
    ],
  },
  {
    code: 'determination-mixed',
    trip: [[CHEAT, '{ any: [{ fact: cheated, is: true }, { fact: scales, is: 0 }] }']],
    line: '- { id: cheating',
    near: [[CHEAT, '{ all: [{ fact: cheated, is: true }, { fact: subjectType, is: stall }] }']],
  },
  {
    code: 'grade-without-measures',
    trip: [['  B: { none: { zh: 没有规定, en: none } }\n', '']],
    line: '- { grade: B',
    near: [['  B: { none: { zh: 没有规定, en: none } }\n', '  B: { inherits: C }\n']],
  },
  {
    code: 'measures-missing',
    trip: [[BASE.slice(BASE.indexOf('measures:\n'), BASE.indexOf('readings:\n')), '']],
    line: 'grades:',
    near: [['没有规定, en: none } }\n  B', '没有措施, en: none } }\n  B']],
  },
  {
    code: 'clause-unknown',
    severity: 'error',
    trip: [['cite: 则/11', 'cite: 则/16']],
    line: 'cite: 则/16',
    near: [['cite: 则/11', 'cite: 则/15']],
    context: { clauses: CLAUSES },
  },
  {
    code: 'wording-differs',
    trip: [['text: 秤不准确', 'text: 称不准确']],
    line: 'text: 称不准确',
    near: [],
    context: { clauses: WORDED },
    says: '则/11是「秤不准确」',
  },
  {
    code: 'wording-differs',
    trip: [],
    line: 'printed: 减10分',
    near: [],
    context: { clauses: worded({ printed: '减分：10分' }) },
  },
  {
    code: 'wording-differs',
    trip: [['text: 增加检查', 'text: 增加抽查']],
    line: 'C: { list: [{ id: inspect',
    near: [['text: 增加检查', 'text: 加检查']],
    context: { clauses: WORDED },
  },
  {
    code: 'clause-without-rule',
    trip: [],
    line: 'sources:',
    near: [],
    context: { clauses: [...CLAUSES, { id: '则/16' }] },
    says: '则/16',
  },
  {
    code: 'clause-rule-gone',
    trip: [],
    line: 'sources:',
    near: [],
    context: {
      clauses: [...CLAUSES, { id: '则/16', rules: ['determinations.warned', 'items.gone'] }],
    },
    says: '则/16 「items.gone」',
  },
  {
    code: 'clause-of-another',
    trip: [['cite: 则/11', 'cite: 则/10']],
    line: 'cite: 则/10',
    near: [],
    context: { clauses: WORDED },
    says: '「inaccurate」的依据写的是则/10，官方文本中对应它的条款是则/11',
  },
  {
    code: 'clause-of-another',
    trip: [['        cite: 则/10', '        cite: 则/11']],
    line: 'cite: 则/11',
    near: [['        cite: 则/10', '        cite: 则/9']],
    context: {
      clauses: WORDED.map(({ id, ...row }) =>
        id === '则/11' ? { id, rules: ['items.inaccurate'] } : { id, ...row },
      ),
    },
    says: '「alert-daily」的依据写的是则/11，这个条款对应的规则却是items.inaccurate',
  },
  {
    code: 'subject-named',
    severity: 'error',
    trip: [['text: 秤不准确', 'text: 91350100M000100Y43的秤不准确']],
    line: 'text: 91350100M000100Y43',
    near: [['text: 秤不准确', 'text: 91350100M000100Y4的秤不准确']],
  },
  {
    code: 'effective-date-missing',
    trip: [['effectiveFrom: 2026-01-01\n', '']],
    line: 'format:',
    near: [['effectiveFrom: 2026-01-01\n', 'effectiveFrom: 2026-01-02\n']],
  },
  {
    code: 'effective-date-taken',
    severity: 'error',
    trip: [['version: v1', 'version: v2']],
    line: 'effectiveFrom:',
    near: [
      ['version: v1', 'version: v2'],
      ['2026-01-01', '2026-01-02'],
    ],
    context: { siblings: [{ version: 'v1', effectiveFrom: '2026-01-01' }] },
  },
  {
    code: 'edit-clash',
    severity: 'error',
    trip: [
      [
        '  - id: full-months',
        '  - { id: other, question: { zh: 问, en: q }, chosen: this, text: { zh: 答, en: a }, cite: 则/5, alternatives: [{ id: that, text: { zh: 另, en: b }, change: [{ remove: items.quiet-3.when.lessThan }] }] }\n  - id: full-months',
      ],
    ],
    line: 'change: [{ set: items.quiet-3.when',
    near: [
      [
        '  - id: full-months',
        '  - { id: other, question: { zh: 问, en: q }, chosen: this, text: { zh: 答, en: a }, cite: 则/5, alternatives: [{ id: that, text: { zh: 另, en: b }, change: [{ set: items.quiet-3.points, to: 2 }] }] }\n  - id: full-months',
      ],
    ],
  },
  {
    code: 'answer-unmatched',
    trip: [dismissal('facts.spare', '2027-01-01')],
    line: 'dismissals:',
    near: [dismissal('facts.spare', '2027-01-01'), UNUSED],
  },
  {
    code: 'dismissal-expired',
    severity: 'note',
    trip: [dismissal('facts.spare', '2026-06-29'), UNUSED],
    line: 'dismissals:',
    near: [dismissal('facts.spare', '2026-06-30'), UNUSED],
    also: ['fact-unused'],
  },
]

const open = (problems: Awaited<ReturnType<typeof problemsOf>>) =>
  problems.filter(({ severity, code }) => severity !== 'note' || code === 'dismissal-expired')

describe('the base', () => {
  it('has nothing said about it', async () => {
    expect(await problemsOf(BASE)).toEqual([])
    expect(await problemsOf(BASE, { clauses: CLAUSES })).toEqual([])
    expect(await problemsOf(BASE, { clauses: WORDED })).toEqual([])
  })
})

describe('an amendment', () => {
  const text = changed(['text: 秤不准确', 'text: 称不准确'])
  const codes = async (siblings: CheckContext['siblings']) => {
    const found = open(
      await problemsOf(text, { clauses: WORDED, ...(siblings ? { siblings } : {}) }),
    )
    return found.map(({ code }) => code)
  }

  it('may change the wording; a first version may not', async () => {
    expect(await codes([{ version: 'v0', effectiveFrom: '2025-12-31' }])).toEqual([])
    expect(await codes([{ version: 'v2', effectiveFrom: '2026-01-02' }])).toEqual([
      'wording-differs',
    ])
    expect(await codes([{ version: 'v1', effectiveFrom: '2025-12-31' }])).toEqual([
      'wording-differs',
    ])
  })
})

describe('a lint', () => {
  it.each(ROWS.map((row, i) => [`${row.code} (${i + 1})`, row] as const))(
    '%s is told at its line and alone, and not of a near miss',
    async (_, { code, trip, line, near, severity = 'warning', context, says = '', also = [] }) => {
      const text = changed(...trip)
      const found = open(await problemsOf(text, context))
      expect(found.map((each) => each.code).sort()).toEqual([code, ...also].sort())
      const told = found.find((each) => each.code === code)!
      expect(told.severity).toBe(severity)
      expect(text.split('\n')[told.line! - 1]!.trim().slice(0, line.length)).toBe(line)
      expect(told.text.zh).toContain(says)
      expect(told.text.en).not.toMatch(/undefined/)
      expect(told.text.zh).not.toMatch(/undefined/)
      const calm = near.length === 0 ? { clauses: CLAUSES } : context
      const others = open(await problemsOf(changed(...near), calm)).map((each) => each.code)
      expect(others).not.toContain(code)
      expect(others.filter((each) => each !== 'score-between-grades')).toEqual([])
    },
  )

  it('has such a row, each of them', () => {
    // Of files and of versions: test/api/cli/check.test.ts and gone.test.ts.
    const elsewhere = ['source-unread', 'parts-gone']
    const covered = new Set([...ROWS.map(({ code }) => code), ...elsewhere])
    expect(Object.keys(LINTS).filter((code) => !covered.has(code))).toEqual([])
  })
})
