// The numbers of the official wording against those that the rules use. Where the wording has
// no digits nothing can be compared.
import type { Item } from '../../schema/items.ts'
import type { Path } from '../../words/problem.ts'
import { type Told, type View, warning } from '../view.ts'

/** Items and grades whose `printed` names other numbers than their rule. */
export function printedLint(view: View): Told[] {
  const items = view.rows.flatMap(({ item, path }) => {
    const value = strange(item.printed, numbersOf(item))
    if (value === undefined) return []
    const fixed = item.points === undefined ? undefined : onlyNumber(item.printed!)
    const to = fixed === undefined ? undefined : fixed * Math.sign(item.points!)
    const fix = to ? [{ set: `items.${item.id}.points`, to }] : undefined
    return [told(path, item.id, value, item.printed!, fix)]
  })
  const grades = view.ruleset.grades.flatMap(({ grade, printed, from, printedTo }, i) => {
    const value = strange(printed, [from, printedTo])
    return value === undefined ? [] : [told(['grades', i], grade, value, printed!)]
  })
  return [...items, ...grades]
}

function told(path: Path, id: string, value: number, printed: string, fix?: { set: string }[]) {
  const more = { other: [...path, 'printed'], ...(fix ? { fix } : {}) }
  return warning(path, 'printed-differs', { id, value, printed }, more)
}

function numbersOf({ points, pointsBy, pointsEach, pointsRecorded, limit }: Item) {
  const table = Object.values(pointsBy ?? {}).flatMap((each) => Object.values(each))
  return [points, ...table, pointsEach?.points, pointsRecorded?.atMost, limit?.points]
}

// The first number used that the wording does not name.
function strange(
  printed: string | undefined,
  used: readonly (number | undefined)[],
): number | undefined {
  const named = printedNumbers(printed ?? '')
  if (named.length === 0) return undefined
  return used.find(
    (value) => value !== undefined && value !== 0 && !named.includes(Math.abs(value)),
  )
}

function onlyNumber(printed: string): number | undefined {
  const named = printedNumbers(printed)
  return named.length === 1 ? named[0] : undefined
}

function printedNumbers(printed: string): number[] {
  return [...printed.slice(0, 200).matchAll(/\d{1,9}(?:\.\d{1,2})?/g)].map(([digits]) =>
    Number(digits),
  )
}
