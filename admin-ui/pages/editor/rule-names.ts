// What the rules of a clause are called under it: the item's row, the question of a reading.
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { say } from '../../base/say.ts'
import { language } from '../../base/settings.ts'
import { placeWords } from '../../editor/place-words.ts'
import type { Clause, RuleName } from '../../parts/lx-statute.ts'
import { TABLE } from '../../words/statute.ts'

/** Names for the rules that a clause names, each with the place it leads to. */
export function ruleNames({ rules }: Clause, ruleset: Ruleset | undefined): RuleName[] {
  // Letters are half as wide.
  const most = language() === 'zh' ? 18 : 40
  return (rules ?? []).map((at): RuleName => {
    const [area, id] = at.split('.')
    if (area === 'readings' && id) {
      const reading = ruleset?.readings?.find((each) => each.id === id)
      const question = reading ? say(reading.question) : id
      const short = question.length > most ? `${question.slice(0, most - 1)}…` : question
      return {
        at,
        label: say(TABLE.reading(short)),
        open: (reading?.alternatives?.length ?? 0) > 0,
      }
    }
    return { at, label: placeWords(at, ruleset) }
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
