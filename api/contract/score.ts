// Scoring over HTTP: what may stand in the query, and what comes back.
import { type Static, type TSchema, Type } from 'typebox'
import type { Assessment as EngineAssessment } from '../../engine/schema/assessment.ts'
import { ScoreRequest } from '../../engine/schema/contract.ts'
import { CivilDate, closed, oneOf } from '../../engine/schema/words.ts'
import { Hash, ProblemItem, Words } from './common.ts'
import { answer, input, orNull } from './define.ts'

export { ScoreRequest }

export const ScoreQuery = input(
  'ScoreQuery',
  closed(
    {
      version: Type.Optional(
        Type.String({ minLength: 1, maxLength: 64, title: '版本；缺省为评价日施行的版本' }),
      ),
      asOf: Type.Optional(
        Type.Unsafe<string>({ ...CivilDate, title: '评价日；缺省为请求体的 asOf，再缺省为今天' }),
      ),
      receipt: Type.Optional(oneOf(['true', 'false'], '是否要评价凭证，须带 Idempotency-Key')),
    },
    '怎样选版本',
  ),
)

const Because = closed(
  { code: Type.String(), text: Words, cite: Type.Optional(Type.String()) },
  '理由',
)

/** A line of a score sheet. */
export const Line = closed(
  {
    item: Type.Optional(Type.String()),
    record: Type.Optional(Type.String()),
    points: Type.Number({ title: '计入的分值' }),
    would: Type.Optional(Type.Number({ title: '就高和上限之前的分值' })),
    counted: Type.Boolean(),
    because: Type.Optional(Because),
    cite: Type.Optional(Type.String()),
  },
  '明细',
)

const Measure = closed(
  {
    id: Type.String(),
    kind: oneOf(['incentive', 'penalty'], '激励或惩戒'),
    modality: oneOf(['shall', 'may', 'asAppropriate', 'encourage'], '应当、可以、视情况、鼓励'),
    cite: Type.String(),
    text: Type.String(),
    empty: Type.Optional(Type.Unsafe<true>({ const: true, title: '尚未援引依据' })),
  },
  '措施',
)

/** What determined a grade. */
export const Determined = Type.Array(
  closed({ determination: Type.String(), record: Type.Optional(Type.String()) }, '触发'),
)

const assessment = {
  subject: Type.String(),
  ruleset: Type.String(),
  version: Type.String(),
  hash: Hash,
  asOf: CivilDate,
  readings: Type.Optional(Type.Record(Type.String(), Type.String())),
  applicable: Type.Boolean(),
  score: orNull(Type.Number()),
  scoreGrade: orNull(Type.String()),
  determined: orNull(
    closed(
      {
        grade: Type.String(),
        by: Determined,
      },
      '直接判定',
    ),
  ),
  grade: orNull(Type.String()),
  lines: Type.Array(Line),
  measures: Type.Array(Measure),
  nextChange: Type.Optional(
    closed({ on: CivilDate, grade: Type.String(), because: Because }, '下一次变化'),
  ),
}

export const Assessment = answer('Assessment', closed(assessment, '评价结果'))

/** The answer to one subject, with the id of its receipt where one was asked for. */
export const Scored = answer(
  'Scored',
  closed(
    { ...assessment, receipt: Type.Optional(Type.String({ title: '评价凭证的编号' })) },
    '评价结果',
  ),
)

/** A line of a batch's answer where its line of the input is bad. */
export const LineProblems = answer(
  'LineProblems',
  closed(
    { line: Type.Integer({ minimum: 1 }), problems: Type.Array(ProblemItem, { minItems: 1 }) },
    '这一行不能评价',
  ),
)

export const BatchLine = answer(
  'BatchLine',
  Type.Unsafe<EngineAssessment | Static<typeof LineProblems>>({
    anyOf: [Assessment, LineProblems],
    title: '每一行的答复',
  }),
)

// The document says exactly what the engine answers; a difference is a compile error.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
type Loose<T> = T extends string ? string : T extends object ? { [K in keyof T]: Loose<T[K]> } : T
true satisfies Same<Loose<Static<typeof Assessment>>, Loose<EngineAssessment>>

/** Any schema. */
export type { TSchema }
