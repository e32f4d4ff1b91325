// An item with its place in the document, and what other items need to know of it.
import type { Item, Section } from '../schema/items.ts'
import type { Path } from '../words/problem.ts'
import type { Context } from './context.ts'

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

/** The item's record type, −1 for an item of the subject. */
export function typeOf(context: Context, { item }: Row): number {
  return item.record === 'none' ? -1 : (context.typeIndex.get(item.record ?? item.id) ?? -1)
}

/** Whether a section's points are positive: a bonus raises the score where higher is better. */
export function isPositive(context: Context, section: Section): boolean {
  return (section.kind === 'bonus') === (context.ruleset.score.direction === 'higherIsBetter')
}
