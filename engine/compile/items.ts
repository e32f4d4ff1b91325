// Sections and items to rows of integers.
import type { Item, Limit, Section, Validity } from '../schema/items.ts'
import { nearest } from '../words/nearest.ts'
import type { Path } from '../words/problem.ts'
import { type Context, pointsAt, report } from './context.ts'
import { factAt } from './facts.ts'
import type { CompiledItem, CompiledLimit, CompiledPoints, CompiledValidity } from './model.ts'
import { readsOf } from './scope.ts'

/** An item's place in the document. */
export type Row = { item: Item; section: Section; sectionIndex: number; path: Path }

/** All items in the order of the official table. */
export function rowsOf(sections: readonly Section[]): Row[] {
  return sections.flatMap((section, sectionIndex) =>
    section.items.map((item, i) => ({
      item,
      section,
      sectionIndex,
      path: ['sections', sectionIndex, 'items', i],
    })),
  )
}

/** One item; its references to other items are resolved by row. */
export function compileItem(
  context: Context,
  row: Row,
  index: number,
  rows: readonly Row[],
): CompiledItem {
  const { item, section, sectionIndex, path } = row
  const type = typeOf(context, row)
  if (type === -1) checkSubjectItem(context, row)
  else checkItemScope(context, row)
  return {
    id: item.id,
    row: index + 1,
    section: sectionIndex,
    kind: section.kind,
    text: item.text,
    cite: item.cite,
    type,
    points: compilePoints(context, row, type),
    ...(item.times ? { times: compileTimes(context, row) } : {}),
    onTopOf: onTopOf(context, row, rows, type),
    distinctBy:
      item.distinctBy === undefined
        ? -1
        : recordFact(context, item.distinctBy, [...path, 'distinctBy'], type),
    ...(item.limit
      ? { limit: compileLimit(context, item.limit, section, item.id, [...path, 'limit']) }
      : {}),
    ...(item.validity
      ? { validity: compileValidity(context, item.validity, [...path, 'validity']) }
      : {}),
  }
}

/** A limit, positive; its sign must be that of the section. */
export function compileLimit(
  context: Context,
  limit: Limit,
  section: Section,
  where: string,
  path: Path,
): CompiledLimit {
  const points = pointsAt(context, limit.points, [...path, 'points'])
  if (points === 0 || points > 0 !== isPositive(context, section)) {
    report(context, path, 'limit-sign', { where, value: limit.points })
  }
  return { points: Math.abs(points), per: limit.per }
}

/** A validity in months. */
export function compileValidity(
  context: Context,
  validity: Validity,
  path: Path,
): CompiledValidity {
  if ((validity.years === undefined) === (validity.months === undefined))
    report(context, path, 'validity-shape')
  return {
    months: validity.years === undefined ? (validity.months ?? 0) : validity.years * 12,
    from: validity.from,
    inclusive: validity.lastDay === 'inclusive',
    ...(validity.cite ? { cite: validity.cite } : {}),
  }
}

// A bonus raises the score where higher is better, and lowers it otherwise.
function isPositive(context: Context, section: Section): boolean {
  return (section.kind === 'bonus') === (context.ruleset.score.direction === 'higherIsBetter')
}

function typeOf(context: Context, { item }: Row): number {
  return item.record === 'none' ? -1 : (context.typeIndex.get(item.record ?? item.id) ?? -1)
}

function checkSubjectItem(context: Context, { item, path }: Row): void {
  const parts = (['limit', 'distinctBy', 'validity'] as const).filter(
    (part) => item[part] !== undefined,
  )
  for (const part of parts)
    report(context, [...path, part], 'item-subject-shape', { item: item.id, part })
}

// Without `record`, a condition on the subject alone could mean a row of the subject: say which.
function checkItemScope(context: Context, { item, path }: Row): void {
  if (item.record !== undefined || !item.when) return
  if (item.pointsBy || item.pointsEach || item.pointsRecorded) return
  const scopes = new Set(
    [...readsOf(context.ruleset, item.when)].map((fact) => scopeOf(context, fact)),
  )
  if (scopes.size > 0 && !scopes.has('record'))
    report(context, path, 'item-scope', { item: item.id })
}

