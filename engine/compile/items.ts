// Items to rows of integers.
import type { Limit, Section, Validity } from '../schema/items.ts'
import type { Path } from '../words/problem.ts'
import { type Context, pointsAt, report } from './context.ts'
import { onTopOf, recordFact } from './item-links.ts'
import { checkSize, compilePoints, compileTimes } from './item-points.ts'
import type { CompiledItem, CompiledLimit, CompiledValidity } from './model.ts'
import { isPositive, type Row, typeOf } from './rows.ts'
import { readsOf } from './scope.ts'

const MOST_STEPS = 20

/** One item; its references to other items are resolved by row. */
export function compileItem(
  context: Context,
  row: Row,
  index: number,
  rows: readonly Row[],
): CompiledItem {
  const { item, section, sectionIndex, path } = row
  const { ruleset } = context
  const type = typeOf(context, row)
  if (type === -1) checkSubjectItem(context, row)
  else checkItemScope(context, row)
  const points = compilePoints(context, row, type)
  const times = item.times ? compileTimes(context, row, type) : undefined
  checkSize(context, item.id, points, times, path)
  return {
    id: item.id,
    row: index + 1,
    section: sectionIndex,
    kind: section.kind,
    text: item.text,
    cite: item.cite,
    type,
    points,
    fixed: points.kind === 'fixed' && !item.times ? points.points : 0,
    ...(times ? { times } : {}),
    grows: [item.pointsEach?.of, item.times?.fact].some(
      (fact) => ruleset.facts[fact ?? '']?.derive,
    ),
    ends:
      [item.limit?.per, section.limit?.per].includes('trailing12Months') ||
      validBy(context, row, rows),
    limited: Boolean(item.limit ?? section.limit ?? item.distinctBy),
    onTopOf: onTopOf(context, row, rows, type),
    distinctBy:
      item.distinctBy === undefined
        ? -1
        : recordFact(context, item.id, item.distinctBy, [...path, 'distinctBy'], type),
    ...(item.limit
      ? { limit: compileLimit(context, item.limit, section, item.id, [...path, 'limit']) }
      : {}),
    ...(item.validity
      ? { validity: compileValidity(context, item.validity, [...path, 'validity']) }
      : {}),
  }
}

// Whether a validity of its own ends what the item gives: also that of an item it adds to. A
// chain longer than anybody writes is taken for one that ends.
function validBy(context: Context, { item }: Row, rows: readonly Row[]): boolean {
  let next: Row['item'] | undefined = item
  for (let steps = 0; next; steps++) {
    if (next.validity || steps === MOST_STEPS) return true
    next = rows[context.itemIndex.get(next.onTopOf ?? '') ?? -1]?.item
  }
  return false
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
  if (points !== undefined && (points === 0 || points > 0 !== isPositive(context, section))) {
    report(context, path, 'limit-sign', { where, value: limit.points })
  }
  return { points: Math.abs(points ?? 0), per: limit.per }
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

function checkSubjectItem(context: Context, { item, path }: Row): void {
  const parts = (['limit', 'distinctBy', 'validity'] as const).filter(
    (part) => item[part] !== undefined,
  )
  for (const part of parts)
    report(context, [...path, part], 'item-subject-shape', { item: item.id, part })
}

// Without `record`, a condition on the subject alone could mean a row of the subject: say which.
function checkItemScope(context: Context, { item, path }: Row): void {
  if (item.record !== undefined) return
  const facts = [
    ...(item.when ? readsOf(context.ruleset, item.when) : []),
    ...Object.keys(item.pointsBy ?? {}),
    ...[item.pointsEach?.of, item.pointsRecorded?.fact, item.times?.fact],
  ].filter((fact) => fact !== undefined)
  const scopes = new Set(facts.map((fact) => scopeOf(context, fact)))
  if (scopes.size > 0 && !scopes.has('record'))
    report(context, path, 'item-scope', { item: item.id })
}

function scopeOf(context: Context, fact: string): 'subject' | 'record' {
  if (fact === 'type') return 'record'
  if (fact === 'subjectType') return 'subject'
  // A fact that is not declared is told as that, and nothing follows from it.
  return Object.hasOwn(context.ruleset.facts, fact) ? context.ruleset.facts[fact]!.of : 'record'
}
