// Record types: those of the items and those declared for several items or for none.

import { meant } from '../words/nearest.ts'
import { type Context, gradesOf, report } from './context.ts'
import type { Row } from './rows.ts'

/** Fills `context.typeIndex` in the order of the table, declared types without items last. */
export function indexTypes(context: Context, rows: readonly Row[]): void {
  const declared = context.ruleset.types ?? {}
  // `record: none` says that an item has no records.
  const named = [
    ...rows.filter(({ item }) => item.id === 'none').map(({ path }) => path),
    ...(Object.hasOwn(declared, 'none') ? [['types', 'none']] : []),
  ]
  for (const path of named)
    report(context, path, 'id-duplicate', { id: 'none', first: 'record: none' })
  for (const { item, path } of rows) {
    if (item.record === 'none') continue
    const type = item.record ?? item.id
    if (
      item.record !== undefined &&
      item.record !== item.id &&
      !Object.hasOwn(declared, item.record)
    ) {
      report(context, [...path, 'record'], 'reference-unknown', {
        kindZh: '信息类型',
        kind: 'record type',
        id: item.record,
        ...meant(item.record, Object.keys(declared)),
      })
    }
    if (!context.typeIndex.has(type)) context.typeIndex.set(type, context.typeIndex.size)
  }
  for (const type of Object.keys(declared)) {
    if (!context.typeIndex.has(type)) context.typeIndex.set(type, context.typeIndex.size)
  }
}

/** Ids that must be unique among their kind. */
export function checkIds(context: Context, rows: readonly Row[]): void {
  const { determinations, grades, measures, readings, repair, sections } = context.ruleset
  unique(
    context,
    rows.map(({ item, path }) => [item.id, [...path, 'id']]),
  )
  unique(
    context,
    sections.map(({ name }, i) => [name, ['sections', i, 'name']]),
  )
  unique(
    context,
    grades.map(({ grade }, i) => [grade, ['grades', i, 'grade']]),
  )
  unique(
    context,
    (determinations ?? []).map(({ id }, i) => [id, ['determinations', i, 'id']]),
  )
  unique(
    context,
    (readings ?? []).map(({ id }, i) => [id, ['readings', i, 'id']]),
  )
  readings?.forEach(({ alternatives }, i) => {
    unique(
      context,
      (alternatives ?? []).map(({ id }, j) => [id, ['readings', i, 'alternatives', j, 'id']]),
    )
  })
  unique(
    context,
    (repair.rules ?? []).map(({ id }, i) => [id, ['repair', 'rules', i, 'id']]),
  )
  const lists = Object.entries(measures ?? {}).flatMap(([grade, { list }]) =>
    (list ?? []).map(
      ({ id }, i) => [id, ['measures', grade, 'list', i, 'id']] as [string, (string | number)[]],
    ),
  )
  unique(context, lists)
  for (const grade of Object.keys(measures ?? {})) {
    if (!grades.some((each) => each.grade === grade)) {
      report(context, ['measures', grade], 'reference-unknown', {
        kindZh: '等级',
        kind: 'grade',
        id: grade,
        allowed: gradesOf(context),
      })
    }
  }
}

function unique(context: Context, ids: (readonly [string, readonly (string | number)[]])[]): void {
  const first = new Map<string, number>()
  ids.forEach(([id, path], i) => {
    const before = first.get(id)
    if (before === undefined) first.set(id, i)
    else {
      const other = ids[before]![1]
      report(context, path, 'id-duplicate', { id, ...placeOf(context, other) }, other)
    }
  })
}

// The first of two as people find it: counted, in its section or under its grade.
function placeOf({ ruleset }: Context, path: readonly (string | number)[]) {
  const place = Number(path.at(-2)) + 1
  const name =
    path[0] === 'sections' && path[2] === 'items' && ruleset.sections[Number(path[1])]?.name
  if (name) return { first: `项目「${name}」第${place}项`, firstEn: `item ${place} of 「${name}」` }
  if (path[0] === 'measures')
    return {
      first: `等级${path[1]}的第${place}项措施`,
      firstEn: `measure ${place} of grade ${path[1]}`,
    }
  return { first: `第${place}个`, firstEn: `entry ${place}` }
}
