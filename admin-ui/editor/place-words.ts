// What an edit's path names, in the words of the page: 第14项, D级, 条件 alert-3-days.
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { say } from '../base/say.ts'
import { EDITOR } from '../words/editor.ts'
import { DETERMINATIONS, GRADES } from '../words/parts-of-standard.ts'
import { PLACES, TABLE } from '../words/statute.ts'
import { rowsOf } from './rows.ts'

/** The part of the standard at a path. */
export function placeWords(path: string, ruleset: Ruleset | undefined): string {
  const [area = '', id = ''] = path.split('.')
  switch (area) {
    case 'items': {
      const row = rowsOf(ruleset).find(({ item }) => item.id === id)
      return row ? say(TABLE.row(row.number)) : id
    }
    case 'grades':
      return say(PLACES.grade(id))
    case 'conditions':
      return say(PLACES.condition(id))
    case 'types':
      return say(PLACES.type(ruleset?.types?.[id]?.name ?? id))
    case 'score':
      return say(
        id === 'rounding' ? GRADES.rounding : id === 'sameCase' ? GRADES.sameCase : PLACES.score,
      )
    case 'combine':
      return say(GRADES.combine)
    case 'counts':
      return say(DETERMINATIONS.counts)
    case 'determinations':
    case 'validity':
    case 'repair':
    case 'measures':
      return say(EDITOR[area])
    default:
      return path
  }
}
