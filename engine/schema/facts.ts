// Facts: the typed values that rules may read.
import { type Static, Type } from 'typebox'
import { closed, mapOf, Name, oneOf, Word } from './words.ts'

const Derive = closed(
  {
    fullMonths: Type.Optional(
      closed(
        {
          from: Type.Array(Name, { minItems: 1, title: '从已知日期中最晚的一天起' }),
          until: oneOf(['asOf'], '到评价日'),
        },
        '满几个月',
      ),
    ),
    fullDays: Type.Optional(
      closed(
        { from: Name, until: Type.Unsafe<string>({ ...Name, title: '到这一天；未知时到评价日' }) },
        '满几天',
      ),
    ),
  },
  '由日期推算',
)

const FACT_TYPES = ['integer', 'decimal', 'date', 'choice', 'text', 'boolean'] as const

export const Fact = closed(
  {
    of: oneOf(['subject', 'record'], '属于主体还是信用信息'),
    type: oneOf(FACT_TYPES, '类型'),
    text: Type.String({ minLength: 1, title: '含义' }),
    unit: Type.Optional(Type.String({ minLength: 1, title: '单位' })),
    min: Type.Optional(Type.Number({ title: '最小值' })),
    max: Type.Optional(Type.Number({ title: '最大值' })),
    required: Type.Optional(
      Type.Unsafe<true | string[]>({
        title: '必填：true，或列出哪些信息类型必填',
        type: ['boolean', 'array'],
        items: { type: 'string' },
        minItems: 1,
      }),
    ),
    choices: Type.Optional(mapOf(Word, Word, '可取的值和含义', 1)),
    derive: Type.Optional(Derive),
  },
  '事实',
)

/** One declared fact. */
export type Fact = Static<typeof Fact>
