// Two stored texts side by side.
import { load } from '../../engine/assess/load.ts'
import type { Change } from '../../engine/compare/change.ts'
import { type Comparison, compare } from '../../engine/compare/compare.ts'
import { Refusal } from '../refusal/refusal.ts'
import { type Office, open, textOf } from './office.ts'

/** What differs between two versions of a ruleset. */
export async function compareVersions(
  { ledger }: Office,
  ruleset: string,
  from: string,
  to: string,
): Promise<Comparison> {
  const [a, b] = await ledger.store.read((db) =>
    Promise.all(
      [from, to].map(async (version) =>
        textOf(db, (await open(db, { ruleset, version })).row.sourceHash),
      ),
    ),
  )
  const [before, after] = [rulesetOf(a!), rulesetOf(b!)]
  if (!before) throw new Refusal('compare-broken', { value: `${ruleset}/${from}` })
  if (!after) throw new Refusal('compare-broken', { value: `${ruleset}/${to}` })
  return compare(before, after)
}

/** The changes from one text to another; none where either cannot be read. */
export function changesBetween(a: string, b: string): Change[] {
  const [before, after] = [rulesetOf(a), rulesetOf(b)]
  return before && after ? compare(before, after).changes : []
}

function rulesetOf(text: string) {
  return load(text).standard?.ruleset
}
