// Points and limits in words.
import type { Text } from '../words/problem.ts'
import { text } from './change.ts'
import { type Field, fields, leaf, number, oneOf, plainly } from './spec.ts'

/** Points that stand by themselves: a base, a limit between grades. */
export const points = (value: unknown): Text =>
  typeof value === 'number'
    ? text(`${number(value)}分`, `${number(value)} ${value === 1 ? 'point' : 'points'}`)
    : plainly(value)

/**
 * How an item's points are said: a bonus adds and a deduction takes away, said without a sign;
 * where the signs mean something else they are shown.
 */
export type Way = 'bonus' | 'deduction' | 'signed'

/** The words of an item's points and how a value is shown. */
export function pointsOf(way: Way): { words: Text; show: (value: unknown) => Text } {
  const words = {
    bonus: text('加分', 'bonus'),
    deduction: text('扣分', 'deduction'),
    signed: text('分值', 'points'),
  }[way]
  const sign = { bonus: 1, deduction: -1, signed: 0 }[way]
  const show = (value: unknown): Text => {
    if (typeof value !== 'number') return plainly(value)
    if (value === 0 || value * sign > 0) return points(Math.abs(value))
    return value > 0 ? text(`+${value}分`, `+${value} points`) : points(value)
  }
  return { words, show }
}

const PERIODS = oneOf({
  calendarYear: ['每个自然年', 'a calendar year'],
  trailing12Months: ['最近十二个月', 'the last twelve months'],
  subject: ['每个主体', 'a subject'],
})

/** An item's or a section's limit: how far it goes, whichever way. */
export const limit: Field = fields(
  '上限',
  'limit',
  {
    points: leaf('分值', 'points', (value) =>
      points(typeof value === 'number' ? Math.abs(value) : value),
    ),
    per: leaf('计算范围', 'period', PERIODS),
  },
  (value) => {
    const { points: most, per } = value as { points?: unknown; per?: unknown }
    if (typeof most !== 'number') return plainly(value)
    const [period, shown] = [PERIODS(per), points(Math.abs(most))]
    return text(`${period.zh}至多${shown.zh}`, `at most ${shown.en} for ${period.en}`)
  },
)

/** A validity of the whole standard or of one item. */
export const validity: Record<string, Field> = {
  years: leaf('年数', 'years', (value) => text(`${value}年`, `${value} years`)),
  months: leaf('月数', 'months', (value) => text(`${value}个月`, `${value} months`)),
  from: leaf(
    '起算日',
    'start',
    oneOf({
      recordedOn: ['录入之日', 'the day of recording'],
      occurredOn: ['发生之日', 'the day of the act'],
    }),
  ),
  lastDay: leaf(
    '最后一天',
    'last day',
    oneOf({ inclusive: ['含当日', 'included'], exclusive: ['不含当日', 'not included'] }),
  ),
  cite: leaf('依据', 'clause'),
}
