// Submit, return, approve: from a draft to a version that may be published.
import { blocks, type Problem } from '../../engine/words/problem.ts'
import { actorOf, type Person } from '../people/principal.ts'
import { Refusal } from '../refusal/refusal.ts'
import { approval, version } from '../store/schema.ts'
import { checkVersion } from './checking.ts'
import type { Name } from './content.ts'
import { boundImpact } from './impact.ts'
import { must } from './may.ts'
import { isVersion, mustMatch, type Office, objectOf, open, textOf } from './office.ts'

/** Sends a draft to review: nothing may block it, and its cases must pass. */
export async function submit(
  office: Office,
  who: Person,
  name: Name,
  ifMatch: string | undefined,
  note?: string,
): Promise<void> {
  const { ledger, today } = office
  const seen = await ledger.store.read(async (db) => {
    const folder = await open(db, name)
    must('submit', folder, who, today())
    mustMatch(folder, ifMatch)
    const { sourceHash, casesHash } = folder.row
    const text = await textOf(db, sourceHash)
    const cases = casesHash === null ? null : await textOf(db, casesHash)
    return { folder, text, cases }
  })
  const problems = await whatBlocks(office, name, seen.text, seen.cases)
  await ledger.record(actorOf(who), async (tx, log, at) => {
    const folder = await open(tx, name)
    must('submit', folder, who, today())
    mustMatch(folder, ifMatch)
    const { sourceHash, casesHash, hash, round, effectiveFrom } = folder.row
    // What was examined is what is submitted.
    if (sourceHash !== seen.folder.row.sourceHash || casesHash !== seen.folder.row.casesHash)
      throw new Refusal('if-match-stale', {}, { sourceHash })
    if (problems.length > 0)
      throw new Refusal('problems-block', { count: problems.length }, { problems })
    if (effectiveFrom === null) throw new Refusal('date-missing')
    await tx
      .update(version)
      .set({ state: 'inReview', round: round + 1, submittedAt: at, note: note ?? null })
      .where(isVersion(name))
    await log({
      action: 'version.submit',
      object: objectOf(name),
      ...(note ? { reason: note } : {}),
      detail: { sourceHash, casesHash, hash, round: round + 1 },
    })
  })
}

/** Gives a version back to its writers; every approval of this round dies with it. */
export async function giveBack(
  { ledger, today }: Office,
  who: Person,
  name: Name,
  ifMatch: string | undefined,
  reason: string,
): Promise<void> {
  await ledger.record(actorOf(who), async (tx, log, at) => {
    const folder = await open(tx, name)
    must('return', folder, who, today())
    mustMatch(folder, ifMatch)
    mustSay(reason)
    await tx
      .update(version)
      .set({ state: 'draft', returnedBy: who.id, returnedAt: at, returnedReason: reason.trim() })
      .where(isVersion(name))
    await log({ action: 'version.return', object: objectOf(name), reason: reason.trim() })
  })
}

/**
 * Approves exactly what is in review: text, model and cases, and the simulation whose losers'
 * list this person has read; one that is there must be named. The same person again in the same round changes nothing and is no
 * error. The password has been asked for before this.
 */
export async function approve(
  { ledger, today }: Office,
  who: Person,
  name: Name,
  ifMatch: string | undefined,
  { simulation: seen, reason }: { simulation?: string; reason?: string } = {},
): Promise<void> {
  await ledger.record(actorOf(who), async (tx, log, at) => {
    const folder = await open(tx, name)
    must('approve', folder, who, today())
    mustMatch(folder, ifMatch)
    const { row, approvals } = folder
    if (approvals.some((each) => each.round === row.round && each.person === who.id)) return
    const bound = {
      hash: row.hash!,
      sourceHash: row.sourceHash,
      casesHash: row.casesHash,
      simulation: seen ?? null,
    }
    const impact = await boundImpact(tx, who.id, name, row, seen)
    await tx.insert(approval).values({
      ...name,
      ...bound,
      round: row.round,
      person: who.id,
      at,
      reason: reason?.trim() || null,
    })
    if (row.state === 'inReview')
      await tx.update(version).set({ state: 'approved' }).where(isVersion(name))
    await log({
      action: 'version.approve',
      object: objectOf(name),
      ...(reason ? { reason } : {}),
      detail: { ...bound, ...(impact ? { impact } : {}), round: row.round },
    })
  })
}

/** A reason that says something, or a refusal. */
export function mustSay(reason: string): void {
  if (reason.trim() === '') throw new Refusal('reason-missing')
}

// The whole check, and the cases by the scorer that would be published.
async function whatBlocks(
  office: Office,
  name: Name,
  text: string,
  cases: string | null,
): Promise<Problem[]> {
  const { problems } = await office.reader.study('read', { text, name })
  const checked = blocks(problems) ? problems : await checkVersion(office, name, text)
  const blocking = checked.filter((each) => each.severity === 'error')
  if (blocking.length > 0) return blocking
  if (cases === null) throw new Refusal('cases-missing')
  const own = await office.reader.study('cases', { cases, text, name })
  return own.filter((each) => each.severity === 'error')
}
