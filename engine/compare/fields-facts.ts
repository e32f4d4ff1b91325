// The words of facts, named conditions, what counts, and record types.
import { text } from './change.ts'
import { conditionName, quotedPhrase } from './conditions.ts'
import { stringOf } from './fields-score.ts'
import { bilingual, type Field, fields, group, leaf, oneOf, plainly, quoted } from './spec.ts'

const count: Record<string, Field> = {
  when: leaf('条件', 'condition', quotedPhrase),
  otherwise: bilingual('不满足时的说明', 'words where it does not hold'),
  cite: leaf('依据', 'clauses'),
}

export const FACTS: Record<string, Field> = {
  facts: group('事实', 'facts', {
    opens: true,
    label: (id, value) =>
      text(`事实「${stringOf(value, 'text') ?? id}」（${id}）`, `Fact 「${id}」`),
    spec: {
      is: 'fields',
      fields: {
        of: leaf(
          '属于',
          'of',
          oneOf({ subject: ['信用主体', 'the subject'], record: ['信用信息', 'the record'] }),
        ),
        type: leaf(
          '类型',
          'type',
          oneOf({
            integer: ['整数', 'integer'],
            decimal: ['小数', 'decimal'],
            date: ['日期', 'date'],
            choice: ['选择', 'choice'],
            text: ['文字', 'text'],
            boolean: ['是否', 'boolean'],
          }),
        ),
        min: leaf('最小值', 'minimum'),
        max: leaf('最大值', 'maximum'),
        unit: leaf('单位', 'unit'),
        choices: group('取值', 'choices', {
          opens: false,
          label: (id) => text(`取值「${id}」`, `choice 「${id}」`),
          spec: { is: 'leaf', show: quoted },
        }),
        required: leaf('必填', 'required', (value) =>
          value === true ? text('总是', 'always') : plainly(value),
        ),
        derive: leaf('推算', 'derivation'),
        text: leaf('含义', 'meaning', quoted),
      },
    },
  }),
  conditions: group('条件', 'conditions', {
    opens: true,
    label: conditionName,
    spec: { is: 'leaf', show: quotedPhrase },
  }),
  counts: fields('计入条件', 'what counts', {
    points: fields('计分', 'for points', count),
    determination: fields('直接判定', 'for determination', count),
  }),
  types: group('信息类型', 'record types', {
    opens: true,
    label: (id, value) =>
      text(`信息类型「${stringOf(value, 'name') ?? id}」（${id}）`, `Record type 「${id}」`),
    spec: {
      is: 'fields',
      fields: {
        name: leaf('名称', 'name', quoted),
        sameRecord: leaf(
          '同一条信息的各项',
          'items of one record',
          oneOf({ sum: ['相加', 'added up'], highest: ['只计最高', 'only the highest counts'] }),
        ),
      },
    },
  }),
}
