// What a version went through, round after round, as the audit keeps it: the row of a version
// forgets that it was returned once it is submitted again.
import { and, eq, inArray } from 'drizzle-orm'
import type { AuditBody } from '../audit/chain.ts'
import type { Db } from '../store/door.ts'
import { audit } from '../store/schema.ts'
import type { Name } from './content.ts'
import { objectOf } from './office.ts'

const DID = {
  'version.import': 'created',
  'version.create': 'created',
  'version.submit': 'submitted',
  'version.return': 'returned',
  'version.approve': 'approved',
  'version.publish': 'published',
  'version.withdraw': 'withdrawn',
} as const

type Action = keyof typeof DID

/** One step: who did what and when, and why where it was said. */
export type Step = {
  did: (typeof DID)[Action]
  at: number
  actor: string
  reason: string | null
}

/** The course of a version from its beginning; of an earlier one of that name nothing. */
export async function courseOf(db: Db, name: Name): Promise<Step[]> {
  const rows = await db
    .select({ body: audit.body })
    .from(audit)
    .where(and(eq(audit.object, objectOf(name)), inArray(audit.action, Object.keys(DID))))
    .orderBy(audit.seq)
  const steps = rows
    .map(({ body }) => JSON.parse(body.toString('utf8')) as AuditBody)
    .filter(({ outcome }) => outcome === 'done')
    .map(({ action, at, actor, reason }) => ({
      did: DID[action as Action],
      at,
      actor,
      reason: reason ?? null,
    }))
  return steps.slice(
    Math.max(
      0,
      steps.findLastIndex(({ did }) => did === 'created'),
    ),
  )
}
