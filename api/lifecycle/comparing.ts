// Two stored texts side by side.
import type { Change } from '../../engine/compare/change.ts'
import type { Comparison } from '../../engine/compare/compare.ts'
import { Refusal } from '../refusal/refusal.ts'
import { type Office, open, textOf } from './office.ts'
import type { Reader } from './reader.ts'

/** What differs between two versions of a ruleset. */
export async function compareVersions(
  { ledger, reader }: Office,
  ruleset: string,
  from: string,
  to: string,
): Promise<Comparison> {
  const [before, after] = await ledger.store.read((db) =>
    Promise.all(
      [from, to].map(async (version) =>
        textOf(db, (await open(db, { ruleset, version })).row.sourceHash),
      ),
    ),
  )
  const compared = await reader.study('compare', { before: before!, after: after! })
  if (!('broken' in compared)) return compared
  const value = `${ruleset}/${compared.broken === 'before' ? from : to}`
  throw new Refusal('compare-broken', { value })
}

/** The changes from one text to another; none where either cannot be read. */
export async function changesBetween(
  reader: Reader,
  before: string,
  after: string,
): Promise<Change[]> {
  const compared = await reader.study('compare', { before, after })
  return 'broken' in compared ? [] : compared.changes
}
