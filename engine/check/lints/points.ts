// Points that no limit ends, limits that cut every award, and what is added to.
import { type Told, type View, warning } from '../view.ts'

/** Items whose points grow without end: no limit, no bound on what they are counted by. */
export function unboundedLint(view: View): Told[] {
  const { items, sections, facts, clamp, higherIsBetter } = view.compiled
  return items.flatMap((item, i) => {
    const { item: written, path } = view.rows[i]!
    const counted = item.points.kind === 'each' ? item.points.fact : -1
    const open = [counted, item.times?.fact ?? -1].find(
      (fact) => fact !== -1 && facts[fact]!.max === undefined,
    )
    if (open === undefined || item.limit || sections[item.section]!.limit) return []
    const raises = (item.kind === 'bonus') === higherIsBetter
    if ((raises ? clamp.max : clamp.min) !== null) return []
    const key = open === counted ? 'pointsEach' : 'times'
    const values = { id: written.id, row: item.row, fact: facts[open]!.id }
    return [warning([...path, key], 'points-unbounded', values)]
  })
}

/** Limits that not even the smallest award fits into. */
export function smallLimitLint(view: View): Told[] {
  return view.compiled.items.flatMap((item, i) => {
    const { path, section, item: written } = view.rows[i]!
    const least = leastOf(view, i)
    const own = item.limit
    if (own && least > own.points) {
      const values = { id: written.id, limit: own.points / 100, least: least / 100 }
      return [warning([...path, 'limit'], 'limit-too-small', values, { other: path })]
    }
    const whole = view.compiled.sections[item.section]!.limit
    if (!whole || least <= whole.points) return []
    const values = { id: written.id, limit: whole.points / 100, least: least / 100 }
    const other = ['sections', item.section, 'limit']
    return [warning(path, 'limit-too-small', { ...values, section: section.name }, { other })]
  })
}

// The smallest award in 1/100 point.
function leastOf(view: View, index: number): number {
  const { points, times } = view.compiled.items[index]!
  const recorded = view.rows[index]!.item.pointsRecorded
  const factor = Math.max(times?.atLeast ?? 1, 1)
  if (points.kind === 'fixed' || points.kind === 'each') return Math.abs(points.points) * factor
  if (points.kind === 'recorded') return ((recorded?.moreThan ?? 0) * 100 + 1) * factor
  const given = points.table.flatMap((each) => (each ? [Math.abs(each)] : []))
  return given.length === 0 ? 0 : Math.min(...given) * factor
}

/** Items that add to one which the table only names later, or which never holds with them. */
export function onTopOfLint(view: View): Told[] {
  return view.compiled.items.flatMap(({ onTopOf, row }, i) => {
    if (onTopOf <= i) return []
    const { path, item } = view.rows[i]!
    const base = view.rows[onTopOf]!
    const values = { id: item.id, row, base: base.item.id, baseRow: onTopOf + 1 }
    const fix = [{ move: `items.${item.id}`, after: base.item.id }]
    const more = {
      other: base.path,
      ...(base.sectionIndex === view.rows[i]!.sectionIndex ? { fix } : {}),
    }
    return [warning([...path, 'onTopOf'], 'on-top-of-order', values, more)]
  })
}
