// What an item refers to beside its points: the item it adds to, the fact it counts once by.
import { nearest } from '../words/nearest.ts'
import type { Path } from '../words/problem.ts'
import { type Context, report } from './context.ts'
import { factAt } from './facts.ts'
import { mustBeRequired } from './item-points.ts'
import { type Row, typeOf } from './rows.ts'

/** The fact by which equal records count once, −1 where there is none. */
export function recordFact(
  context: Context,
  item: string,
  name: string,
  path: Path,
  type: number,
): number {
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
  mustBeRequired(context, item, name, type, path)
  return context.factIndex.get(name) ?? -1
}

/** The item this one adds to, −1 where there is none or it does not fit. */
export function onTopOf(
  context: Context,
  { item, path }: Row,
  rows: readonly Row[],
  type: number,
): number {
  if (item.onTopOf === undefined) return -1
  const index = context.itemIndex.get(item.onTopOf) ?? -1
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
  const circle = context.circles.get(item.id)
  // A circle is told once, at its first row.
  if (circle?.[0] === item.id) {
    const chain = [...circle, item.id].join(' → ')
    const values = { kindZh: '评分项', kind: 'items', chain }
    report(context, [...path, 'onTopOf'], 'reference-cycle', values)
  }
  return circle ? -1 : index
}

/** The circles of items that add to one another, by each of their items; the first row first. */
export function circlesOf(context: Context, rows: readonly Row[]): Map<string, string[]> {
  const circles = new Map<string, string[]>()
  const seen = new Map<string, number>()
  rows.forEach((row, walk) => {
    const chain: string[] = []
    let id: string | undefined = row.item.id
    while (id !== undefined && !seen.has(id)) {
      seen.set(id, walk)
      chain.push(id)
      id = rows[context.itemIndex.get(id) ?? -1]?.item.onTopOf
    }
    // Met on this same walk: from there on the chain is a circle.
    if (id === undefined || seen.get(id) !== walk || !chain.includes(id)) return
    const circle = chain.slice(chain.indexOf(id))
    const rank = (each: string) => context.itemIndex.get(each)!
    const first = circle.reduce((a, b) => (rank(b) < rank(a) ? b : a))
    const at = circle.indexOf(first)
    const ordered = [...circle.slice(at), ...circle.slice(0, at)]
    for (const each of circle) circles.set(each, ordered)
  })
  return circles
}
