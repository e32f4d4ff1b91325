// Publish and withdraw: the only two steps that change which grades services get.
import { and, eq, lte, ne } from 'drizzle-orm'
import { actorOf, type Person } from '../people/principal.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Tx } from '../store/door.ts'
import { version } from '../store/schema.ts'
import type { Name } from './content.ts'
import { isRetroactive, must } from './may.ts'
import { isVersion, mustMatch, type Office, objectOf, open } from './office.ts'
import { mustSay } from './review.ts'

/** Releases what was approved; the date is the one in the text. The password has been asked for. */
export async function publish(
  { ledger, today }: Office,
  who: Person,
  name: Name,
  ifMatch: string | undefined,
): Promise<void> {
  await ledger.record(actorOf(who), async (tx, log, at) => {
    const folder = await open(tx, name)
    const day = today()
    must('publish', folder, who, day)
    mustMatch(folder, ifMatch)
    const { row, approvals } = folder
    await mustBeFree(tx, name, row.effectiveFrom!)
    const retroactive = isRetroactive(row, day)
    await tx
      .update(version)
      .set({ state: 'published', publishedBy: who.id, publishedAt: at, retroactive })
      .where(isVersion(name))
    const { hash, sourceHash, casesHash, effectiveFrom, round } = row
    const by = approvals.filter((each) => each.round === round).map((each) => each.person)
    await log({
      action: 'version.publish',
      object: objectOf(name),
      detail: { hash, sourceHash, casesHash, effectiveFrom, retroactive, approvedBy: by },
    })
  })
}

/** Takes a published version out of use; never the one in force with nothing behind it. */
export async function withdraw(
  { ledger, today }: Office,
  who: Person,
  name: Name,
  ifMatch: string | undefined,
  reason: string,
): Promise<void> {
  await ledger.record(actorOf(who), async (tx, log, at) => {
    const folder = await open(tx, name)
    const day = today()
    must('withdraw', folder, who, day)
    mustMatch(folder, ifMatch)
    mustSay(reason)
    const { effectiveFrom, hash } = folder.row
    if (effectiveFrom! <= day) await mustHaveAnother(tx, name, day)
    await tx
      .update(version)
      .set({
        state: 'withdrawn',
        withdrawnBy: who.id,
        withdrawnAt: at,
        withdrawnReason: reason.trim(),
      })
      .where(isVersion(name))
    await log({
      action: 'version.withdraw',
      object: objectOf(name),
      reason: reason.trim(),
      detail: { hash, effectiveFrom },
    })
  })
}

async function mustBeFree(tx: Tx, { ruleset }: Name, date: string): Promise<void> {
  const [taken] = await tx
    .select({ version: version.version })
    .from(version)
    .where(
      and(
        eq(version.ruleset, ruleset),
        eq(version.state, 'published'),
        eq(version.effectiveFrom, date),
      ),
    )
  if (taken) throw new Refusal('date-taken', { date, version: taken.version })
}

async function mustHaveAnother(tx: Tx, { ruleset, version: name }: Name, day: string) {
  const others = await tx
    .select({ version: version.version })
    .from(version)
    .where(
      and(
        eq(version.ruleset, ruleset),
        eq(version.state, 'published'),
        ne(version.version, name),
        lte(version.effectiveFrom, day),
      ),
    )
    .limit(1)
  if (others.length === 0) throw new Refusal('in-force-alone', { version: name })
}
