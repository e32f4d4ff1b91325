// The words of the head of a ruleset, of its score, its grades and how they are combined.
import { MONTHS } from '../words/months.ts'
import type { Text } from '../words/problem.ts'
import { text } from './change.ts'
import { points, validity } from './points.ts'
import { bilingual, type Field, fields, group, leaf, oneOf, plainly, quoted } from './spec.ts'

const date = (value: unknown): Text => {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(value))
  if (!parts) return plainly(value)
  const [, year, month, day] = parts
  return text(
    `${year}年${Number(month)}月${Number(day)}日`,
    `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`,
  )
}

/** What stands first. */
export const HEAD: Record<string, Field> = {
  format: leaf('格式版本', 'format'),
  ruleset: leaf('评价标准的编号', 'ruleset id'),
  version: leaf('版本', 'version'),
  title: bilingual('标准名称', 'title'),
  effectiveFrom: leaf('施行日期', 'effective date', date),
  sources: group('官方文本', 'sources', {
    opens: true,
    label: (id) => text(`官方文本「${id}」`, `Source 「${id}」`),
    spec: {
      is: 'fields',
      fields: { title: leaf('名称', 'title', quoted), file: leaf('文件', 'file', quoted) },
    },
  }),
  subjects: fields('信用主体', 'subjects', {
    scored: leaf('参加评价的主体类型', 'scored subject types'),
    notApplicable: group('不适用的主体类型', 'subject types not scored', {
      opens: false,
      label: (id) =>
        text(`不适用的主体类型「${id}」的依据`, `clause of the type 「${id}」, not scored`),
      spec: { is: 'leaf', show: plainly },
    }),
    names: group('主体类型的名称', 'names of subject types', {
      opens: false,
      label: (id) => text(`主体类型「${id}」的名称`, `name of subject type 「${id}」`),
      spec: { is: 'leaf', show: quoted },
    }),
    cite: leaf('依据', 'clauses'),
  }),
}

/** Score, validity and grades. */
export const SCORE: Record<string, Field> = {
  score: fields('得分', 'score', {
    base: leaf('基本分', 'base points', points),
    direction: leaf(
      '方向',
      'direction',
      oneOf({
        higherIsBetter: ['分高为好', 'higher is better'],
        lowerIsBetter: ['分低为好', 'lower is better'],
      }),
    ),
    sameCase: leaf(
      '同一行为',
      'same conduct',
      oneOf({
        highest: ['就高只计一项', 'only the highest counts'],
        sum: ['各项相加', 'added up'],
      }),
    ),
    rounding: leaf(
      '定级前取整',
      'rounding before grading',
      oneOf({ none: ['不取整', 'none'], halfUp: ['四舍五入到整数', 'half up'] }),
    ),
    clamp: fields('得分上下限', 'range', {
      min: leaf('下限', 'minimum', points),
      max: leaf('上限', 'maximum', points),
    }),
    cite: leaf('依据', 'clauses'),
  }),
  validity: fields('保存期限', 'validity', validity),
  grades: group('等级', 'grades', {
    opens: true,
    id: (member) => stringOf(member, 'grade'),
    label: (id) => text(`${id}级`, `Grade ${id}`),
    spec: {
      is: 'fields',
      fields: {
        grade: leaf('等级代码', 'code'),
        name: leaf('名称', 'name', quoted),
        from: leaf('界限', 'limit', points),
        printed: leaf('印刷的分数段', 'printed band', quoted),
        printedTo: leaf('印刷的另一端', 'printed other end', points),
        cite: leaf('依据', 'clauses'),
      },
    },
  }),
}

export const COMBINE: Record<string, Field> = {
  combine: leaf(
    '得分等级与直接判定',
    'score grade and determination',
    oneOf({
      worse: ['取较差的一级', 'the worse one'],
      determinationOverrides: ['以直接判定为准', 'the determination prevails'],
    }),
  ),
}

/** A text under a key of anything. */
export function stringOf(value: unknown, key: string): string | undefined {
  const found =
    typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)[key]
      : undefined
  return typeof found === 'string' ? found : undefined
}
