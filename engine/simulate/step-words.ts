// The lines of an amendment in words: 第24项 −3分 → −10分, a reading by its question.
import { type Side, text } from '../compare/change.ts'
import { conditionName } from '../compare/conditions.ts'
import { readingName, short } from '../compare/fields-effects.ts'
import type { Edit } from '../schema/readings.ts'
import { targetOf } from '../text/amend.ts'
import { nameOf as idOf, isPlain } from '../text/place.ts'
import type { Text } from '../words/problem.ts'
import { valuesOf } from './step-values.ts'
import type { Line } from './steps.ts'

/** What the lines of a step are called, with the values that change where these are few. */
export function wordsOf(before: Side, after: Side, lines: readonly Line[]): Text {
  const words = lines.map(({ at, edits }): Text => {
    const [part, ...rest] = at.split('、')[0]!.split('.')
    const id = rest.join('.')
    const reading = part === 'readings' && before.ruleset.readings?.find((each) => each.id === id)
    if (reading) return readingName(id, reading)
    const said = changesOf(before, after, { at, edits }, id)
    const joined = together(said, '，', ', ')
    const name = nameOf(before, after, part!, id, joined.zh)
    return joined.zh === '' ? name : text(`${name.zh} ${joined.zh}`, `${name.en} ${joined.en}`)
  })
  return together(words, '，', ', ')
}

// What becomes of a line's member, and what changes in it.
function changesOf(before: Side, after: Side, { at, edits }: Line, id: string): Text[] {
  const came = edits.find(
    ({ add, value }) => add !== undefined && isPlain(value) && idOf(value) === id,
  )
  const gone = edits.some(({ remove }) => remove === at || remove?.endsWith(`.items.${id}`))
  if (came && !gone) return [text('新增', 'added')]
  if (gone && !came) return [text('停用', 'removed')]
  const section = /^sections\.(.+)\.items$/.exec(came?.add ?? '')?.[1]
  const moved = edits.some(({ move }) => move !== undefined)
  const paths = came ? [at] : edits.filter(({ move }) => move === undefined).map(pathOf)
  const depth = at.includes('.') ? 2 : 1
  return [
    ...(section ? [text(`移到项目「${section}」`, `moved to section 「${section}」`)] : []),
    ...(moved && !came ? [text('移动', 'moved')] : []),
    ...valuesOf({ before, after, depth }, paths),
  ]
}

function pathOf(edit: Edit): string {
  const target = targetOf(edit)
  return 'path' in target ? target.path : ''
}

function nameOf(before: Side, after: Side, part: string, id: string, said: string): Text {
  const { ruleset } = before
  const condition = part === 'conditions' && ruleset.conditions?.[id]
  const own = condition && conditionName(id, condition, before)
  // Words that follow say once more what a condition is called by.
  if (own) return own.zh.startsWith('条件「') && said.includes(' → ') ? NAMES['conditions']! : own
  const row = part === 'items' ? before.rows.get(id) : undefined
  if (row !== undefined) return text(`第${row}项`, `item ${row}`)
  const name = NAMES[part] ?? text(part, part)
  if (id === '') return name
  return NAMES[`${part}.${id}`] ?? memberName(before, after, part, id, name)
}

// A type of record by its name, a determination by its grade, an item that comes by its words.
function memberName(before: Side, after: Side, part: string, id: string, { zh, en }: Text): Text {
  const rulesets = [before.ruleset, after.ruleset]
  if (part === 'determinations') {
    const all = rulesets.flatMap(({ determinations = [] }) => determinations)
    const grade = all.find((each) => each.id === id)?.grade
    const others = all.some((each) => each.grade === grade && each.id !== id)
    const own = others ? `「${id}」` : ''
    if (grade !== undefined)
      return text(`${zh}${own}为${grade}级`, `${en} ${own && `${own} `}of ${grade}`)
  }
  const name =
    part === 'types'
      ? rulesets.map(({ types }) => types?.[id]?.name).find(Boolean)
      : part === 'facts'
        ? rulesets.map(({ facts }) => facts[id]?.text).find(Boolean)
        : undefined
  if (name !== undefined) return text(`${zh}「${name}」`, `${en} 「${name}」`)
  const items = after.ruleset.sections.flatMap(({ items }) => items)
  const item = part === 'items' ? items.find((each) => each.id === id) : undefined
  return text(`${zh}「${item ? short(item.text) : id}」`, `${en} ${id}`)
}

function together(all: readonly Text[], zh: string, en: string): Text {
  return text(all.map((each) => each.zh).join(zh), all.map((each) => each.en).join(en))
}

const NAMES: Record<string, Text> = {
  grades: { zh: '等级', en: 'grade' },
  items: { zh: '评分项', en: 'item' },
  determinations: { zh: '直接判定', en: 'determination' },
  conditions: { zh: '条件', en: 'condition' },
  counts: { zh: '计入条件', en: 'what counts' },
  score: { zh: '计分', en: 'score' },
  'score.base': { zh: '基本分', en: 'base' },
  'score.clamp': { zh: '得分的上下限', en: 'limits of the score' },
  'score.cite': { zh: '计分的依据', en: 'clauses of the score' },
  'score.direction': { zh: '分数的方向', en: 'direction of scores' },
  'score.rounding': { zh: '定级前取整', en: 'rounding' },
  'score.sameCase': { zh: '同一行为', en: 'same conduct' },
  'counts.points': { zh: '计分的条件', en: 'what counts for points' },
  'counts.determination': { zh: '直接判定的条件', en: 'what counts to determine' },
  'repair.effect': { zh: '修复的效果', en: 'effect of repair' },
  'repair.cite': { zh: '信用修复的依据', en: 'clauses of repair' },
  'repair.rules': { zh: '修复规定', en: 'repair rules' },
  facts: { zh: '事实', en: 'fact' },
  types: { zh: '信息类型', en: 'type of record' },
  sections: { zh: '项目', en: 'section' },
  subjects: { zh: '评价对象', en: 'subjects' },
  validity: { zh: '保存期限', en: 'validity' },
  combine: { zh: '得分与直接判定', en: 'score and determination' },
  repair: { zh: '信用修复', en: 'repair' },
}
