// Ordinary facts from bytes into columns.
import { date, hundredthsOf, take, text, whole } from '../json/bytes.ts'
import { type Frame, UNKNOWN } from './frame.ts'
import { begin, type Lexicon, lookUp } from './lexicon.ts'
import { keyOf, type Scanner } from './scanner.ts'
import { factValue } from './value.ts'

/** Whether facts are ordinary; if so the row holds them and `scanner.seen` tells which. */
export function scanFacts(
  scanner: Scanner,
  frame: Frame,
  known: Lexicon,
  columns: readonly Int32Array[],
  row: number,
): boolean {
  const { compiled, cursor } = scanner
  scanner.seen = 0
  for (let c = 0; c < columns.length; c++) columns[c]![row] = UNKNOWN
  if (!take(cursor, 123)) return false
  if (take(cursor, 125)) return true
  begin(known)
  do {
    const index = keyOf(cursor, known)
    if (index === -1) return false
    const { column } = compiled.facts[index]!
    if (column === -1 || (scanner.seen & (1 << column)) !== 0) return false
    const value = heldValue(scanner, frame, index)
    if (value === undefined) return false
    scanner.seen |= 1 << column
    columns[column]![row] = value
  } while (take(cursor, 44))
  return take(cursor, 125)
}

function heldValue(scanner: Scanner, frame: Frame, index: number): number | undefined {
  const { compiled, cursor } = scanner
  const fact = compiled.facts[index]!
  if (fact.kind === 'date') return date(cursor)
  if (fact.kind === 'integer' || fact.kind === 'decimal') {
    const value = fact.kind === 'integer' ? whole(cursor) : hundredthsOf(cursor)
    if (value === -1 || value < (fact.min ?? 0) || value > (fact.max ?? value)) return undefined
    return value
  }
  if (fact.kind === 'boolean' || !text(cursor)) return undefined
  const { bytes, from, to } = cursor
  const choices = scanner.choices[index]
  if (choices) {
    const value = lookUp(choices, bytes, from, to)
    return value === -1 ? undefined : value
  }
  return factValue(fact, scanner.decode(bytes, from, to), frame.texts[index]!)
}
