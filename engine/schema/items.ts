// Scoring items, and the sections of the official table they stand in.
import { type Static, Type } from 'typebox'
import { SentenceRef } from './sentence.ts'
import { Cite, closed, Id, mapOf, Name, oneOf, Points, Word } from './words.ts'

export const Validity = closed(
  {
    years: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, title: '年数' })),
    months: Type.Optional(Type.Integer({ minimum: 1, maximum: 1200, title: '月数' })),
    from: oneOf(['recordedOn', 'occurredOn'], '自哪一天起'),
    lastDay: oneOf(['inclusive', 'exclusive'], '最后一天是否计入'),
    cite: Type.Optional(Cite),
  },
  '保存期限',
)

export const Limit = closed(
  {
    points: Points,
    per: oneOf(['calendarYear', 'trailing12Months', 'subject'], '按自然年、最近十二个月或按主体'),
  },
  '上限',
)

const PointsEach = closed(
  {
    points: Points,
    of: Type.Unsafe<string>({ ...Name, title: '按哪个事实计' }),
    after: Type.Optional(Type.Integer({ minimum: 0, title: '超过多少之后才计' })),
  },
  '按量计分',
)

const PointsRecorded = closed(
  {
    fact: Name,
    moreThan: Type.Optional(Type.Number({ minimum: 0, title: '超过（不含本数）' })),
    atMost: Type.Optional(Type.Number({ minimum: 0, title: '至多（含本数）' })),
  },
  '按录入的分值',
)

export const Item = closed(
  {
    id: Id,
    text: Type.String({ minLength: 1, title: '评价内容（照录原文）' }),
    printed: Type.Optional(Type.String({ minLength: 1, title: '印刷的分值（照录原文）' })),
    record: Type.Optional(
      Type.Unsafe<string>({ ...Id, title: '对应的信息类型；缺省为本项编号；none表示只看主体' }),
    ),
    points: Type.Optional(Points),
    pointsBy: Type.Optional(
      Type.Unsafe<Record<string, Record<string, number>>>({
        ...mapOf(Name, mapOf(Word, Points, '取值和分值', 1), '按某个事实的取值给分', 1),
        maxProperties: 1,
      }),
    ),
    pointsEach: Type.Optional(PointsEach),
    pointsRecorded: Type.Optional(PointsRecorded),
    times: Type.Optional(
      closed(
        {
          fact: Name,
          atLeast: Type.Optional(Type.Integer({ minimum: 0, title: '缺少或更小时按此数' })),
        },
        '相乘的数量',
      ),
    ),
    when: Type.Optional(SentenceRef),
    onTopOf: Type.Optional(Type.Unsafe<string>({ ...Id, title: '只在该项计分时另加' })),
    distinctBy: Type.Optional(Type.Unsafe<string>({ ...Name, title: '取值相同的只计一次' })),
    limit: Type.Optional(Limit),
    validity: Type.Optional(Validity),
    cite: Cite,
  },
  '评分项',
)

export const Section = closed(
  {
    name: Type.String({ minLength: 1, title: '项目名称（照录原文）' }),
    kind: oneOf(['bonus', 'deduction'], '加分或减分'),
    limit: Type.Optional(Limit),
    items: Type.Array(Item, { minItems: 1, title: '评分项' }),
  },
  '项目',
)

export type Item = Static<typeof Item>
export type Section = Static<typeof Section>
export type Validity = Static<typeof Validity>
export type Limit = Static<typeof Limit>
