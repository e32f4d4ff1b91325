// An amendment taken line by line: each version between two, and each line alone.
import { withReadings } from '../assess/load.ts'
import type { Compiled } from '../compile/model.ts'
import type { Edit } from '../schema/readings.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { isRuleset } from '../schema/validate.ts'
import { amend, targetOf } from '../text/amend.ts'
import { place } from '../text/place.ts'
import type { Path, Text } from '../words/problem.ts'

/** One amended line: an item, a band, a determination, or another part that is one thing. */
export type Line = { at: string; edits: Edit[] }

/** A step of the amendment: the version with all lines up to this one, and with these alone. */
export type Step = Text & { at: string; upTo: Compiled; alone: Compiled | null }

/** Parts in the order of the document, with whether their members are lines of their own. */
const PARTS: Record<string, boolean> = {
  subjects: false,
  score: true,
  validity: false,
  grades: true,
  facts: true,
  conditions: true,
  counts: true,
  types: true,
  items: true,
  sections: true,
  determinations: true,
  combine: false,
  repair: true,
}

/** The edits that can move anybody, by line, in document order. */
export function linesOf(before: Ruleset, after: Ruleset, edits: readonly Edit[]): Line[] {
  const lines = new Map<string, Line>()
  for (const edit of edits) {
    const at = lineOf(edit)
    if (at === undefined) continue
    const line = lines.get(at)
    if (line) line.edits.push(edit)
    else lines.set(at, { at, edits: [edit] })
  }
  const rank = ranksOf(before, after)
  return [...lines.values()].sort((a, b) => rank(a.at) - rank(b.at))
}

function lineOf(edit: Edit): string | undefined {
  const target = targetOf(edit)
  if (!('path' in target)) return undefined
  const [part, member, key, row] = target.path.split('.')
  const own = PARTS[part!]
  if (own === undefined) return undefined
  if (!own || member === undefined) {
    const id = edit.add === undefined ? undefined : idOf(edit.value)
    return id === undefined ? part : `${part}.${id}`
  }
  // A row that comes, goes or moves is a line under its own id, whatever its section.
  if (part === 'sections' && key === 'items') {
    if (edit.add !== undefined) return `items.${idOf(edit.value)}`
    if (row !== undefined) return `items.${row}`
  }
  return `${part}.${member}`
}

function idOf(value: unknown): string | undefined {
  const { id, grade, name } = (value ?? {}) as Record<string, string | undefined>
  return id ?? grade ?? name
}

function ranksOf(before: Ruleset, after: Ruleset): (at: string) => number {
  const parts = Object.keys(PARTS)
  const rows = [after, before].flatMap(({ sections }) => sections.flatMap(({ items }) => items))
  const members: Record<string, string[]> = {
    items: rows.map(({ id }) => id),
    grades: [...after.grades, ...before.grades].map(({ grade }) => grade),
    sections: [...after.sections, ...before.sections].map(({ name }) => name),
    determinations: [...(after.determinations ?? []), ...(before.determinations ?? [])].map(
      ({ id }) => id,
    ),
  }
  return (at) => {
    const [part, ...rest] = at.split('.')
    const index = members[part!]?.indexOf(rest.join('.')) ?? 0
    return parts.indexOf(part!) * 100_000 + Math.max(0, index)
  }
}

/**
 * The steps from one version to another. Lines that only make sense together (a row and the
 * condition it names) are one step; the last step is `to` itself, whatever the readings.
 */
export function stepsOf(
  from: { ruleset: Ruleset; readings: Record<string, string> },
  to: Compiled,
  lines: readonly Line[],
  readingsDiffer: boolean,
): Step[] {
  const steps: Step[] = []
  let open: Line[] = []
  const sofar: Edit[] = []
  lines.forEach((line, i) => {
    open.push(line)
    sofar.push(...line.edits)
    const last = i === lines.length - 1 && !readingsDiffer
    const upTo = last ? to : amended(from, sofar)
    if (!upTo) return
    const own = open.flatMap(({ edits }) => edits)
    const at = open.map((each) => each.at).join('、')
    steps.push({ at, ...wordsOf(from.ruleset, open), upTo, alone: amended(from, own) })
    open = []
  })
  if (!readingsDiffer) return steps
  const at = [...open.map((each) => each.at), 'readings'].join('、')
  steps.push({ at, zh: '改用的解释口径', en: 'readings switched', upTo: to, alone: null })
  return steps
}

function amended(
  { ruleset, readings }: { ruleset: Ruleset; readings: Record<string, string> },
  edits: readonly Edit[],
): Compiled | null {
  const { data, problems } = amend(ruleset, edits)
  if (problems.length > 0 || !isRuleset(data)) return null
  return withReadings(data, readings).compiled ?? null
}

function wordsOf(ruleset: Ruleset, lines: readonly Line[]): Text {
  const rows = ruleset.sections.flatMap(({ items }) => items)
  const words = lines.map(({ at, edits }): Text => {
    const [part, ...rest] = at.split('.')
    const id = rest.join('.')
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
  const grade =
    part === 'determinations' ? determinations?.find((each) => each.id === id)?.grade : undefined
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