function scopeOf(context: Context, fact: string): 'subject' | 'record' {
  if (fact === 'type') return 'record'
  return context.ruleset.facts[fact]?.of ?? 'subject'
}

function compilePoints(context: Context, row: Row, type: number): CompiledPoints {
  const { item, section, path } = row
  const shapes = [item.points, item.pointsBy, item.pointsEach, item.pointsRecorded].filter(
    (shape) => shape !== undefined,
  )
  if (shapes.length !== 1)
    report(context, path, 'points-shape', { item: item.id, count: shapes.length })
  const signed = (value: number, at: Path): number => {
    const points = pointsAt(context, value, at)
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
    mustBeRequired(context, row, item.pointsRecorded.fact, type, at)
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
  mustBeRequired(context, row, name, type, at)
  const words = context.facts[index]?.words ?? []
  for (const value of Object.keys(table)) {
    if (!words.includes(value))
      report(context, [...at, value], 'choice-unknown', {
        value,
        fact: name,
        allowed: words.join('、'),
      })
  }
  return {
    kind: 'by',
    fact: index,
    table: words.map((value) => {
      const points = Object.hasOwn(table, value) ? table[value] : undefined
      if (points === undefined)
        report(context, at, 'points-by-gap', { item: item.id, fact: name, value })
      return points === undefined ? null : signed(points, [...at, value])
    }),
  }
}

// Points taken from a fact that may be missing would silently be none.
function mustBeRequired(
  context: Context,
  { item }: Row,
  name: string,
  type: number,
  path: Path,
): void {
  const fact = context.facts[context.factIndex.get(name) ?? -1]
  if (!fact || fact.required === true || fact.required.includes(type)) return
  const typeName = [...context.typeIndex.keys()][type] ?? '主体'
  report(context, path, 'fact-not-required', { item: item.id, fact: name, type: typeName })
}

function pointsFact(
  context: Context,
  name: string,
  path: Path,
  type: number,
  kinds: string[],
): number {
  const fact = factAt(context, name, path)
  if (!fact) return 0
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

function recordFact(context: Context, name: string, path: Path, type: number): number {
  const fact = factAt(context, name, path)
  if (!fact || type === -1) return -1
  if (fact.of !== 'record' || fact.derive) {
    report(context, path, 'fact-shape', {
      fact: name,
      zh: '不是信用信息填写的事实',
      en: 'is not a fact that records carry',
    })
    return -1
  }
  return context.factIndex.get(name) ?? -1
}

function compileTimes(context: Context, { item, path }: Row): { fact: number; atLeast: number } {
  const { fact, atLeast = 1 } = item.times!
  const type = context.typeIndex.get(item.record ?? item.id) ?? -1
  return { fact: pointsFact(context, fact, [...path, 'times', 'fact'], type, ['integer']), atLeast }
}

function onTopOf(
  context: Context,
  { item, path }: Row,
  rows: readonly Row[],
  type: number,
): number {
  if (item.onTopOf === undefined) return -1
  const index = rows.findIndex((row) => row.item.id === item.onTopOf)
  const other = rows[index]
  if (!other || typeOf(context, other) !== type) {
    const near = nearest(
      item.onTopOf,
      rows.filter((row) => typeOf(context, row) === type).map((row) => row.item.id),
    )
    report(context, [...path, 'onTopOf'], 'reference-unknown', {
      kindZh: '同类信息的评分项',
      kind: 'item of the same record type',
      id: item.onTopOf,
      ...(near ? { nearest: near } : {}),
    })
    return -1
  }
  const chain = [item.id]
  for (
    let next: Row | undefined = other;
    next;
    next = rows.find((row) => row.item.id === next?.item.onTopOf)
  ) {
    chain.push(next.item.id)
    if (next.item.id === item.id) {
      report(context, [...path, 'onTopOf'], 'reference-cycle', {
        kindZh: '评分项',
        kind: 'items',
        chain: chain.join(' → '),
      })
      return -1
    }
    if (chain.length > rows.length) break
  }
  return index
}
