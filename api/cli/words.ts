// The words of the command line's sheets, Chinese first.
import type { CompiledMeasure } from '../../engine/compile/model.ts'
import type { Text } from '../../engine/words/problem.ts'

export const WORDS = {
  subject: { zh: '信用主体', en: 'Subject' },
  standard: { zh: '评价标准', en: 'Standard' },
  asOf: { zh: '评价日', en: 'as of' },
  reading: { zh: '改用口径', en: 'Reading' },
  notApplicable: { zh: '不适用本标准', en: 'The standard does not apply' },
  grade: { zh: '等级', en: 'Grade' },
  base: { zh: '基本分', en: 'Base points' },
  score: { zh: '得分', en: 'Score' },
  uncounted: { zh: '未计入的信用信息', en: 'Not counted' },
  determined: { zh: '直接判定', en: 'Determined' },
  measures: { zh: '措施', en: 'Measures' },
  none: { zh: '无', en: 'none' },
  empty: { zh: '尚未援引依据', en: 'no basis cited yet' },
  next: { zh: '下一次变化', en: 'Next change' },
} satisfies Record<string, Text>

/** Sentences of the score sheet alone: those of an answer are part of its proof. */
export const SHEET = {
  most: (bound: string): Text => ({
    zh: `得分上限${bound}，超出的不计`,
    en: `No more than ${bound}, the standard’s upper bound`,
  }),
  least: (bound: string): Text => ({
    zh: `得分下限${bound}，低于下限的按下限`,
    en: `No less than ${bound}, the standard’s lower bound`,
  }),
  zeroValue: (row: number, value: string): Text => ({
    zh: `第${row}项对「${value}」计0分`,
    en: `item ${row} gives 0 for 「${value}」`,
  }),
  winnerToo: (row: number, why: Text): Text => ({
    zh: `；第${row}项另因“${why.zh}”不计`,
    en: `; item ${row} itself does not count: ${why.en}`,
  }),
}

export const MODALITIES: Record<CompiledMeasure['modality'], Text> = {
  shall: { zh: '应当', en: 'shall' },
  may: { zh: '可以', en: 'may' },
  asAppropriate: { zh: '视情况', en: 'may suit' },
  encourage: { zh: '鼓励', en: 'urged' },
}

/** The words of a comparison. */
export const DIFF = {
  same: { zh: '没有不同', en: 'Nothing differs' },
  count: (n: number): Text => ({ zh: `${n}处修改`, en: `${n} changes` }),
  comma: { zh: '、', en: ', ' },
  table: { zh: '新旧条文对照', en: 'Old and new text' },
  clause: { zh: '条款', en: 'Clause' },
  before: { zh: '修改前', en: 'Before' },
  after: { zh: '修改后', en: 'After' },
  none: { zh: '（无）', en: '(none)' },
  reason: { zh: '修改理由：', en: 'Reason: ' },
}
