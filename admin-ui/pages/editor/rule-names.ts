// What the rules of a clause are called under it: the item's row, the question of a reading.
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { say } from '../../base/say.ts'
import { rowsOf } from '../../editor/rows.ts'
import type { Clause, RuleName } from '../../parts/lx-statute.ts'
import { EDITOR } from '../../words/editor.ts'
import { TABLE } from '../../words/statute.ts'

/** Names for the rules that a clause names, each with the place it leads to. */
export function ruleNames({ rules }: Clause, ruleset: Ruleset | undefined): RuleName[] {
  return (rules ?? []).map((at): RuleName => {
    const [area, id] = at.split('.')
    if (area === 'items' && id) {
      const row = rowsOf(ruleset).find(({ item }) => item.id === id)
      return { at, label: row ? say(TABLE.row(row.number)) : id }
    }
    if (area === 'readings' && id) {
      const reading = ruleset?.readings?.find((each) => each.id === id)
      const question = reading ? say(reading.question) : id
      const short = question.length > 18 ? `${question.slice(0, 17)}…` : question
      return {
        at,
        label: say(TABLE.reading(short)),
        open: (reading?.alternatives?.length ?? 0) > 0,
      }
    }
    const tab = tabOf(area ?? '')
    const word = tab === 'general' ? EDITOR.grades : EDITOR[tab]
    return { at, label: id ? `${say(word)} ${id}` : say(word) }
  })
}

/** The tab where a place is edited. */
export function tabOf(
  area: string,
):
  | 'items'
  | 'grades'
  | 'determinations'
  | 'validity'
  | 'repair'
  | 'measures'
  | 'readings'
  | 'general' {
  if (area === 'items' || area === 'sections') return 'items'
  if (area === 'determinations' || area === 'counts' || area === 'conditions')
    return 'determinations'
  if (area === 'validity' || area === 'repair' || area === 'measures' || area === 'readings')
    return area
  return 'grades'
}
