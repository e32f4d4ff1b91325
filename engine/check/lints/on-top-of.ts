// An item on top of another one: their conditions must be able to hold together.
import { formulaOf } from '../reason/formula.ts'
import { scopeOfItem } from '../reason/sentences.ts'
import { canHold } from '../reason/worlds.ts'
import { fault, type Told, type View } from '../view.ts'

/** Items that can never count because what they add to never holds with them. */
export function strandedLint(view: View): Told[] {
  return view.compiled.items.flatMap(({ onTopOf }, i) => {
    const { item, path } = view.rows[i]!
    const base = view.rows[onTopOf]
    if (!base?.item.when || !item.when) return []
    const scope = scopeOfItem(view, i)
    const [own, theirs] = [formulaOf(view, item.when), formulaOf(view, base.item.when)]
    // A condition that never holds by itself is told as that.
    if ([own, theirs].some((each) => canHold(view, [each], scope) !== true)) return []
    if (canHold(view, [own, theirs], scope) !== false) return []
    const values = { id: item.id, base: base.item.id }
    return [fault([...path, 'onTopOf'], 'on-top-of-never', values, { other: base.path })]
  })
}
