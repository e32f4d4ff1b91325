// Everything that is wrong with a version, with all that the store knows beside its text.
import { and, eq, ne } from 'drizzle-orm'
import type { Problem } from '../../engine/words/problem.ts'
import { version } from '../store/schema.ts'
import type { Name } from './content.ts'
import { type Office, open, textOf } from './office.ts'

/** Checks a text as that of a version; its stored cases go with it unless others are given. */
export async function checkVersion(office: Office, name: Name, text?: string): Promise<Problem[]> {
  const { ledger, today, rules, reader } = office
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
      ...(row.casesHash === null ? {} : { cases: await textOf(db, row.casesHash) }),
      others,
      ...(base
        ? { base: { version: base.row.version, text: await textOf(db, base.row.sourceHash) } }
        : {}),
    }
  })
  const { ruleset, version: own } = name
  return reader.study('check', { ...seen, name: { ruleset, version: own }, asOf: today(), rules })
}
