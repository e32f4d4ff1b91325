// The lines of an amendment in words: 第24项 −3分 → −10分, a reading by its question.
import { sideOf } from '../compare/change.ts'
import { conditionName } from '../compare/conditions.ts'
import { readingName } from '../compare/fields-effects.ts'
import type { Edit } from '../schema/readings.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { place } from '../text/place.ts'
import type { Path, Text } from '../words/problem.ts'
import type { Line } from './steps.ts'

/** What the lines of a step are called, with single values that change. */
export function wordsOf(ruleset: Ruleset, lines: readonly Line[]): Text {
  const rows = ruleset.sections.flatMap(({ items }) => items)
  const words = lines.map(({ at, edits }): Text => {
    const [part, ...rest] = at.split('、')[0]!.split('.')
    const id = rest.join('.')
    const reading = part === 'readings' && ruleset.readings?.find((each) => each.id === id)
    if (reading) return readingName(id, reading)
    const condition = part === 'conditions' && ruleset.conditions?.[id]
    if (condition) return conditionName(id, condition, sideOf(ruleset))
    const row = part === 'items' ? rows.findIndex((each) => each.id === id) : -1
    const value = shown(ruleset, edits)
    if (row !== -1 && edits.some(({ remove }) => remove?.endsWith(`items.${id}`)))
      return { zh: `第${row + 1}项 停用`, en: `item ${row + 1} removed` }
    if (row !== -1) return { zh: `第${row + 1}项${value.zh}`, en: `item ${row + 1}${value.en}` }
    const name = NAMES[part!] ?? { zh: part!, en: part! }
    const named = NAMES[at] ?? (id === '' ? name : memberName(ruleset, name, part!, id, edits))
    return { zh: `${named.zh}${value.zh}`, en: `${named.en}${value.en}` }
  })
  return { zh: words.map(({ zh }) => zh).join('，'), en: words.map(({ en }) => en).join(', ') }
}

// A type of record by its name, a determination by its grade; others by their id.
function memberName(
  { types, determinations }: Ruleset,
  { zh, en }: Text,
  part: string,
  id: string,
  edits: readonly Edit[],
): Text {
  const added = edits.map(({ value }) => (value as { grade?: string } | undefined)?.grade)
  const grade =
    part === 'determinations'
      ? (determinations?.find((each) => each.id === id)?.grade ?? added.find(Boolean))
      : undefined
  if (grade !== undefined) return { zh: `${zh}为${grade}级`, en: `${en} of ${grade}` }
  const given = edits.map(({ to }) => (to as { name?: string } | undefined)?.name)
  const name = part === 'types' ? (types?.[id]?.name ?? given.find(Boolean)) : undefined
  return { zh: `${zh}「${name ?? id}」`, en: `${en} ${name ? `「${name}」` : id}` }
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
  'score.direction': { zh: '分数的方向', en: 'direction of scores' },
  'score.rounding': { zh: '定级前取整', en: 'rounding' },
  'score.sameCase': { zh: '同一行为', en: 'same conduct' },
  'counts.points': { zh: '计分的条件', en: 'what counts for points' },
  'counts.determination': { zh: '直接判定的条件', en: 'what counts to determine' },
  'repair.effect': { zh: '修复的效果', en: 'effect of repair' },
  facts: { zh: '事实', en: 'fact' },
  types: { zh: '信息类型', en: 'type of record' },
  sections: { zh: '项目', en: 'section' },
  subjects: { zh: '评价对象', en: 'subjects' },
  validity: { zh: '保存期限', en: 'validity' },
  combine: { zh: '得分与直接判定', en: 'score and determination' },
  repair: { zh: '信用修复', en: 'repair' },
}

// Plain values are shown where they are few; anything else stands in the comparison of the versions.
function shown(ruleset: Ruleset, edits: readonly Edit[]): Text {
  // How the points are printed goes with them.
  const told = edits.filter(({ set }) => !/\.(printed|text|cite)$/.test(set ?? ''))
  const values = told.flatMap((edit) => shownValue(ruleset, edit, told.length > 1) ?? [])
  if (values.length < told.length || told.length > FEW) return { zh: '', en: '' }
  const joined = (language: keyof Text) => values.map((each) => each[language])
  return { zh: ` ${joined('zh').join('，')}`, en: ` ${joined('en').join(', ')}` }
}

const FEW = 2

// Beside another value only what needs no name of its own, or has one here.
function shownValue(ruleset: Ruleset, edit: Edit, beside: boolean): Text | undefined {
  if (edit.set === undefined || typeof edit.to === 'object') return undefined
  const name = beside ? BESIDE[edit.set.split('.').slice(2).join('.')] : { zh: '', en: '' }
  if (!name) return undefined
  const found = place(ruleset, edit.set)
  const was = 'path' in found ? valueAt(ruleset, found.path) : undefined
  const known = was === undefined || typeof was === 'object' ? [] : [was]
  const isPoints = typeof edit.to === 'number' && POINTS.test(edit.set)
  const arrow = known.length === 0 ? '→ ' : ''
  const steps = (unit: string) => [...known, edit.to].map((each) => `${plain(each)}${unit}`)
  return {
    zh: `${name.zh}${arrow}${steps(isPoints ? '分' : '').join(' → ')}`,
    en: `${name.en}${arrow}${steps('').join(' → ')}${isPoints ? ' points' : ''}`,
  }
}

const BESIDE: Record<string, Text> = {
  points: { zh: '', en: '' },
  'limit.points': { zh: '上限', en: 'limit ' },
}

const POINTS = /\.(points|base|from|pointsBy\..+)$/

function valueAt(ruleset: Ruleset, path: Path): unknown {
  let here: unknown = ruleset
  for (const key of path) here = (here as Record<string | number, unknown> | undefined)?.[key]
  return here
}

const plain = (value: unknown): string => String(value).replace(/^-/, '−')
