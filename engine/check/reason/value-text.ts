// A fact's value as people write it.
import { formatDay } from '../../civil.ts'
import type { View } from '../view.ts'

/** `3`, `500.01` or `2026-06-30`. */
export function valueText(view: View, name: string, value: number): string {
  const kind = view.compiled.facts.find(({ id }) => id === name)?.kind
  if (kind === 'decimal') return String(value / 100)
  return kind === 'date' && value > -719_000 && value < 2_900_000 ? formatDay(value) : String(value)
}
