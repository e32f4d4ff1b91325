// Invented figures for the page of parts, and nowhere else.
import type { Scale } from '../../base/scale.ts'
import type { Step } from '../../parts/lx-ladder.ts'
import type { Clause } from '../../parts/lx-statute.ts'

export const FIVE: Scale = [
  { grade: 'A', name: '优秀', from: 95 },
  { grade: 'B', name: '良好', from: 85 },
  { grade: 'C', name: '一般', from: 75 },
  { grade: 'D', name: '警示', from: 65 },
  { grade: 'E', name: '失信' },
]

export const MOVES = {
  A: { A: 212_396, B: 75, C: 15, D: 0, E: 0 },
  B: { A: 15_246, B: 1_577_512, C: 1464, D: 96, E: 0 },
  C: { A: 0, B: 1043, C: 82_861, D: 3918, E: 419 },
  D: { A: 0, B: 0, C: 212, D: 36_791, E: 902 },
  E: { A: 0, B: 0, C: 0, D: 37, E: 8220 },
}

export const STEPS: Step[] = [
  { row: '7', title: '参加计量公益服务活动', detail: '2026年4月22日', points: 4, other: 4 },
  {
    row: '24',
    title: '未设置符合要求的公平秤',
    detail: '2025年12月2日录入',
    points: -10,
    other: -3,
  },
]

export const PROBLEMS = [
  {
    code: 'limit-small',
    severity: 'warning',
    text: {
      zh: '第14项每天扣2分且不设上限。',
      en: 'Item 14 deducts 2 points a day without a limit.',
    },
    line: 252,
  },
  {
    code: 'date-missing',
    severity: 'error',
    text: { zh: '施行日期尚未填写。', en: 'The effective date is missing.' },
    line: 9,
    fix: [],
  },
]

export const CLAUSES: Clause[] = [
  { heading: '第三章　信用评价' },
  {
    id: '办法/15',
    text: '第十五条　计量信用得分评价由系统自动生成并确定信用等级。',
    rules: ['score'],
  },
  { id: '办法/16', text: '第十六条　示例。', rules: ['readings.a'] },
  { id: '办法/17', text: '第十七条　示例。', reason: { zh: '无需规则。', en: 'No rule needed.' } },
]
