// A score as a sum that people can follow: 94.5 = 90 + 1.5 + 1 + 2.
import type { View } from '../view.ts'
import type { Line } from './lines.ts'

/** The sum in the order of the table, and the rows it takes, in Chinese and in English. */
export function witness(view: View, lines: readonly Line[]) {
  const ordered = [...lines].sort((a, b) => a.item - b.item)
  const base = view.compiled.base / 100
  const total = ordered.reduce((sum, { points }) => sum + points, view.compiled.base) / 100
  const terms = ordered.map(({ points }) => ` ${points < 0 ? '−' : '+'} ${Math.abs(points) / 100}`)
  const rows = [...new Set(ordered.map(({ item }) => view.compiled.items[item]!.row))]
  return {
    sum: `${total} = ${base}${terms.join('')}`,
    rows: rows.join('、'),
    rowsEn: rows.join(', '),
  }
}
