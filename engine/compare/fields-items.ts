// The words of sections and items.
import { text } from './change.ts'
import { nameOfFact, quotedPhrase } from './conditions.ts'
import { limit, pointsOf, validity, type Way } from './points.ts'
import { type Field, fields, type Leaf, leaf, oneOf, plainly, quoted } from './spec.ts'

// Names of what an item points to; an id that nothing has is shown as it is.
const fact: Leaf['show'] = (value, side) =>
  typeof value === 'string'
    ? text(`「${nameOfFact(value, side)}」`, `「${value}」`)
    : plainly(value)

const typed: Leaf['show'] = (value, { ruleset }) => {
  const name = typeof value === 'string' ? ruleset.types?.[value]?.name : undefined
  return name === undefined ? quoted(value) : text(`「${name}」`, `「${value}」`)
}

const row: Leaf['show'] = (value, { rows }) => {
  const n = typeof value === 'string' ? rows.get(value) : undefined
  return n === undefined ? quoted(value) : text(`第${n}项`, `item ${n}`)
}

/** A section, but for its items. */
export const SECTION: Record<string, Field> = {
  name: leaf('名称', 'name', quoted),
  kind: leaf('加减', 'kind', oneOf({ bonus: ['加分', 'bonus'], deduction: ['减分', 'deduction'] })),
  limit,
}

/** The fields of an item whose points are said in this way. */
export function itemFields(way: Way): Record<string, Field> {
  const { words, show } = pointsOf(way)
  return {
    id: leaf('编号', 'id', quoted),
    text: leaf('评价内容', 'text', quoted),
    printed: leaf('印刷的分值', 'printed points', quoted),
    record: leaf('对应的信息类型', 'record type', (value, side) =>
      value === 'none' ? text('只看主体', 'the subject alone') : typed(value, side),
    ),
    points: { words, spec: { is: 'leaf', show } },
    pointsBy: {
      words,
      spec: {
        is: 'group',
        opens: false,
        quiet: true,
        label: (id, _, side) =>
          text(`按${nameOfFact(id, side)}的${words.zh}`, `${words.en} by 「${id}」`),
        spec: {
          is: 'group',
          opens: false,
          label: (id) => text(`「${id}」的${words.zh}`, `${words.en} for 「${id}」`),
          spec: { is: 'leaf', show },
        },
      },
    },
    pointsEach: fields('按量计分', 'points by quantity', {
      points: { words: text(`每个${words.zh}`, `${words.en} each`), spec: { is: 'leaf', show } },
      of: leaf('所按的事实', 'counted fact', fact),
      after: leaf('超过多少之后才计', 'number above which it counts'),
    }),
    pointsRecorded: fields('按录入的分值', 'points as recorded', {
      fact: leaf('事实', 'fact', fact),
      moreThan: leaf('超过', 'more than'),
      atMost: leaf('至多', 'at most'),
    }),
    times: fields('相乘的数量', 'multiplier', {
      fact: leaf('事实', 'fact', fact),
      atLeast: leaf('至少按', 'at least'),
    }),
    when: leaf('条件', 'condition', quotedPhrase),
    onTopOf: leaf('另加于', 'on top of', row),
    distinctBy: leaf('相同的只计一次，依', 'counted once for each', fact),
    limit,
    validity: fields('本项的期限', 'validity of its own', validity),
    cite: leaf('依据', 'clause', plainly),
  }
}
