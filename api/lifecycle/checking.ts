// Everything that is wrong with a version, with all that the store knows beside its text.
import { and, eq, ne } from 'drizzle-orm'
import { load } from '../../engine/assess/load.ts'
import { type CheckContext, type Clause, check } from '../../engine/check/check.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { version } from '../store/schema.ts'
import { clausesOf } from './clauses.ts'
import type { Name } from './content.ts'
import { type Office, open, textOf } from './office.ts'

/** Checks a text as that of a version; its stored cases go with it unless others are given. */
export async function checkVersion(office: Office, name: Name, text?: string): Promise<Problem[]> {
  const { ledger, today, rules } = office
  const seen = await ledger.store.read(async (db) => {
    const { row } = await open(db, name)
    const others = await db
      .select({ version: version.version, effectiveFrom: version.effectiveFrom })
      .from(version)
      .where(
        and(
          eq(version.ruleset, name.ruleset),
          eq(version.state, 'published'),
          ne(version.version, name.version),
        ),
      )
    const base =
      row.basedOn === null
        ? undefined
        : await open(db, { ...name, version: row.basedOn }).catch(() => undefined)
    return {
      text: text ?? (await textOf(db, row.sourceHash)),
      cases: row.casesHash === null ? undefined : await textOf(db, row.casesHash),
      others,
      base: base && { version: base.row.version, text: await textOf(db, base.row.sourceHash) },
    }
  })
  const siblings: CheckContext['siblings'] = seen.others.map((other) => ({
    version: other.version,
    ...(other.effectiveFrom ? { effectiveFrom: other.effectiveFrom } : {}),
    // What has gone since is told against the version this one was made of.
    ...(seen.base?.version === other.version
      ? { ruleset: load(seen.base.text).standard?.ruleset }
      : {}),
  }))
  const clauses: Clause[] = clausesOf(seen.text, rules, name.ruleset).sources.flatMap((source) =>
    source.clauses.flatMap(({ id, text, printed, rules: carried, reason }) =>
      id === undefined
        ? []
        : [
            {
              id,
              ...(text === undefined ? {} : { text }),
              ...(printed === undefined ? {} : { printed }),
              ...(carried ? { rules: carried } : {}),
              ...(reason ? { reason } : {}),
            },
          ],
    ),
  )
  const context = {
    asOf: today(),
    ...(seen.cases === undefined ? {} : { cases: seen.cases }),
    ...(clauses.length > 0 ? { clauses } : {}),
    siblings,
  }
  return (await check(seen.text, context)).problems
}
