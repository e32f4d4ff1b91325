// What an edit's path names, in the words of the page: 第14项, D级分数段, 条件「…」.
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { named, say, type Words } from '../base/say.ts'
import { EDITOR, REASON } from '../words/editor.ts'
import { DETERMINATIONS, GRADES } from '../words/parts-of-standard.ts'
import { PLACES, TABLE } from '../words/statute.ts'
import { rowsOf } from './rows.ts'
import { sentenceWords } from './sentence-words.ts'

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
    case 'conditions': {
      const condition = ruleset?.conditions?.[id]
      return say(PLACES.condition(condition ? sentenceWords(condition, ruleset) : id))
    }
    case 'types':
      return say(PLACES.type(ruleset?.types?.[id]?.name ?? id))
    case 'score':
      return say(SCORE[id] ?? PLACES.score)
    case 'combine':
      return say(GRADES.combine)
    case 'counts':
      return say(COUNTS[id] ?? DETERMINATIONS.counts)
    case 'determinations': {
      const one = ruleset?.determinations?.find((each) => each.id === id)
      return say(one ? PLACES.determination(one.grade) : EDITOR.determinations)
    }
    case 'measures':
      return say(id === '' ? EDITOR.measures : PLACES.measures(id))
    case 'subjects':
      return say(PLACES.subjects)
    case 'readings': {
      const one = ruleset?.readings?.find((each) => each.id === id)
      return one ? say(one.question) : say(EDITOR.readings)
    }
    case 'sections':
      return id
    case 'effectiveFrom':
      return say(GRADES.effective)
    case 'title':
      return say(GRADES.title)
    case 'reasons':
      return id === ''
        ? say(REASON.title)
        : named(say(REASON.title), placeWords(path.slice('reasons.'.length), ruleset))
    case 'validity':
    case 'repair':
      return say(EDITOR[area])
    default:
      return path
  }
}

const SCORE: Record<string, Words> = {
  base: GRADES.base,
  rounding: GRADES.rounding,
  sameCase: GRADES.sameCase,
  direction: GRADES.direction,
}

const COUNTS: Record<string, Words> = {
  points: PLACES.countsPoints,
  determination: PLACES.countsDetermination,
}
