// The official table as it is printed, and moving through the text.
import type { Catalogue } from '../base/say.ts'

export const TABLE = {
  kind: { zh: '类别', en: 'Kind' },
  section: { zh: '项目', en: 'Section' },
  content: { zh: '评价内容', en: 'Content' },
  points: { zh: '分值', en: 'Points' },
  bonus: { zh: '加分', en: '加分' },
  deduction: { zh: '减分', en: '减分' },
  find: { zh: '在条文中查找', en: 'Find in the text' },
  sources: { zh: '官方文本', en: 'Official texts' },
  none: { zh: '没有读到官方文本。', en: 'The official texts were not found.' },
  row: (n: string) => ({ zh: `第${n}项`, en: `item ${n}` }),
  reading: (id: string) => ({ zh: `口径：${id}`, en: `reading: ${id}` }),
} satisfies Catalogue

/** Parts of a standard, as a sentence names them. */
export const PLACES = {
  grade: (grade: string) => ({ zh: `${grade}级分数段`, en: `band of grade ${grade}` }),
  condition: (words: string) => ({ zh: `条件「${words}」`, en: `condition 「${words}」` }),
  type: (name: string) => ({ zh: `信息类型「${name}」`, en: `record type 「${name}」` }),
  score: { zh: '得分上下限', en: 'bounds of the score' },
  determination: (grade: string) => ({
    zh: `直接判定为${grade}级`,
    en: `determination of grade ${grade}`,
  }),
  measures: (grade: string) => ({ zh: `${grade}级的措施`, en: `measures of grade ${grade}` }),
  countsPoints: { zh: '计分的条件', en: 'what counts for points' },
  countsDetermination: { zh: '直接判定的条件', en: 'what counts to determine' },
  subjects: { zh: '评价对象', en: 'subjects' },
} satisfies Catalogue
