// The items of a ruleset as rows of the official table.
import type { Item, Section } from '../../engine/schema/items.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { rowOf } from '../base/clause.ts'
import { signed } from '../base/figures.ts'

export type Row = { item: Item; section: Section; number: string }
export type Shape = 'points' | 'pointsBy' | 'pointsEach' | 'pointsRecorded'

/** Every item with its section and its number in the printed table. */
export function rowsOf(ruleset: Ruleset | undefined): Row[] {
  return (ruleset?.sections ?? []).flatMap((section) =>
    section.items.map((item) => ({ item, section, number: rowOf(item.cite) })),
  )
}

/** The shape in which an item gives its points. */
export function shapeOf(item: Item): Shape {
  if (item.pointsBy) return 'pointsBy'
  if (item.pointsEach) return 'pointsEach'
  if (item.pointsRecorded) return 'pointsRecorded'
  return 'points'
}

/** The points in one cell: −3, 2～8, −1/天. */
export function pointsShown(item: Item | undefined, ruleset: Ruleset | undefined): string {
  if (!item) return ''
  if (item.points !== undefined) return signed(item.points)
  if (item.pointsBy) {
    const values = Object.values(item.pointsBy).flatMap((table) => Object.values(table))
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return low === high ? signed(low) : `${signed(low)}～${signed(high)}`
  }
  if (item.pointsEach) {
    const unit = ruleset?.facts[item.pointsEach.of]?.unit
    return `${signed(item.pointsEach.points)}${unit ? `/${unit}` : ''}`
  }
  return item.pointsRecorded?.atMost === undefined ? '' : `≤${item.pointsRecorded.atMost}`
}

/** The sum of the points that are always the same, in a section. */
export function fixedSum(section: Section | undefined): number {
  const sum = (section?.items ?? []).reduce(
    (all, { points }) => all + Math.round((points ?? 0) * 100),
    0,
  )
  return sum / 100
}

/** Whether an item says the same in both versions. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
