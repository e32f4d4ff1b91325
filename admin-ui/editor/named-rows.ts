// Problems in the words of the page: rows by their number, for nobody reads ids.
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import type { Problem, Text } from '../../engine/words/problem.ts'
import { TABLE } from '../words/statute.ts'
import { rowsOf } from './rows.ts'

/** The problem with 「market-scale-missing」 said as 第24项, in its sentence and its hint. */
export function inRows<T extends Pick<Problem, 'text' | 'hint'>>(
  found: T,
  ruleset: Ruleset | undefined,
): T {
  const rows = new Map(rowsOf(ruleset).map(({ item, number }) => [item.id, TABLE.row(number)]))
  const told = ({ zh, en }: Text): Text => ({
    zh: zh.replace(/「([a-z0-9-]+)」/g, (all, id: string) => rows.get(id)?.zh ?? all),
    en: en.replace(/「([a-z0-9-]+)」/g, (all, id: string) => rows.get(id)?.en ?? all),
  })
  return { ...found, text: told(found.text), ...(found.hint ? { hint: told(found.hint) } : {}) }
}
