// The hash chain: each row's hash covers its number, the row before, and its body.
import { createHash } from 'node:crypto'
import { canonicalText } from '../../engine/text/canonical.ts'

const DOMAIN = 'liangxin-audit-v1\u0000'

/** The hash before the first row. */
export const GENESIS = Buffer.alloc(32)

/** A sealed row as an audit body names it: table, key, hash of the row or null where it went. */
export type SealedRow = [entity: string, key: string, hash: string | null]

/** What one audit row says; `at` is UTC milliseconds. */
export type AuditBody = {
  at: number
  actor: string
  kind: string
  rights: readonly string[]
  action: string
  object: string
  outcome: 'done' | 'refused'
  reason?: string
  detail?: Record<string, unknown>
  rows: SealedRow[]
}

/** The bytes of a body: canonical JSON. */
export function bodyBytes(body: AuditBody): Buffer {
  return Buffer.from(canonicalText(body), 'utf8')
}

/** The hash of row `seq` after a row with the hash `prev`. */
export function rowHash(seq: number, prev: Uint8Array, body: Uint8Array): Buffer {
  const number = Buffer.alloc(8)
  number.writeBigUInt64BE(BigInt(seq))
  const inner = createHash('sha256').update(body).digest()
  return createHash('sha256').update(DOMAIN).update(number).update(prev).update(inner).digest()
}
