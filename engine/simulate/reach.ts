// How far an edit reaches, from what of the compiled versions differs.
import type { Compiled } from '../compile/model.ts'

/** What must be done anew. */
export type Reach = {
  /** Everybody: how rows act on each other, or which of them count, is another. */
  all: boolean
  /** Items of records whose points or limits are others, by index. */
  items: ReadonlySet<number>
  /** Items of the subject itself. */
  own: ReadonlySet<number>
  /** From sums to grades: bands, base, bounds, rounding, combination. */
  grades: boolean
}

/** The reach of going from one version to another with the same plan key (see side.ts). */
export function reachOf(before: Compiled, after: Compiled): Reach {
  const differs = (of: (version: Compiled) => unknown) =>
    JSON.stringify(of(before)) !== JSON.stringify(of(after))
  const items = new Set<number>()
  const own = new Set<number>()
  after.items.forEach((item, i) => {
    if (!differs((version) => moving(version, i))) return
    if (item.type === -1) own.add(i)
    else items.add(i)
  })
  const ownActs = [...own].some((i) => before.items[i]?.limited || after.items[i]?.limited)
  return {
    all:
      ownActs ||
      before.items.length !== after.items.length ||
      differs((version) => [
        version.sameCase,
        [version.repair.points, version.repair.determination],
        version.determinations.map(({ grade }) => grade),
        [version.limitedItems, version.limitedSections],
        version.sections.map(({ limit }) => limit),
        version.types.map(({ sameRecord }) => sameRecord),
      ]),
    items,
    own,
    grades: differs(({ grades, base, clamp, rounding, combine, higherIsBetter }) => [
      grades.map(({ grade, from }) => [grade, from]),
      [base, clamp, rounding, combine, higherIsBetter],
    ]),
  }
}

// What evaluate reads of an item; words and clauses move nobody.
function moving({ items }: Compiled, i: number): unknown {
  const item = items[i]
  return item && { ...item, id: '', text: '', cite: '', row: 0 }
}
