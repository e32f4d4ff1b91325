// An item on top of another one: their conditions must be able to hold together.
import type { Item } from '../../schema/items.ts'
import type { Sentence } from '../../schema/sentence.ts'
import { formulaOf } from '../reason/formula.ts'
import { scopeOfItem } from '../reason/sentences.ts'
import { canHold } from '../reason/worlds.ts'
import { fault, type Told, type View } from '../view.ts'

// What is counted only beyond a number gives nothing up to it.
function paysOf({ pointsEach }: Item): Sentence | undefined {
  if (pointsEach?.after === undefined) return undefined
  return { fact: pointsEach.of, moreThan: pointsEach.after }
}

/** Items that can never count because what they add to never holds with them. */
export function strandedLint(view: View): Told[] {
  return view.compiled.items.flatMap(({ onTopOf }, i) => {
    const { item, path } = view.rows[i]!
    const base = view.rows[onTopOf]
    const pays = paysOf(item)
    if (!base?.item.when || !(item.when ?? pays)) return []
    const scope = scopeOfItem(view, i)
    const all = [item.when, pays, base.item.when].flatMap((each) =>
      each ? [formulaOf(view, each)] : [],
    )
    // A condition that never holds by itself is told as that.
    if (all.some((each) => canHold(view, [each], scope) !== true)) return []
    if (canHold(view, all, scope) !== false) return []
    const values = { id: item.id, base: base.item.id }
    return [fault([...path, 'onTopOf'], 'on-top-of-never', values, { other: base.path })]
  })
}
