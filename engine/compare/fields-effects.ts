// The words of determinations, repair, measures, readings and dismissals.
import type { Edit } from '../schema/readings.ts'
import type { Text } from '../words/problem.ts'
import { text } from './change.ts'
import { quotedPhrase } from './conditions.ts'
import { stringOf } from './fields-score.ts'
import { bilingual, type Field, fields, group, leaf, oneOf, plainly, quoted } from './spec.ts'

const idOf = (member: unknown) => stringOf(member, 'id')
const kept = oneOf({ exclude: ['不再计', 'no longer counts'], keep: ['继续计', 'still counts'] })

export const DETERMINATIONS: Record<string, Field> = {
  determinations: group('直接判定', 'determinations', {
    opens: true,
    id: idOf,
    label: (id) => text(`直接判定「${id}」`, `Determination 「${id}」`),
    spec: {
      is: 'fields',
      fields: {
        id: leaf('编号', 'id', quoted),
        grade: leaf('等级', 'grade'),
        when: leaf('条件', 'condition', quotedPhrase),
        cite: leaf('依据', 'clauses'),
      },
    },
  }),
}

const measures: Field = group('措施', 'measures', {
  opens: true,
  id: idOf,
  label: (id, value) =>
    text(`措施「${short(stringOf(value, 'text') ?? id)}」（${id}）`, `Measure 「${id}」`),
  at: (id, owner) => `${owner.replace(/\.list$/, '')}.${id}`,
  spec: {
    is: 'fields',
    fields: {
      id: leaf('编号', 'id', quoted),
      kind: leaf(
        '种类',
        'kind',
        oneOf({ incentive: ['激励', 'incentive'], penalty: ['惩戒', 'penalty'] }),
      ),
      modality: leaf(
        '程度',
        'modality',
        oneOf({
          shall: ['应当', 'shall'],
          may: ['可以', 'may'],
          asAppropriate: ['视情况', 'as appropriate'],
          encourage: ['鼓励', 'encouraged'],
        }),
      ),
      text: leaf('内容', 'text', quoted),
      basis: leaf('援引的规定', 'basis'),
      cite: leaf('依据', 'clause'),
    },
  },
})

export const EFFECTS: Record<string, Field> = {
  repair: fields('信用修复', 'repair', {
    effect: fields('修复后', 'after repair', {
      points: leaf('计分', 'points', kept),
      determination: leaf('直接判定', 'determination', kept),
    }),
    cite: leaf('依据', 'clauses'),
    rules: group('修复规定', 'repair rules', {
      opens: true,
      id: idOf,
      label: (id) => text(`修复规定「${id}」`, `Repair rule 「${id}」`),
      spec: {
        is: 'fields',
        fields: {
          id: leaf('编号', 'id', quoted),
          text: leaf('内容', 'text', quoted),
          cite: leaf('依据', 'clause'),
        },
      },
    }),
  }),
  measures: group('措施', 'measures', {
    opens: true,
    label: (id) => text(`${id}级的措施`, `Measures of grade ${id}`),
    spec: {
      is: 'fields',
      fields: {
        inherits: leaf('同时适用的等级', 'inherited grade'),
        cite: leaf('依据', 'clauses'),
        none: bilingual('没有措施的理由', 'reason for having none'),
        list: measures,
      },
    },
  }),
}

export const READINGS: Record<string, Field> = {
  readings: group('解释口径', 'readings', {
    opens: true,
    id: idOf,
    label: readingName,
    spec: {
      is: 'fields',
      fields: {
        id: leaf('编号', 'id', quoted),
        question: bilingual('问题', 'question'),
        chosen: leaf('选择', 'choice', quoted),
        text: bilingual('说明', 'grounds'),
        cite: leaf('依据', 'clauses'),
        alternatives: group('备选口径', 'alternatives', {
          opens: false,
          id: idOf,
          label: (id) => text(`备选「${id}」`, `alternative 「${id}」`),
          spec: {
            is: 'fields',
            fields: {
              id: leaf('编号', 'id', quoted),
              text: bilingual('说明', 'words'),
              change: leaf('改法', 'edits', editsText),
            },
          },
        }),
      },
    },
  }),
  dismissals: group('对提醒的答复', 'answers to warnings', {
    opens: true,
    id: (member) => {
      const [lint, at] = [stringOf(member, 'lint'), stringOf(member, 'at')]
      return lint === undefined || at === undefined ? undefined : `${lint} ${at}`
    },
    label: (id) => text(`对提醒「${id}」的答复`, `Answer to the warning 「${id}」`),
    at: () => 'dismissals',
    spec: {
      is: 'fields',
      fields: {
        lint: leaf('提醒', 'warning'),
        at: leaf('位置', 'place'),
        reason: leaf('理由', 'reason', quoted),
        until: leaf('有效期', 'until'),
      },
    },
  }),
}

/** A reading by its question. */
export function readingName(id: string, value: unknown): Text {
  const { question } = (value ?? {}) as { question?: Partial<Text> }
  return text(`解释口径「${question?.zh ?? id}」`, `Reading 「${question?.en ?? id}」`)
}

/** The beginning of words that are long. */
export function short(words: string): string {
  return words.length > 16 ? `${words.slice(0, 15)}…` : words
}

// The edits of an alternative, one after the other.
function editsText(value: unknown): Text {
  if (!Array.isArray(value)) return plainly(value)
  const all = value.map((each): Text => {
    const { set, to, add, value: member, remove, move, after } = each as Edit
    const behind =
      after === undefined ? text('', '') : text(`，排在「${after}」之后`, ` behind 「${after}」`)
    if (set !== undefined)
      return text(`${set}设为${plainly(to).zh}`, `${set} set to ${plainly(to).en}`)
    if (add !== undefined)
      return text(
        `${add}加入${plainly(member).zh}${behind.zh}`,
        `${plainly(member).en} added to ${add}${behind.en}`,
      )
    if (remove !== undefined) return text(`删去${remove}`, `${remove} removed`)
    if (move !== undefined) return text(`移动${move}${behind.zh}`, `${move} moved${behind.en}`)
    return plainly(each)
  })
  return text(all.map(({ zh }) => zh).join('；'), all.map(({ en }) => en).join('; '))
}
