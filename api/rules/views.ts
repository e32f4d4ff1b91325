// Stored versions as the API shows them, with what the caller may do.
import { and, eq } from 'drizzle-orm'
import type { PersonRef } from '../contract/common.ts'
import type { VersionDetail, VersionSummary } from '../contract/versions.ts'
import type { Name } from '../lifecycle/content.ts'
import { courseOf } from '../lifecycle/course.ts'
import { type Action, may } from '../lifecycle/may.ts'
import { type Folder, type Office, type Row, revisionOf, textOf } from '../lifecycle/office.ts'
import type { Person, Role } from '../people/principal.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Db } from '../store/door.ts'
import { approval, contributor, person, version } from '../store/schema.ts'
import type { Caller } from './port.ts'

type Names = Map<string, string>

/** The versions of a ruleset, newest first. */
export async function summariesOf(office: Office, ruleset: string): Promise<VersionSummary[]> {
  return office.ledger.store.read(async (db) => {
    const folders = await foldersOf(db, ruleset)
    const names = await namesOf(db)
    const current = inForceOf(folders, office.today())
    return folders
      .map((folder) => summaryOf(folder, names, phaseOf(folder.row, current, office.today())))
      .reverse()
  })
}

/** One version with text and cases, or nothing. */
export async function detailOf(
  office: Office,
  name: Name,
  caller: Caller | undefined,
  today: string,
): Promise<VersionDetail | undefined> {
  return office.ledger.store.read(async (db) => {
    const folders = await foldersOf(db, name.ruleset)
    const folder = folders.find(({ row }) => row.version === name.version)
    if (!folder) return undefined
    const { row } = folder
    const names = await namesOf(db)
    const phase = phaseOf(row, inForceOf(folders, today), today)
    return {
      ...summaryOf(folder, names, phase),
      text: await textOf(db, row.sourceHash),
      cases: row.casesHash === null ? null : await textOf(db, row.casesHash),
      casesHash: row.casesHash,
      revision: revisionOf(row),
      course: (await courseOf(db, name)).map(({ did, at, actor, reason }) => ({
        did,
        at: iso(at),
        by: names.has(actor) ? refOf(names, actor) : null,
        reason,
      })),
      may: mayOf(folder, caller, today),
    }
  })
}

/** Names of people by id. */
export async function namesOf(db: Db): Promise<Names> {
  const people = await db.select({ id: person.id, name: person.displayName }).from(person)
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** A person as bodies name one. */
export function refOf(names: Names, id: string): PersonRef {
  return { id, name: names.get(id) ?? id }
}

async function foldersOf(db: Db, ruleset: string): Promise<Folder[]> {
  const rows = await db
    .select()
    .from(version)
    .where(eq(version.ruleset, ruleset))
    .orderBy(version.createdAt, version.version)
  const people = await db.select().from(contributor).where(eq(contributor.ruleset, ruleset))
  const given = await db
    .select()
    .from(approval)
    .where(and(eq(approval.ruleset, ruleset)))
    .orderBy(approval.at)
  return rows.map((row) => ({
    row,
    contributors: people.filter((each) => each.version === row.version).map((each) => each.person),
    approvals: given.filter((each) => each.version === row.version),
  }))
}

function summaryOf(
  { row, contributors, approvals }: Folder,
  names: Names,
  phase: VersionSummary['phase'],
): VersionSummary {
  const ref = (id: string | null) => (id === null ? null : refOf(names, id))
  const valid = approvals.filter(
    ({ round }) => round === row.round && row.state !== 'draft' && row.state !== 'inReview',
  )
  return {
    ruleset: row.ruleset,
    version: row.version,
    title: { zh: row.titleZh, en: row.titleEn },
    state: row.state,
    phase,
    effectiveFrom: row.effectiveFrom,
    basedOn: row.basedOn,
    author: ref(row.author),
    contributors: contributors.map((id) => refOf(names, id)),
    hash: row.hash,
    sourceHash: row.sourceHash,
    problems: { errors: row.errors, warnings: row.warnings },
    createdAt: iso(row.createdAt),
    submittedAt: row.submittedAt === null ? null : iso(row.submittedAt),
    approvals: valid.map(({ person: by, at }) => ({ person: refOf(names, by), at: iso(at) })),
    publishedBy: ref(row.publishedBy),
    publishedAt: row.publishedAt === null ? null : iso(row.publishedAt),
    returned:
      row.state === 'draft' && row.returnedBy !== null
        ? {
            by: refOf(names, row.returnedBy),
            at: iso(row.returnedAt!),
            reason: row.returnedReason!,
          }
        : null,
    retroactive: row.retroactive,
  }
}

function mayOf(folder: Folder, caller: Caller | undefined, today: string): VersionDetail['may'] {
  const who: Person = {
    kind: 'person',
    id: caller?.id ?? '',
    name: '',
    displayName: '',
    roles: (caller?.roles ?? []) as Role[],
  }
  const told = may(folder, who, today)
  const shown = {} as Record<Action, VersionDetail['may'][Action]>
  for (const action of Object.keys(told) as Action[]) {
    const answer = told[action]
    shown[action] = answer instanceof Refusal ? answer.text : true
  }
  return shown
}

function inForceOf(folders: readonly Folder[], today: string): Row | undefined {
  let found: Row | undefined
  for (const { row } of folders) {
    if (row.state !== 'published' || row.effectiveFrom! > today) continue
    if (!found || row.effectiveFrom! > found.effectiveFrom!) found = row
  }
  return found
}

function phaseOf(row: Row, current: Row | undefined, today: string): VersionSummary['phase'] {
  if (row.state !== 'published') return null
  if (row.effectiveFrom! > today) return 'scheduled'
  return row === current ? 'inForce' : 'superseded'
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
