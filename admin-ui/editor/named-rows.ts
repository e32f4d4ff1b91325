// Problems in the words of the page: rows by their number, for nobody reads ids.
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import type { Problem, Text } from '../../engine/words/problem.ts'
import { cited } from '../base/clause.ts'
import { TABLE } from '../words/statute.ts'
import { rowsOf } from './rows.ts'

/**
 * The problem with 「market-scale-missing」 said as 第24项, in its sentence and its hint; a row
 * that was stopped by its number in the base version.
 */
export function inRows<T extends Pick<Problem, 'text' | 'hint'>>(
  found: T,
  ruleset: Ruleset | undefined,
  base?: Ruleset,
): T {
  const rows = new Map(
    [base, ruleset].flatMap(rowsOf).map(({ item, number }) => [item.id, TABLE.row(number)]),
  )
  // A clause of the table is the row: it is named once.
  const gone = (id: string, number: string) => rows.get(id)?.en === TABLE.row(number).en
  const told = (text: Text, language: 'zh' | 'en') =>
    text[language]
      .replace(
        /([^\s：:、]+\/(\S+)) 「items\.([a-z0-9-]+)」/g,
        (all, cite: string, n: string, id: string) => (gone(id, n) ? cited(cite) : all),
      )
      .replace(
        /「(?:items\.)?([a-z0-9-]+)」/g,
        (all, id: string) => rows.get(id)?.[language] ?? all,
      )
  const both = (text: Text): Text => ({ zh: told(text, 'zh'), en: told(text, 'en') })
  return { ...found, text: both(found.text), ...(found.hint ? { hint: both(found.hint) } : {}) }
}
