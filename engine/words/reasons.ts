// Why a record or line does not count, in Chinese and English.
import type { Text } from './problem.ts'

/** What the sentences may name. */
export type ReasonValues = {
  row?: number
  rivalRow?: number
  rivalRecord?: string
  day?: string
  limit?: number
  per?: keyof typeof PERIODS
  section?: string
  fact?: string
  before?: number
  after?: number
  type?: string
  recorded?: string
}

const PERIODS = {
  calendarYear: { zh: '每个自然年', en: 'a calendar year' },
  trailing12Months: { zh: '最近十二个月', en: 'the last twelve months' },
  subject: { zh: '每个主体', en: 'a subject' },
} as const

const minus = (points: number | undefined) => String(points ?? 0).replace('-', '−')

export const BECAUSE = {
  pending: () => ({ zh: '尚未认定', en: 'not confirmed yet' }),
  revoked: () => ({ zh: '认定已撤销', en: 'the finding was revoked' }),
  'not-recorded': ({ day }) => ({
    zh: `${day}才录入，评价日尚不计`,
    en: `recorded only on ${day}`,
  }),
  expired: ({ day }) => ({
    zh: `保存期满，${day}为最后一天`,
    en: `the retention period is over; ${day} was the last day`,
  }),
  repaired: ({ day }) => ({ zh: `${day}已修复`, en: `repaired on ${day}` }),
  lapsed: ({ day }) => ({
    zh: `有效期满，${day}为最后一天`,
    en: `no longer valid; ${day} was the last day`,
  }),
  'same-case': ({ rivalRow, rivalRecord, row }) =>
    rivalRow === row
      ? {
          zh: `与信用信息${rivalRecord}是同一行为，就高只计${rivalRecord}`,
          en: `the same conduct as record ${rivalRecord}; only the largest counts, ${rivalRecord}`,
        }
      : {
          zh: `与第${rivalRow}项是同一行为，就高只计第${rivalRow}项`,
          en: `the same conduct as item ${rivalRow}; only the largest counts, item ${rivalRow}`,
        },
  'same-record': ({ rivalRow }) => ({
    zh: `同一条信息只计最高的第${rivalRow}项`,
    en: `of one record only the largest counts, item ${rivalRow}`,
  }),
  'same-value': ({ rivalRecord, fact }) => ({
    zh: `与信用信息${rivalRecord}的${fact}相同，只计一次`,
    en: `${fact} is the same as in record ${rivalRecord}; it counts once`,
  }),
  limit: ({ limit, per }) => ({
    zh: `已达上限：${PERIODS[per!].zh}${limit}分`,
    en: `the limit of ${limit} points for ${PERIODS[per!].en} is reached`,
  }),
  'limit-partly': ({ limit, per, after }) => ({
    zh: `达到上限（${PERIODS[per!].zh}${limit}分），只计${minus(after)}分`,
    en: `only ${after} counts: the limit is ${limit} points for ${PERIODS[per!].en}`,
  }),
  'outside-window': ({ day }) => ({
    zh: `发生在${day}或更早，不在最近十二个月内`,
    en: `it occurred on or before ${day}, outside the last twelve months`,
  }),
  'section-limit': ({ section, limit, per }) => ({
    zh: `项目「${section}」已达上限：${PERIODS[per!].zh}${limit}分`,
    en: `section 「${section}」 has reached its limit of ${limit} points for ${PERIODS[per!].en}`,
  }),
  'section-limit-partly': ({ section, limit, per, after }) => ({
    zh: `项目「${section}」达到上限（${PERIODS[per!].zh}${limit}分），只计${minus(after)}分`,
    en: `only ${after} counts: section 「${section}」 is limited to ${limit} points for ${PERIODS[per!].en}`,
  }),
  'no-item': () => ({ zh: '评分表没有对应的评分项', en: 'the standard has no item for it' }),
  'type-unknown': () => ({
    zh: '这一版本没有这一类信用信息，不计分',
    en: 'this version does not have its type; it does not count',
  }),
  'determines-only': () => ({
    zh: '不计分，只据以直接判定',
    en: 'no points; it only determines a grade',
  }),
  'not-met': () => ({ zh: '没有达到评分项的条件', en: 'no item’s condition is met' }),
  'points-change': ({ row, before, after }) => ({
    zh: `第${row}项由${minus(before)}分变为${minus(after)}分`,
    en: `item ${row} changes from ${before} to ${after}`,
  }),
  'record-ends': ({ row, type, recorded, day }) => ({
    zh: `${recorded}录入的${row === undefined ? '' : `第${row}项`}信用信息「${type}」保存期满或有效期满，${day}为最后一天`,
    en: `the record of ${recorded}${row === undefined ? ` (${type})` : ` under item ${row}`} ends; ${day} is its last day`,
  }),
  'grade-changes': () => ({ zh: '等级改变', en: 'the grade changes' }),
} satisfies Record<string, (values: ReasonValues) => Text>

/** Every code a reason can carry, beside `not-counted`, whose words stand in the ruleset. */
export type BecauseCode = keyof typeof BECAUSE | 'not-counted'

/** The sentence of a code. */
export function becauseText(code: keyof typeof BECAUSE, values: ReasonValues): Text {
  return (BECAUSE[code] as (given: ReasonValues) => Text)(values)
}
