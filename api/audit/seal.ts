// Seals: the hash of a row of the sealed tables, so that the audit says what every row must be.
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Tx } from '../store/door.ts'
import { touched } from '../store/schema.ts'
import type { SealedRow } from './chain.ts'

/** The sealed tables with the columns of their keys. */
export const SEALED: Readonly<Record<string, readonly string[]>> = {
  person: ['id'],
  person_role: ['person', 'role'],
  version: ['ruleset', 'version'],
  contributor: ['ruleset', 'version', 'person'],
  approval: ['ruleset', 'version', 'round', 'person'],
  comment: ['id'],
  service_key: ['id'],
  signing_key: ['id'],
  receipt: ['id'],
  erasure: ['receipt'],
  population: ['id'],
  simulation: ['id'],
  simulation_side: ['simulation', 'side'],
}

/**
 * The hash of one row, over its table and every column by name. A column without a value says
 * nothing, so that a later migration may add one.
 */
export function sealOf(entity: string, row: Record<string, unknown>): string {
  const columns = Object.keys(row)
    .filter((name) => row[name] !== null)
    .sort()
    .map((name) => [name, plain(row[name])])
  return createHash('sha256')
    .update(JSON.stringify([entity, columns]))
    .digest('hex')
}

/** The key of a row as the database's triggers write it. */
export function keyOf(entity: string, row: Record<string, unknown>): string {
  return JSON.stringify(SEALED[entity]!.map((column) => row[column]))
}

/** The rows touched since the last audit row of this transaction, sealed; the list begins anew. */
export async function takeTouched(tx: Tx): Promise<SealedRow[]> {
  const names = await tx.select().from(touched).orderBy(touched.entity, touched.id)
  const rows: SealedRow[] = []
  for (const { entity, id } of names) {
    const columns = SEALED[entity]!
    const values = JSON.parse(id) as (string | number)[]
    const where = sql.join(
      columns.map((column, i) => sql`${sql.identifier(column)} = ${values[i]}`),
      sql` AND `,
    )
    const found = await tx.all<Record<string, unknown>>(
      sql`SELECT * FROM ${sql.identifier(entity)} WHERE ${where}`,
    )
    rows.push([entity, id, found[0] ? sealOf(entity, found[0]) : null])
  }
  if (rows.length > 0) await tx.delete(touched)
  return rows
}

function plain(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return { hex: Buffer.from(value).toString('hex') }
  if (ArrayBuffer.isView(value)) return { hex: Buffer.from(value as Uint8Array).toString('hex') }
  return value
}
