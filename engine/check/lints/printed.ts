// The numbers of the official wording against those that the rules use. Where the wording has
// no digits nothing can be compared.
import type { Item } from '../../schema/items.ts'
import type { Path } from '../../words/problem.ts'
import { type Told, type View, warning } from '../view.ts'

/** Items and grades whose `printed` names other numbers than their rule. */
export function printedLint(view: View): Told[] {
  const items = view.rows.flatMap(({ item, path }) => {
    const used = strange(item.printed, numbersOf(item))
    if (used === undefined) return []
    const [key, value] = used
    const fixed = key === 'points' ? onlyNumber(item.printed!) : undefined
    const to = fixed === undefined ? undefined : fixed * Math.sign(item.points!)
    const fix = to ? [{ set: `items.${item.id}.points`, to }] : undefined
    return [told(path, key, item.id, value, item.printed!, fix)]
  })
  const grades = view.ruleset.grades.flatMap(({ grade, printed, from, printedTo }, i) => {
    const used = strange(printed, [
      ['from', from],
      ['printedTo', printedTo],
    ])
    return used ? [told(['grades', i], used[0], grade, used[1], printed!)] : []
  })
  return [...items, ...grades]
}

function told(
  path: Path,
  key: string,
  id: string,
  value: number,
  printed: string,
  fix?: { set: string }[],
) {
  const more = { other: [...path, 'printed'], ...(fix ? { fix } : {}) }
  const ceiling: Record<string, string> = key === 'limit' ? { ceiling: 'yes' } : {}
  const of: Record<string, string> = path[0] === 'grades' ? { of: 'grade' } : {}
  return warning([...path, key], 'printed-differs', { id, value, printed, ...ceiling, ...of }, more)
}

type Used = [key: string, value: number | undefined]

// Words of a ceiling: without one, what is printed is what one award gives.
const CEILING = /不超过|不得超过|最多|最高|至多|上限|封顶|以内|为限|[/／]年|每年/

function numbersOf({ printed, points, pointsBy, pointsEach, pointsRecorded, limit }: Item): Used[] {
  const table = Object.values(pointsBy ?? {}).flatMap((each) => Object.values(each))
  return [
    ['points', points],
    ...table.map((value): Used => ['pointsBy', value]),
    ['pointsEach', pointsEach?.points],
    ['pointsRecorded', pointsRecorded?.atMost],
    ['limit', CEILING.test(printed ?? '') ? limit?.points : undefined],
  ]
}

// The first number used that the wording does not name, and the key it stands under.
function strange(printed: string | undefined, used: readonly Used[]): [string, number] | undefined {
  const named = printedNumbers(printed ?? '')
  if (named.length === 0) return undefined
  for (const [key, value] of used) {
    if (value !== undefined && value !== 0 && !named.includes(Math.abs(value))) return [key, value]
  }
  return undefined
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
