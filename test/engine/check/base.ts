// A small ruleset with nothing to say about it: every broken one is this one with a change.

import type { CheckContext } from '../../../engine/check/check.ts'
import { check } from '../../../engine/check/check.ts'
import type { Problem } from '../../../engine/words/problem.ts'

export const BASE = `format: 1
ruleset: scales
version: v1
title: { zh: 公平秤细则, en: Fair scales }
effectiveFrom: 2026-01-01
sources: { 则: { title: 公平秤细则 } }
subjects: { scored: [market, stall], notApplicable: { visitor: 则/2 } }
score: { base: 100, direction: higherIsBetter, sameCase: highest, rounding: none, cite: 则/3 }
validity: { years: 1, from: recordedOn, lastDay: inclusive, cite: 则/4 }
grades:
  - { grade: A, name: 优, from: 105, printed: 105分以上 }
  - { grade: B, name: 良, from: 90, printed: 90分至104分, printedTo: 104 }
  - { grade: C, name: 差, printed: 89分以下, printedTo: 89 }
facts:
  scales: { of: subject, type: integer, min: 0, max: 500, unit: 台, required: true, text: 公平秤数量 }
  enrolledOn: { of: subject, type: date, required: true, text: 纳入之日 }
  quietMonths:
    of: subject
    type: integer
    derive: { fullMonths: { from: [enrolledOn], until: asOf } }
    text: 满几个月
  level: { of: record, type: choice, choices: { 区级: 区, 市级: 市 }, required: [award], text: 级别 }
  kind: { of: record, type: text, text: 处罚种类 }
  overdue: { of: record, type: integer, min: 0, max: 60, required: [alert], text: 超期天数 }
  cheated: { of: record, type: boolean, text: 作弊 }
conditions:
  many: { fact: scales, atLeast: 10 }
types:
  alert: { name: 警示 }
sections:
  - name: 加分
    kind: bonus
    items:
      - id: quiet-3
        text: 三个月平静
        printed: 加1分
        record: none
        points: 1
        when: { fact: quietMonths, atLeast: 3, lessThan: 6 }
        cite: 则/5
      - id: quiet-6
        text: 六个月平静
        printed: 加3分
        record: none
        points: 3
        when: { all: [{ condition: many }, { fact: quietMonths, atLeast: 6 }] }
        cite: 则/6
      - id: award
        text: 受到表彰
        pointsBy: { level: { 区级: 2, 市级: 4 } }
        limit: { points: 6, per: calendarYear }
        cite: 则/7
  - name: 减分
    kind: deduction
    items:
      - id: alert-3
        text: 超期三天
        record: alert
        points: -1
        when: { fact: overdue, atLeast: 3, lessThan: 9 }
        cite: 则/8
      - id: alert-9
        text: 超期九天
        record: alert
        points: -5
        when: { fact: overdue, atLeast: 9 }
        cite: 则/9
      - id: alert-daily
        text: 再超期的每天
        record: alert
        pointsEach: { points: -1, of: overdue, after: 9 }
        onTopOf: alert-9
        cite: 则/10
      - id: inaccurate
        text: 秤不准确
        printed: 减10分
        points: -10
        cite: 则/11
determinations:
  - { id: cheating, grade: C, when: { fact: cheated, is: true }, cite: 则/12 }
  - { id: warned, grade: B, when: { fact: kind, is: 警告 }, cite: 则/13 }
combine: worse
repair: { effect: { points: exclude, determination: exclude }, cite: 则/14 }
measures:
  A: { none: { zh: 没有规定, en: none } }
  B: { none: { zh: 没有规定, en: none } }
  C: { list: [{ id: inspect, kind: penalty, modality: shall, text: 增加检查, cite: 则/15 }] }
readings:
  - id: full-months
    question: { zh: 怎样算满月？, en: What is a full month? }
    chosen: to-the-day
    text: { zh: 对应日当天满。, en: Full on the day itself. }
    cite: 则/5
    alternatives:
      - id: longer
        text: { zh: 再加一个月。, en: One month more. }
        change: [{ set: items.quiet-3.when, to: { fact: quietMonths, atLeast: 4, lessThan: 6 } }]
`

export type Change = readonly [from: string, to: string]

/** The base with each change made; a change that changes nothing is a mistake of the test. */
export function changed(...changes: readonly Change[]): string {
  return changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`「${from}」 stands not once in the base`)
    return text.replace(from, () => to)
  }, BASE)
}

/** What the check says of a text. */
export async function problemsOf(
  text: string,
  more: Partial<CheckContext> = {},
): Promise<Problem[]> {
  return (await check(text, { asOf: '2026-06-30', ...more })).problems
}
