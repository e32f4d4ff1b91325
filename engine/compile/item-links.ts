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
