// Between which scores every score lies, by limits alone: what can be said where not every
// score can be told apart.
import type { CompiledItem } from '../../compile/model.ts'
import { clamp } from '../../evaluate/grade.ts'
import type { View } from '../view.ts'
import { periods } from './records.ts'

/** The least and the greatest score (1/100 point) that limits allow; infinite without any. */
export function boundsOf(view: View): { least: number; most: number } {
  const { compiled } = view
  let [least, most] = [compiled.base, compiled.base]
  compiled.sections.forEach(({ limit }, s) => {
    const items = compiled.items.filter(({ section }) => section === s)
    const sum = items.reduce((all, item) => all + mostOf(view, item), 0)
    const whole = Math.min(sum, limit ? limit.points * periods(view, limit.per) : sum)
    if ((items[0]?.kind === 'bonus') === compiled.higherIsBetter) most += whole
    else least -= whole
  })
  return { least: clamp(compiled, least), most: clamp(compiled, most) }
}

// The most that an item can give to one subject, however many records there are.
function mostOf(view: View, { points, limit, times, type }: CompiledItem): number {
  if (limit) return limit.points * periods(view, limit.per)
  if (type !== -1 || times) return Number.POSITIVE_INFINITY
  if (points.kind === 'fixed') return Math.abs(points.points)
  if (points.kind !== 'by') return Number.POSITIVE_INFINITY
  return Math.max(0, ...points.table.map((each) => Math.abs(each ?? 0)))
}
