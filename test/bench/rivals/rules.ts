// The 87 rows as any rule engine can hold them: comparisons of flat facts, all of which must
// hold. Written from the oracle's table, so that no rival reads what our compiler made.
import { ROWS, type Row } from '../../oracle/standard.ts'

/** One comparison of a flat fact. */
export type Test = {
  fact: 'type' | 'subjectType' | 'instruments' | 'quietMonths' | 'unhandledDays'
  op: 'is' | 'atLeast' | 'atMost' | 'lessThan' | 'moreThan'
  value: string | number
}

/** A row and what must hold for it. */
export type Rule = { row: Row; all: Test[] }

const is = (fact: Test['fact'], value: string): Test => ({ fact, op: 'is', value })
const atLeast = (fact: Test['fact'], value: number): Test => ({ fact, op: 'atLeast', value })
const lessThan = (fact: Test['fact'], value: number): Test => ({ fact, op: 'lessThan', value })

const subject = [is('type', 'subject'), atLeast('instruments', 1)]
const small = [
  ...subject,
  is('subjectType', 'enterprise'),
  { fact: 'instruments', op: 'atMost', value: 20 } satisfies Test,
]
const alert = is('type', 'red-alert')

/** What rows ask for beyond a record of their own type. */
const SPECIAL: Record<string, Test[]> = {
  'quiet-3-months': [...small, atLeast('quietMonths', 3), lessThan('quietMonths', 6)],
  'quiet-6-months': [...small, atLeast('quietMonths', 6), lessThan('quietMonths', 12)],
  'quiet-1-year': [...subject, atLeast('quietMonths', 12)],
  'red-alert-3-days': [alert, atLeast('unhandledDays', 3), lessThan('unhandledDays', 6)],
  'red-alert-6-days': [alert, atLeast('unhandledDays', 6), lessThan('unhandledDays', 9)],
  'red-alert-9-days': [alert, atLeast('unhandledDays', 9)],
  'red-alert-after-9-days': [alert, { fact: 'unhandledDays', op: 'moreThan', value: 9 }],
}

/** All rows, in the order of the standard. */
export const RULES: readonly Rule[] = ROWS.map((row) => ({
  row,
  all: SPECIAL[row.id] ?? [is('type', row.id)],
}))
