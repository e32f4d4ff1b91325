// What a grade brings: incentive and penalty measures.
import { type Static, Type } from 'typebox'
import { Bilingual, Cite, Cites, closed, Id, oneOf } from './words.ts'

const Measure = closed(
  {
    id: Id,
    kind: oneOf(['incentive', 'penalty'], '激励或惩戒'),
    modality: oneOf(['shall', 'may', 'asAppropriate', 'encourage'], '应当、可以、视情况、鼓励'),
    cite: Cite,
    text: Type.String({ minLength: 1, title: '措施（照录原文）' }),
    basis: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        title: '兜底条款所依据的规定；空列表表示尚未援引',
      }),
    ),
  },
  '措施',
)

export const GradeMeasures = closed(
  {
    inherits: Type.Optional(Type.String({ minLength: 1, title: '同时适用哪一级的措施' })),
    cite: Type.Optional(Cites),
    none: Type.Optional(Bilingual),
    list: Type.Optional(Type.Array(Measure, { minItems: 1, title: '措施' })),
  },
  '一个等级的措施',
)

/** The measures of one grade, or the reason why it has none. */
export type GradeMeasures = Static<typeof GradeMeasures>
