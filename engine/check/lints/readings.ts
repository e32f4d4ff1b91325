// Readings whose alternatives cannot be switched together.
import { targetOf } from '../../text/amend.ts'
import { place } from '../../text/place.ts'
import { fault, type Told, type View } from '../view.ts'

type Touch = { reading: string; keys: string; target: string; path: (string | number)[] }

/** Two readings whose alternatives change one place, or a place within the other. */
export function clashLint({ ruleset }: View): Told[] {
  const touches: Touch[] = (ruleset.readings ?? []).flatMap(({ id, alternatives }, i) =>
    (alternatives ?? []).flatMap(({ change }, j) =>
      change.flatMap((edit, k): Touch[] => {
        const target = targetOf(edit)
        if (!('path' in target)) return []
        const where = place(ruleset, target.path)
        const keys = 'path' in where ? where.path : target.path.split('.')
        return [
          {
            reading: id,
            keys: keys.map((key) => `${key}\n`).join(''),
            target: target.path,
            path: ['readings', i, 'alternatives', j, 'change', k],
          },
        ]
      }),
    ),
  )
  // Sorted, a place stands right before everything within it.
  touches.sort((a, b) => (a.keys < b.keys ? -1 : a.keys > b.keys ? 1 : 0))
  const told = new Map<string, Told>()
  const within: Touch[] = []
  for (const touch of touches) {
    while (within.length > 0 && !touch.keys.startsWith(within.at(-1)!.keys)) within.pop()
    const other = within.find(({ reading }) => reading !== touch.reading)
    if (other) {
      const [first, second] = isBefore(other.path, touch.path) ? [other, touch] : [touch, other]
      const values = { first: first.reading, second: second.reading, path: second.target }
      const key = `${first.reading} ${second.reading}`
      const found = fault(second.path, 'edit-clash', values, { other: first.path })
      if (!told.has(key)) told.set(key, found)
    }
    if (within.length < 20) within.push(touch)
  }
  return [...told.values()]
}

function isBefore(a: readonly (string | number)[], b: readonly (string | number)[]): boolean {
  const k = a.findIndex((part, i) => part !== b[i])
  return k === -1 || Number(a[k]) < Number(b[k])
}
