// A receipt somebody holds against the one that is kept: which parts are not the same.
import { canonicalText } from '../../../engine/text/canonical.ts'
import type { Receipt, ReceiptPart } from '../../client/receipts.ts'

const PARTS: readonly ReceiptPart[] = [
  'statement',
  'input',
  'assessment',
  'signature',
  'salt',
  'erased',
]

/** The parts that differ; what does not belong into a receipt counts as a part of its own. */
export function differing(held: object, kept: Receipt): string[] {
  const own = held as Record<string, unknown>
  const known = PARTS.filter((part) => textOf(own[part]) !== textOf(kept[part]))
  return [...known, ...Object.keys(own).filter((key) => !PARTS.includes(key as ReceiptPart))]
}

function textOf(value: unknown): string {
  return value === undefined ? '' : canonicalText(value)
}

/** The id that a receipt states, if it is one. */
export function idOf(value: unknown): string | undefined {
  const { statement } = (value ?? {}) as { statement?: { id?: unknown } | null }
  return typeof statement?.id === 'string' ? statement.id : undefined
}
