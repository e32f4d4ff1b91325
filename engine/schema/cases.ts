// Worked cases beside the rules: an input in the scoring contract and what it must give.
import { type Static, Type } from 'typebox'
import { CreditRecord, Subject } from './contract.ts'
import { CivilDate, closed, Id, mapOf, Word } from './words.ts'

const number = (title: string) => Type.Unsafe<number | null>({ type: ['number', 'null'], title })
const text = (title: string) => Type.Unsafe<string | null>({ type: ['string', 'null'], title })

const expected = {
  score: Type.Optional(number('得分')),
  scoreGrade: Type.Optional(text('得分等级')),
  determined: Type.Optional(text('直接判定的等级')),
  grade: Type.Optional(text('等级')),
  points: Type.Optional(mapOf(Id, Type.Number(), '计入的分值，按评分项')),
  measures: Type.Optional(Type.Array(Type.String(), { title: '措施的条款' })),
}

const Expect = closed({ applicable: Type.Optional(Type.Boolean()), ...expected }, '应有的结果')
const Under = closed({ reading: Id, alternative: Id, ...expected }, '改用口径后的结果')

const Case = closed(
  {
    id: Type.Unsafe<string>({ ...Word, title: '案例编号' }),
    name: Type.String({ minLength: 1, title: '案例名称' }),
    asOf: CivilDate,
    subject: Subject,
    records: Type.Array(CreditRecord),
    // A case that expects nothing could not fail.
    expect: Type.Unsafe<Static<typeof Expect>>({ ...Expect, minProperties: 1 }),
    derivation: Type.Optional(Type.String({ minLength: 1, title: '推算过程' })),
    about: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), { title: '涉及的评分项、判定和口径' }),
    ),
    underReadings: Type.Optional(
      Type.Array(Type.Unsafe<Static<typeof Under>>({ ...Under, minProperties: 3 })),
    ),
  },
  '案例',
)

export const Cases = Type.Object(
  { ruleset: Id, version: Id, cases: Type.Array(Case, { minItems: 1, title: '案例' }) },
  { $id: 'urn:liangxin:cases:1', title: '案例', additionalProperties: false },
)

/** One worked case. */
export type Case = Static<typeof Case>
/** The worked cases of a version. */
export type Cases = Static<typeof Cases>
