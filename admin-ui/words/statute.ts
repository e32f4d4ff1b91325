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
  grade: (grade: string) => ({ zh: `${grade}级分数段`, en: `the band of grade ${grade}` }),
  condition: (id: string) => ({ zh: `条件 ${id}`, en: `condition ${id}` }),
  type: (name: string) => ({ zh: `信息类型「${name}」`, en: `record type 「${name}」` }),
  score: { zh: '得分上下限', en: 'the bounds of the score' },
} satisfies Catalogue
