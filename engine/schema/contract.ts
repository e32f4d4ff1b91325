// The scoring contract: what comes in for one subject, and what goes out.
import { type Static, Type } from 'typebox'
import { CivilDate, closed, mapOf, oneOf, Word } from './words.ts'

// Printable, not blank: no control, format (bidi, zero-width), private or unassigned characters.
const Printable = { type: 'string', pattern: '^(?=.*\\S)[^\\p{C}\\p{Zl}\\p{Zp}]+$', minLength: 1 }
const opaque = (maxLength: number, title: string) =>
  Type.Unsafe<string>({ ...Printable, maxLength, title })

/** A fact value as JSON carries it; its type is declared by the ruleset. */
export type FactValue = string | number | boolean

// The ruleset decides names and types of facts, so the envelope only asks for an object here.
const Facts = Type.Unsafe<Record<string, FactValue>>({ type: 'object', title: '事实' })

export const CreditRecord = closed(
  {
    id: Type.String({ pattern: '^[\\x21-\\x7e]{1,64}$', title: '信用信息编号（ASCII）' }),
    type: Type.String({ minLength: 1, maxLength: 64, title: '信息类型' }),
    case: opaque(100, '同一行为的案号'),
    occurredOn: CivilDate,
    recordedOn: CivilDate,
    status: oneOf(['pending', 'confirmed', 'revoked'], '状态'),
    repairedOn: Type.Optional(CivilDate),
    validUntil: Type.Optional(CivilDate),
    facts: Type.Optional(Facts),
  },
  '信用信息',
)

export const Subject = closed(
  {
    id: opaque(64, '主体编号'),
    type: Type.String({ minLength: 1, maxLength: 64, title: '主体类型' }),
    name: Type.Optional(opaque(200, '名称')),
    district: Type.Optional(opaque(64, '所在区、县（市）')),
    facts: Facts,
  },
  '信用主体',
)

export const ScoreRequest = Type.Object(
  {
    asOf: Type.Optional(CivilDate),
    readings: Type.Optional(mapOf(Word, Word, '改用的解释口径')),
    subject: Subject,
    records: Type.Array(CreditRecord, { title: '信用信息' }),
  },
  { $id: 'urn:liangxin:score-request:1', title: '评价请求', additionalProperties: false },
)

/** One recorded piece of credit information. */
export type CreditRecord = Static<typeof CreditRecord>
/** Who is scored. */
export type Subject = Static<typeof Subject>
/** One subject with its records, on a day, perhaps under other readings. */
export type ScoreRequest = Static<typeof ScoreRequest>
