// The rule format: one document per version. The JSON Schema beside the rules, the
// validator and the static types all come from here.
import { type Static, Type } from 'typebox'
import { Fact } from './facts.ts'
import { Section, Validity } from './items.ts'
import { GradeMeasures } from './measures.ts'
import { Reading } from './readings.ts'
import { Reasons } from './reasons.ts'
import { SentenceRef, sentenceDefinition } from './sentence.ts'
import {
  Bilingual,
  Cite,
  Cites,
  CivilDate,
  closed,
  GradeCode,
  Id,
  mapOf,
  Name,
  oneOf,
  Points,
  Word,
} from './words.ts'

const Grade = closed(
  {
    grade: GradeCode,
    name: Type.String({ minLength: 1, title: '等级名称' }),
    from: Type.Optional(Points),
    printed: Type.Optional(Type.String({ minLength: 1, title: '印刷的分数段（照录原文）' })),
    printedTo: Type.Optional(Points),
    cite: Type.Optional(Cites),
  },
  '等级',
)

const Determination = closed(
  {
    id: Id,
    grade: Type.String({ minLength: 1, title: '判定的等级' }),
    when: SentenceRef,
    cite: Cites,
  },
  '直接判定',
)

const Count = closed(
  {
    when: Type.Optional(SentenceRef),
    otherwise: Type.Optional(
      Type.Unsafe<Static<typeof Bilingual>>({ ...Bilingual, title: '不满足时的说明' }),
    ),
    cite: Cites,
  },
  '计入条件',
)

const effect = oneOf(['exclude', 'keep'], '修复后不再计或继续计')

const RecordType = closed(
  {
    name: Type.String({ minLength: 1, title: '信息类型名称' }),
    sameRecord: Type.Optional(oneOf(['sum', 'highest'], '同一条信息的各项相加或只计最高')),
  },
  '信息类型',
)

const Dismissal = closed(
  {
    lint: Id,
    at: Type.String({ minLength: 1 }),
    reason: Type.String({ minLength: 1 }),
    until: CivilDate,
  },
  '对提醒的答复',
)

export const Ruleset = Type.Object(
  {
    format: Type.Unsafe<1>({ type: 'integer', enum: [1], title: '格式版本' }),
    ruleset: Id,
    version: Id,
    title: Bilingual,
    effectiveFrom: Type.Optional(Type.Unsafe<string>({ ...CivilDate, title: '施行日期' })),
    sources: mapOf(
      Word,
      closed({ title: Word, file: Type.Optional(Word) }, '官方文本'),
      '官方文本',
      1,
    ),
    subjects: closed(
      {
        scored: Type.Array(Name, { minItems: 1, uniqueItems: true, title: '参加评价的主体类型' }),
        notApplicable: Type.Optional(mapOf(Name, Cite, '不适用的主体类型和依据')),
        names: Type.Optional(mapOf(Name, Word, '主体类型名称')),
        cite: Type.Optional(Cites),
      },
      '信用主体',
    ),
    score: closed(
      {
        base: Points,
        direction: oneOf(['higherIsBetter', 'lowerIsBetter'], '分高为好或分低为好'),
        sameCase: oneOf(['highest', 'sum'], '同一行为就高或相加'),
        rounding: oneOf(['none', 'halfUp'], '定级前是否四舍五入'),
        clamp: Type.Optional(
          closed({ min: Type.Optional(Points), max: Type.Optional(Points) }, '得分上下限'),
        ),
        cite: Cites,
      },
      '得分',
    ),
    validity: Validity,
    grades: Type.Array(Grade, { minItems: 1, title: '等级，从优到劣' }),
    facts: mapOf(Name, Fact, '事实'),
    conditions: Type.Optional(mapOf(Id, SentenceRef, '已命名的条件')),
    counts: Type.Optional(
      closed({ points: Type.Optional(Count), determination: Type.Optional(Count) }, '计入条件'),
    ),
    types: Type.Optional(mapOf(Id, RecordType, '信息类型')),
    sections: Type.Array(Section, { minItems: 1, title: '项目和评分项' }),
    determinations: Type.Optional(Type.Array(Determination, { title: '直接判定' })),
    combine: oneOf(['worse', 'determinationOverrides'], '得分等级与直接判定如何合并'),
    repair: closed(
      {
        effect: closed({ points: effect, determination: effect }, '修复的效果'),
        cite: Cites,
        rules: Type.Optional(
          Type.Array(
            closed({ id: Id, text: Type.String({ minLength: 1 }), cite: Cite }, '修复规定'),
            {
              title: '修复规定（供经办人员查阅）',
            },
          ),
        ),
      },
      '信用修复',
    ),
    measures: Type.Optional(mapOf(Word, GradeMeasures, '激励和惩戒措施')),
    readings: Type.Optional(Type.Array(Reading, { title: '解释口径' })),
    dismissals: Type.Optional(Type.Array(Dismissal, { title: '对提醒的答复' })),
    reasons: Type.Optional(Reasons),
  },
  {
    $id: 'urn:liangxin:ruleset:1',
    title: '评价标准',
    additionalProperties: false,
    $defs: { sentence: sentenceDefinition },
  },
)

/** One version of a scoring standard, as validated data (see rules/README.md). */
export type Ruleset = Static<typeof Ruleset>
