// Why a version differs from the one it was made from, part by part. Reasons are no part of the
// standard: they score nothing, and the hash of its content leaves them out.
import { type Static, Type } from 'typebox'
import { closed, Id, mapOf, Word } from './words.ts'

const Why = Type.String({ minLength: 1, maxLength: 2000, title: '修改理由' })
const byId = (title: string) => Type.Optional(mapOf(Id, Why, title))
const whole = Type.Optional(Why)

/** Reasons under the paths by which edits name the parts: `reasons.items.seal-broken`. */
export const Reasons = closed(
  {
    effectiveFrom: whole,
    subjects: whole,
    score: whole,
    validity: whole,
    grades: Type.Optional(mapOf(Word, Why, '各等级')),
    facts: whole,
    counts: whole,
    items: byId('各评分项'),
    determinations: byId('各直接判定'),
    combine: whole,
    repair: whole,
    measures: Type.Optional(mapOf(Word, Why, '各级措施')),
    readings: byId('各解释口径'),
  },
  '修改理由',
)

export type Reasons = Static<typeof Reasons>
