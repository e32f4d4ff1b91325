// Rulesets broken by hand, each in one place: the fault is named at that line and alone.
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type CheckContext, type Clause, check } from '../../../engine/check/check.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { fileText } from '../../support.ts'

const FOLDER = 'rules/hangzhou-metrology'
const V1 = fileText(`${FOLDER}/v1.yaml`)
const context: CheckContext = {
  asOf: '2026-11-24',
  clauses: ['measures', 'scoring']
    .flatMap((name): Clause[] => parse(fileText(`${FOLDER}/sources/${name}.yaml`)).clauses)
    .filter(({ id }) => id !== undefined),
  siblings: [{ version: 'v1', effectiveFrom: '2021-01-01', ruleset: parse(V1) as Ruleset }],
}

const ROW_16 = '        points: -10\n        cite: 标准/16'
const ONE_YEAR =
  'all: [{ condition: enrolled }, { fact: instruments, atLeast: 1 }, { fact: quietMonths, atLeast: 12 }]'
const IN_ANY =
  '{ any: [{ fact: classification, is: 9-1 }, { condition: penalty-that-determines }] }'

/** What is written, what is written instead, the code, and the beginning of the line told. */
type Fault = [name: string, from: string, to: string, code: string, line: string]

const FAULTS: Fault[] = [
  ['a misspelt key', ROW_16, ROW_16.replace('points', 'ponits'), 'key-unknown', 'ponits:'],
  ['a misspelt key that must be there', 'text: 开展诚信', 'txt: 开展诚信', 'key-unknown', 'txt:'],
  ['a number in quotes', ROW_16, ROW_16.replace('-10', '"-10"'), 'type-wrong', 'points: "-10"'],
  ['a full-width minus', ROW_16, ROW_16.replace('-10', '－10'), 'type-wrong', 'points: －10'],
  [
    'a full-width colon',
    ROW_16,
    ROW_16.replace('points: ', 'points：'),
    'text-punctuation',
    'points：',
  ],
  ['a word for a number', '  base: 90', '  base: ninety', 'type-wrong', 'base:'],
  ['a key left empty', '  base: 90', '  base:', 'type-wrong', 'base:'],
  ['three decimals', 'points: 1.5', 'points: 1.555', 'points-precision', 'points: 1.555'],
  ['an id used twice', 'id: seal-broken', 'id: pledge', 'id-duplicate', '- id: pledge'],
  ['two letters swapped in a key', 'text: 开展诚信', 'tetx: 开展诚信', 'key-unknown', 'tetx:'],
  ['a grade used twice', '- grade: C', '- grade: B', 'id-duplicate', '- grade: B'],
  [
    'an unknown fact',
    '{ fact: instruments, atLeast: 1 }',
    '{ fact: instrument, atLeast: 1 }',
    'fact-undeclared',
    'all: [{ condition: enrolled }, { fact: instrument,',
  ],
  [
    'an unknown fact in a named condition',
    'few-instruments: { fact: instruments',
    'few-instruments: { fact: instrumens',
    'fact-undeclared',
    'few-instruments:',
  ],
  [
    'a fact removed',
    '  certificate: { of: record, type: text, required: [certification], text: 证书名称 }\n',
    '',
    'fact-undeclared',
    'distinctBy: certificate',
  ],
  [
    'a type removed',
    '  red-alert: { name: 红色警示, sameRecord: sum }\n',
    '',
    'reference-unknown',
    'record: red-alert',
  ],
  [
    'a missing clause',
    ROW_16,
    '        points: -10',
    'key-missing',
    '- id: failed-instrument-in-use',
  ],
  [
    'a clause that is not there',
    ROW_16,
    `${ROW_16.slice(0, -2)}96`,
    'clause-unknown',
    'cite: 标准/96',
  ],
  [
    'a clause of another item',
    ROW_16,
    ROW_16.replace('标准/16', '标准/17'),
    'clause-of-another',
    'cite: 标准/17',
  ],
  [
    'an undeclared source',
    ROW_16,
    ROW_16.replace('标准', '标淮'),
    'reference-unknown',
    'cite: 标淮/16',
  ],
  ['a wrong sign', ROW_16, ROW_16.replace('-10', '10'), 'points-sign', 'points: 10'],
  [
    'a section of the wrong kind',
    '  - name: 水效标识\n    kind: deduction',
    '  - name: 水效标识\n    kind: bonus',
    'kind-reversed',
    'kind: bonus',
  ],
  [
    'the wrong direction',
    'direction: higherIsBetter',
    'direction: lowerIsBetter',
    'direction-reversed',
    'direction:',
  ],
  ['grades in the wrong order', '    from: 75\n', '    from: 86\n', 'grade-order', 'from: 86'],
  [
    'a limit for the last grade',
    '    name: 失信\n',
    '    name: 失信\n    from: 10\n',
    'grade-open-end',
    'from: 10',
  ],
  [
    'whole points without a grade',
    'printedTo: 84',
    'printedTo: 83',
    'printed-gap',
    'printedTo: 83',
  ],
  [
    'points unlike the printed ones',
    ROW_16,
    ROW_16.replace('-10', '-12'),
    'printed-differs',
    'points: -12',
  ],
  [
    'an inherited circle',
    '  D:\n    cite: 办法/24',
    '  D:\n    inherits: E\n    cite: 办法/24',
    'reference-cycle',
    'inherits: E',
  ],
  [
    'a circle of conditions',
    'metrology-penalty: { fact: classification, is: 9-2 }',
    'metrology-penalty: { condition: penalty-that-determines }',
    'reference-cycle',
    'penalty-that-determines:',
  ],
  [
    'a circle of items',
    '        when: { condition: alert-9-days }',
    '        when: { condition: alert-9-days }\n        onTopOf: red-alert-after-9-days',
    'reference-cycle',
    'onTopOf: red-alert-after-9-days',
  ],
  [
    'an impossible date',
    'effectiveFrom: 2021-01-01',
    'effectiveFrom: 2021-02-30',
    'date-impossible',
    'effectiveFrom:',
  ],
  [
    'a date of another version',
    'version: v1',
    'version: v2',
    'effective-date-taken',
    'effectiveFrom:',
  ],
  ['no date', 'effectiveFrom: 2021-01-01\n', '', 'effective-date-missing', 'format:'],
  ['an empty all', ONE_YEAR, 'all: []', 'list-empty', 'all: []'],
  [
    'all beside any',
    ONE_YEAR,
    'all: [{ condition: enrolled }]\n          any: [{ fact: instruments, atLeast: 1 }]',
    'sentence-shape',
    'when:',
  ],
  [
    'a constant of another type',
    '{ fact: quietMonths, atLeast: 12 }',
    '{ fact: quietMonths, atLeast: "12" }',
    'comparison-type',
    'all: [{ condition: enrolled }',
  ],
  [
    'a choice that is none',
    '{ fact: classification, is: 9-1 }',
    '{ fact: classification, is: 9-7 }',
    'choice-unknown',
    'when: { any:',
  ],
  [
    'an unknown condition',
    '{ condition: few-instruments }\n            - { condition: quiet-6',
    '{ condition: few-instrument }\n            - { condition: quiet-6',
    'reference-unknown',
    '- { condition: few-instrument }',
  ],
  [
    'a condition of records for the subject',
    '        record: red-alert\n        points: -1\n',
    '        record: none\n        points: -1\n',
    'fact-scope',
    'when:',
  ],
  [
    'limits that leave nothing',
    'few-instruments: { fact: instruments, atLeast: 1, atMost: 20 }',
    'few-instruments: { fact: instruments, atLeast: 20, atMost: 1 }',
    'condition-never',
    'few-instruments:',
  ],
  [
    'tiers that overlap',
    'atLeast: 6, lessThan: 12 }',
    'atLeast: 6, atMost: 12 }',
    'tier-overlap',
    'all: [{ condition: enrolled }',
  ],
  [
    'tiers that leave a gap',
    'alert-6-days: { fact: unhandledDays, atLeast: 6,',
    'alert-6-days: { fact: unhandledDays, moreThan: 6,',
    'tier-gap',
    'alert-6-days:',
  ],
  [
    'a shadowed determination',
    IN_ANY,
    '{ all: [{ condition: penalty-that-determines }, { fact: classification, is: 10-1 }] }',
    'condition-contradiction',
    'when: { all:',
  ],
  [
    'a determination of an unknown grade',
    '    grade: D\n    when',
    '    grade: F\n    when',
    'reference-unknown',
    'grade: F',
  ],
  [
    'measures inherited from a word',
    'inherits: D',
    'inherits: 警示',
    'reference-unknown',
    'inherits: 警示',
  ],
  [
    'a determination to the best grade',
    '    grade: E\n    when',
    '    grade: A\n    when',
    'determination-idle',
    'grade: A',
  ],
  [
    'an item to add to that is none',
    'onTopOf: red-alert-9-days',
    'onTopOf: red-alert-9-day',
    'reference-unknown',
    'onTopOf:',
  ],
  [
    'recorded points of an unknown fact',
    'pointsRecorded: { fact: awarded,',
    'pointsRecorded: { fact: award,',
    'fact-undeclared',
    'pointsRecorded:',
  ],
  [
    'points by an unknown fact',
    'pointsBy: { level: {',
    'pointsBy: { levle: {',
    'fact-undeclared',
    'pointsBy:',
  ],
  ['a misspelt value with points', '国家级: 8', '国家及: 8', 'choice-unknown', 'pointsBy:'],
  [
    'points in two shapes',
    ROW_16,
    ROW_16.replace('cite', 'pointsBy: { level: { 县级: -2 } }\n        cite'),
    'points-shape',
    '- id: failed-instrument-in-use',
  ],
  [
    'a comment that cuts the wording',
    '检定封签（印）',
    '检定封签 #（印）',
    'text-cut',
    'text: 破坏',
  ],
  [
    'a condition named as a fact',
    'when: { condition: alert-3-days }',
    'when: { fact: alert-3-days }',
    'fact-undeclared',
    'when:',
  ],
  ['a value without points', '省级: 6, ', '', 'points-by-gap', 'pointsBy:'],
  [
    'a fact that need not be there',
    '    required: [award]\n',
    '',
    'fact-not-required',
    'pointsBy:',
  ],
  [
    'a required type that is none',
    'required: [award]',
    'required: [awards]',
    'reference-unknown',
    'required: [awards]',
  ],
  [
    'a limit of nothing',
    'limit: { points: 1, per: subject }',
    'limit: { points: 0, per: subject }',
    'limit-sign',
    'limit:',
  ],
  [
    'a limit too small',
    'limit: { points: 1, per: calendarYear }',
    'limit: { points: 0.5, per: calendarYear }',
    'limit-too-small',
    'limit:',
  ],
  [
    'a floor above the ceiling',
    'clamp: {}',
    'clamp: { min: 100, max: 0 }',
    'clamp-order',
    'clamp:',
  ],
  [
    'a word that is not allowed',
    'sameCase: highest',
    'sameCase: higest',
    'value-not-listed',
    'sameCase:',
  ],
  [
    'a grade without measures',
    '  C:\n    none: { zh: 《办法》没有规定C级的措施。, en: The measures name none for grade C. }\n',
    '',
    'grade-without-measures',
    '- grade: C',
  ],
  [
    'an alternative with a bad path',
    'set: grades.D.from, to: 64.01',
    'set: grades.F.from, to: 64.01',
    'reading-breaks',
    '- { set: grades.F.from',
  ],
  [
    'an alternative with a bad value',
    '{ set: score.rounding, to: halfUp }',
    '{ set: score.rounding, to: up }',
    'reading-breaks',
    '- { set: score.rounding',
  ],
  [
    'two alternatives of one name',
    '- id: favour-subject',
    '- id: round-half-up',
    'id-duplicate',
    '- id: round-half-up',
  ],
  [
    'two readings of one place',
    '{ set: score.clamp.max, to: 100 }',
    '{ set: score.rounding, to: none }',
    'edit-clash',
    '- { set: score.rounding, to: none',
  ],
  ['an item renamed', 'id: seal-broken', 'id: seal-brokn', 'clause-rule-gone', '- id: seal-brokn'],
  [
    'a tab',
    ROW_16,
    ROW_16.replace('        points', '\t\tpoints'),
    'text-character',
    '\t\tpoints'.trim(),
  ],
  ['an anchor', 'validity: {', 'validity: &v {', 'text-forbidden', 'validity:'],
  ['a merge key', 'score:\n', 'score:\n  <<: { a: 1 }\n', 'text-forbidden', '<<:'],
  ['a key written twice', ROW_16, `        points: -10\n${ROW_16}`, 'key-duplicate', 'points: -10'],
  ['a wrong indent', ROW_16, ROW_16.slice(1), 'text-syntax', 'points: -10'],
  ['a bracket left open', 'clamp: {}', 'clamp: {', 'text-syntax', 'cite: [办法/15'],
]

