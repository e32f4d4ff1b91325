// Reading the audit: newest first, by who, what and on what.
import { and, desc, eq, lt } from 'drizzle-orm'
import { audit } from '../store/schema.ts'
import type { AuditBody } from './chain.ts'
import type { Ledger } from './record.ts'

/** What to look for; `before` is the number of a row. */
type Query = {
  before?: number
  limit?: number
  actor?: string
  action?: string
  object?: string
}

/** A row as it is shown; `next` is where the following page begins. */
type Row = Omit<AuditBody, 'rows'> & { seq: number; hash: string }

const USUAL = 50
const MOST = 500

/** A page of the audit. */
export async function listAudit(
  { store }: Ledger,
  { before, limit = USUAL, actor, action, object }: Query,
): Promise<{ rows: Row[]; next: number | null }> {
  const size = Math.max(1, Math.min(limit, MOST))
  const found = await store.read((db) =>
    db
      .select({ seq: audit.seq, hash: audit.hash, body: audit.body })
      .from(audit)
      .where(
        and(
          before === undefined ? undefined : lt(audit.seq, before),
          actor === undefined ? undefined : eq(audit.actor, actor),
          action === undefined ? undefined : eq(audit.action, action),
          object === undefined ? undefined : eq(audit.object, object),
        ),
      )
      .orderBy(desc(audit.seq))
      .limit(size + 1),
  )
  const rows = found.slice(0, size).map(({ seq, hash, body }) => {
    const { rows: _sealed, ...said } = JSON.parse(body.toString('utf8')) as AuditBody
    return { ...said, seq, hash: hash.toString('hex') }
  })
  return { rows, next: found.length > size ? rows.at(-1)!.seq : null }
}
