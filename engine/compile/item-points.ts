// The points of an item as integers: one shape each, checked against the fact it reads.
import { meant } from '../words/nearest.ts'
import type { Path } from '../words/problem.ts'
import { type Context, pointsAt, report } from './context.ts'
import { factAt } from './facts.ts'
import type { CompiledPoints } from './model.ts'
import { isPositive, type Row } from './rows.ts'

/** The most points an item may name. */
const MOST_POINTS = 9999.99

// Beyond this, a sum over many records might leave the integers that are exact.
const MOST_HUNDREDTHS = 1_000_000_000_000
const MOST_DAYS = 4_000_000

/** Notes that an item could give more points than can be added exactly. */
export function checkSize(
  context: Context,
  item: string,
  points: CompiledPoints,
  times: { fact: number; atLeast: number } | undefined,
  path: Path,
): void {
  const most = (fact: number) => {
    const { derive, max, kind } = context.facts[fact] ?? {}
    return derive ? MOST_DAYS : (max ?? 2_000_000_000) * (kind === 'integer' ? 1 : 0.01)
  }
  let size = 0
  if (points.kind === 'fixed') size = Math.abs(points.points)
  else if (points.kind === 'by') size = Math.max(...points.table.map((each) => Math.abs(each ?? 0)))
  else if (points.kind === 'each') size = Math.abs(points.points) * most(points.fact)
  else size = MOST_POINTS * 100
  if (times) size *= Math.max(times.atLeast, most(times.fact))
  if (size > MOST_HUNDREDTHS) report(context, path, 'points-size', { item })
}

/** The one shape of points an item has. */
export function compilePoints(context: Context, row: Row, type: number): CompiledPoints {
  const { item, section, path } = row
  const shapes = [item.points, item.pointsBy, item.pointsEach, item.pointsRecorded].filter(
    (shape) => shape !== undefined,
  )
  if (shapes.length !== 1) {
    report(context, path, 'points-shape', { item: item.id, count: shapes.length })
    return { kind: 'fixed', points: 0 }
  }
  const signed = (value: number, at: Path): number => {
    const points = pointsAt(context, value, at)
    // A value of a choice may give nothing; an item as a whole may not.
    if (points === undefined || (points === 0 && item.pointsBy)) return 0
    if (points === 0 || points > 0 !== isPositive(context, section)) {
      const kindZh = section.kind === 'bonus' ? '加分' : '减分'
      report(context, at, 'points-sign', { item: item.id, kind: section.kind, kindZh, value })
    }
    return points
  }
  if (item.pointsBy) return pointsBy(context, row, type, signed)
  if (item.pointsEach) {
    const at = [...path, 'pointsEach']
    const fact = pointsFact(context, item.pointsEach.of, [...at, 'of'], type, ['integer'])
    const counted = context.facts[fact]
    if (counted && !counted.derive) {
      mustBeRequired(context, item.id, item.pointsEach.of, type, [...at, 'of'])
      if ((counted.min ?? -1) < 0) {
        report(context, [...at, 'of'], 'fact-shape', {
          fact: item.pointsEach.of,
          zh: '按量计分，须写 min，且不小于0',
          en: 'is counted by and needs a min of at least 0',
        })
      }
    }
    return {
      kind: 'each',
      fact,
      points: signed(item.pointsEach.points, [...at, 'points']),
      after: item.pointsEach.after ?? 0,
    }
  }
  if (item.pointsRecorded) {
    const at = [...path, 'pointsRecorded', 'fact']
    const fact = pointsFact(context, item.pointsRecorded.fact, at, type, ['decimal', 'integer'])
    mustBeRequired(context, item.id, item.pointsRecorded.fact, type, at)
    const { moreThan = 0, atMost = MOST_POINTS } = item.pointsRecorded
    if (moreThan >= atMost) {
      report(context, [...path, 'pointsRecorded'], 'fact-shape', {
        fact: item.pointsRecorded.fact,
        zh: '的 moreThan 不小于 atMost',
        en: 'has a moreThan that is not below atMost',
      })
    }
    if (context.facts[fact]?.of === 'subject') {
      report(context, at, 'fact-shape', {
        fact: item.pointsRecorded.fact,
        zh: '属于主体，录入的分值只能由信用信息填写',
        en: 'belongs to subjects; recorded points are carried by records',
      })
    }
    return { kind: 'recorded', fact, sign: isPositive(context, section) ? 1 : -1 }
  }
  return {
    kind: 'fixed',
    points: item.points === undefined ? 0 : signed(item.points, [...path, 'points']),
  }
}

function pointsBy(
  context: Context,
  row: Row,
  type: number,
  signed: (value: number, at: Path) => number,
): CompiledPoints {
  const { item, path } = row
  const [name, table] = Object.entries(item.pointsBy ?? {})[0]!
  const at = [...path, 'pointsBy', name]
  const index = pointsFact(context, name, at, type, ['choice'])
  mustBeRequired(context, item.id, name, type, at)
  if (index === -1) return { kind: 'by', fact: index, table: [] }
  const words = context.facts[index]?.words ?? []
  // A value that is misspelt is not missing, too.
  const misspelt = new Set<string | undefined>()
  for (const value of Object.keys(table)) {
    if (words.includes(value)) continue
    misspelt.add(meant(value, words).nearest)
    report(context, [...at, value], 'choice-unknown', {
      value,
      fact: name,
      allowed: words.join('、'),
      ...meant(value, words),
    })
  }
  return {
    kind: 'by',
    fact: index,
    table: words.map((value) => {
      const points = Object.hasOwn(table, value) ? table[value] : undefined
      if (points === undefined && !misspelt.has(value))
        report(context, at, 'points-by-gap', { item: item.id, fact: name, value })
      return points === undefined ? null : signed(points, [...at, value])
    }),
  }
}

/** Notes that a fact need not be there: what is taken from it would silently be missing. */
export function mustBeRequired(
  context: Context,
  item: string,
  name: string,
  type: number,
  path: Path,
): void {
  const fact = context.facts[context.factIndex.get(name) ?? -1]
  if (!fact || fact.required === true || fact.required.includes(type)) return
  const typeName = [...context.typeIndex.keys()][type] ?? '主体'
  report(context, path, 'fact-not-required', { item, fact: name, type: typeName })
}

function pointsFact(
  context: Context,
  name: string,
  path: Path,
  type: number,
  kinds: string[],
): number {
  const fact = factAt(context, name, path)
  if (!fact) return -1
  if (type === -1 && fact.of === 'record') report(context, path, 'fact-scope', { fact: name })
  if (!kinds.includes(fact.kind)) {
    report(context, path, 'fact-shape', {
      fact: name,
      zh: `的类型须为${kinds.join('或')}`,
      en: `must be of type ${kinds.join(' or ')}`,
    })
  }
  return context.factIndex.get(name) ?? 0
}

/** What multiplies an item's points. */
export function compileTimes(
  context: Context,
  { item, path }: Row,
  type: number,
): { fact: number; atLeast: number } {
  const { fact, atLeast = 1 } = item.times!
  return { fact: pointsFact(context, fact, [...path, 'times', 'fact'], type, ['integer']), atLeast }
}