describe('a ruleset broken in one place', () => {
  it.each(FAULTS)('is told of %s at its line and alone', async (_, from, to, code, line) => {
    const at = V1.indexOf(from)
    expect(at, 'the fault is in the file').toBeGreaterThan(-1)
    const text = V1.slice(0, at) + to + V1.slice(at + from.length)
    const { problems } = await check(text, context)
    const open = problems.filter(({ severity }) => severity !== 'note')
    expect(open.map((each) => each.code)).toEqual([code])
    expect(text.split('\n')[open[0]!.line! - 1]!.trim().slice(0, line.length)).toBe(line)
    // Something to act on, in both languages, and never a hole.
    for (const said of [open[0]!.text, open[0]!.hint].filter((each) => each !== undefined))
      expect(`${said.zh}${said.en}`).not.toMatch(/undefined|NaN|\[object/)
  })
})

describe('a ruleset cut off', () => {
  const items =
    V1.slice(0, V1.indexOf('  - name: 校准机构')) + V1.slice(V1.indexOf('determinations:'))

  it('in its items is told of what the version before has, at the last item left', async () => {
    const { problems } = await check(items, context)
    const gone = problems.find(({ code }) => code === 'parts-gone')!
    expect(gone.text.zh).toBe(
      '与v1相比少了40个评分项，从「calibration-unfiled」到「judgment-unperformed」',
    )
    expect(items.split('\n')[gone.line! - 1]).toContain('id: comparison-failed')
    expect(problems.filter(({ severity }) => severity !== 'note')).toHaveLength(2)
  })

  it('at the end of any line is still YAML or not, and never passes unseen', async () => {
    const lines = V1.split('\n')
    for (const line of [300, 700, 900, 1100, 1300]) {
      const { problems } = await check(`${lines.slice(0, line).join('\n')}\n`, context)
      expect(
        problems.some(({ severity }) => severity !== 'note'),
        `line ${line}`,
      ).toBe(true)
    }
  })

  it('by an item or two is not told so: that is how items are repealed', async () => {
    const at = V1.indexOf('      - id: judgment-unperformed')
    const text = V1.slice(0, at) + V1.slice(V1.indexOf('\ndeterminations:'))
    const { problems } = await check(text, { ...context, clauses: [] })
    expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([])
  })
})
