// Two items of one section with the same words: one of them was copied and not rewritten.
import { type Told, type View, warning } from '../view.ts'

/** Items whose text another item of their section has. */
export function twiceLint(view: View): Told[] {
  const first = new Map<string, number>()
  return view.rows.flatMap(({ item, path, sectionIndex }, i) => {
    const key = `${sectionIndex} ${item.text.trim()}`
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, i)
      return []
    }
    const other = view.rows[before]!
    const values = { id: item.id, other: other.item.id }
    return [warning([...path, 'text'], 'item-twice', values, { other: other.path })]
  })
}
