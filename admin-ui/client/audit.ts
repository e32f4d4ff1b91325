// The audit: what was done, by whom, chained by hashes.
import type { Words } from '../base/say.ts'
import { call } from './call.ts'

export type AuditRow = {
  seq: number
  at: string
  actor: string
  /** Of the person who did it, and of the one it was done to. */
  name: string | null
  objectName: string | null
  role: string
  action: string
  object: string
  outcome: string
  reason?: string | null
  detail?: Record<string, unknown> | null
  hash: string
}

export type Filter = { actor?: string; action?: string; object?: string; before?: string }

/** A page of the audit, newest first; `next` is where the following page begins. */
export const listAudit = (
  filter: Filter,
  signal?: AbortSignal,
): Promise<{ rows: AuditRow[]; next: number | null }> => {
  const given = Object.entries(filter).filter(([, value]) => value !== '')
  return call('GET', `/v1/audit?${new URLSearchParams(given as [string, string][])}`, { signal })
}

export type Verified = { ok: boolean; rows: number; head: string; findings: Words[] }

/** Whether the whole chain holds. */
export const verifyAudit = (): Promise<Verified> => call('GET', '/v1/audit/verify')

/** The newest signed checkpoint. */
export const checkpoint = (): Promise<unknown> => call('GET', '/v1/audit/checkpoint')
