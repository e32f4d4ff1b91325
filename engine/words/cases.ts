// The one catalogue of problems: worked cases.
import { hint, type Words } from './form.ts'

export const CASES = {
  'case-differs': (v) => ({
    zh: `案例「${v.case}」${v.under}的${v.part}应为${v.expected}，实为${v.actual}`,
    en: `case 「${v.case}」${v.under}: ${v.part} should be ${v.expected} but is ${v.actual}`,
  }),
  'case-shape': (v) => ({
    zh: `案例「${v.case}」的${v.path}：${v.zh}`,
    en: `case 「${v.case}」, ${v.path}: ${v.en}`,
  }),
  'case-about': (v) => ({
    zh: `案例「${v.case}」的about：没有评分项、直接判定或者解释口径「${v.id}」`,
    en: `case 「${v.case}」, about: there is no item, determination or reading 「${v.id}」`,
    ...(v.nearest
      ? hint(`是否想写「${v.nearest}」`, `did you mean 「${v.nearest}」`)
      : hint('核对编号', 'check the id')),
  }),
  'case-coverage': (v) => ({
    zh: `没有案例涉及${v.kindZh}「${v.id}」`,
    en: `no case touches the ${v.kind} 「${v.id}」`,
  }),
} satisfies Record<string, Words>
