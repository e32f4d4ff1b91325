// Drafts: made from a version, saved as often as wanted, whatever state their text is in.
import { eq } from 'drizzle-orm'
import { type Problem, problem } from '../../engine/words/problem.ts'
import { actorOf, type Person } from '../people/principal.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Db, Tx } from '../store/door.ts'
import { version } from '../store/schema.ts'
import { conflictIn, refusalOf } from './conflict.ts'
import { hashOf, type Name, renamed } from './content.ts'
import { must } from './may.ts'
import {
  type Folder,
  isVersion,
  keep,
  matches,
  mustMatch,
  type Office,
  objectOf,
  open,
  textOf,
} from './office.ts'
import type { Said } from './study.ts'

/** What a save answers: the new tag, and everything that is wrong with what was saved. */
export type Saved = { sourceHash: string; hash: string | null; problems: Problem[] }

type Start = { ruleset: string; from: string; version?: string; effectiveFrom?: string }

const MOST_BYTES = 1_048_576

/**
 * Starts a draft from a version; without a name it takes the next number. With `effectiveFrom` it
 * begins with that date, else with the one of its base, which another version has already.
 */
export async function createDraft(office: Office, who: Person, wanted: Start): Promise<Name> {
  mustBe(who)
  for (;;) {
    const made = await tryDraft(office, who, wanted)
    if (made) return made
  }
}

// Nothing where somebody else took the next number while the text was read.
async function tryDraft(
  { ledger, today, reader }: Office,
  who: Person,
  { ruleset, from, version: wanted, effectiveFrom }: Start,
): Promise<Name | undefined> {
  const seen = await ledger.store.read(async (db) => {
    const { row } = await open(db, { ruleset, version: from })
    const text = await textOf(db, row.sourceHash)
    const cases = row.casesHash === null ? null : await textOf(db, row.casesHash)
    return { row, text, cases, names: await namesOf(db, ruleset) }
  })
  const name = { ruleset, version: wanted ?? nextNumber(seen.names) }
  if (!/^[a-z0-9][a-z0-9.-]{0,31}$/.test(name.version))
    throw new Refusal('version-name', { value: name.version })
  const begun = await reader.study('begin', {
    text: seen.text,
    name,
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
  })
  const { text, said, problems } = begun
  if (problems.length > 0)
    throw new Refusal('problems-block', { count: problems.length }, { problems })
  const cases = seen.cases === null ? null : renamed(seen.cases, name.version)
  return ledger.record(actorOf(who), async (tx, log, at) => {
    if ((await namesOf(tx, ruleset)).includes(name.version)) {
      if (wanted === undefined) return undefined
      throw new Refusal('version-exists', { value: objectOf(name) })
    }
    await tx.insert(version).values({
      ...name,
      ...columnsOf(said),
      titleZh: said.title?.zh ?? seen.row.titleZh,
      titleEn: said.title?.en ?? seen.row.titleEn,
      state: 'draft',
      sourceHash: await keep(tx, text),
      casesHash: cases === null ? null : await keep(tx, cases),
      basedOn: from,
      bundled: false,
      author: who.id,
      editedBy: who.id,
      round: 0,
      createdAt: at,
      retroactive: false,
    })
    await log({
      action: 'version.create',
      object: objectOf(name),
      detail: { from, sourceHash: said.sourceHash, today: today() },
    })
    return name
  })
}

async function namesOf(db: Db | Tx, ruleset: string): Promise<string[]> {
  const rows = await db
    .select({ version: version.version })
    .from(version)
    .where(eq(version.ruleset, ruleset))
  return rows.map((each) => each.version)
}

/** Saves the text of a draft, also a broken one; a stale tag is a conflict with both sides' changes. */
export async function saveText(
  { ledger, today, reader }: Office,
  who: Person,
  name: Name,
  text: string,
  ifMatch: string | undefined,
): Promise<Saved> {
  mustFit(text)
  const content = await reader.study('read', { text, name })
  const done = await ledger.record(actorOf(who), async (tx, log) => {
    const folder = await open(tx, name)
    must('edit', folder, who, today())
    if (!matches(folder, ifMatch)) return { conflict: await conflictIn(tx, folder, ifMatch) }
    const before = folder.row.sourceHash
    const { sourceHash, hash, problems } = content
    const saved = { sourceHash, hash, problems }
    if (before === sourceHash) return { saved }
    await keep(tx, text)
    await tx
      .update(version)
      .set({
        ...columnsOf(content),
        ...(content.title ? { titleZh: content.title.zh, titleEn: content.title.en } : {}),
        sourceHash,
        editedBy: who.id,
      })
      .where(isVersion(name))
    await log({
      action: 'version.edit',
      object: objectOf(name),
      detail: { before, after: sourceHash, hash },
    })
    return { saved }
  })
  // Told outside the transaction, which nobody should wait for.
  if (done.conflict) throw await refusalOf(reader, done.conflict, text)
  return done.saved
}

/** Saves the cases of a draft; `ifMatch` is the hash of the cases seen, or `none`. */
export async function saveCases(
  { ledger, today, reader }: Office,
  who: Person,
  name: Name,
  text: string,
  ifMatch: string | undefined,
): Promise<Saved & { casesHash: string }> {
  mustFit(text)
  const { row: seen, source } = await ledger.store.read(async (db) => {
    const { row } = await open(db, name)
    return { row, source: await textOf(db, row.sourceHash) }
  })
  const problems = await reader.study('cases', { cases: text, text: source, name })
  const casesHash = hashOf(text)
  return ledger.record(actorOf(who), async (tx, log) => {
    const folder = await open(tx, name)
    must('edit', folder, who, today())
    mustMatchCases(folder, ifMatch)
    const before = folder.row.casesHash
    const { sourceHash, hash } = folder.row
    const saved = { sourceHash: seen.sourceHash, hash, problems, casesHash }
    if (before === casesHash) return saved
    await keep(tx, text)
    await tx.update(version).set({ casesHash, editedBy: who.id }).where(isVersion(name))
    await log({
      action: 'version.cases',
      object: objectOf(name),
      detail: { before, after: casesHash, sourceHash },
    })
    return saved
  })
}

/** Deletes a draft that nobody approved; only its author does. */
export async function deleteDraft(
  { ledger, today }: Office,
  who: Person,
  name: Name,
  ifMatch: string | undefined,
): Promise<void> {
  await ledger.record(actorOf(who), async (tx, log) => {
    const folder = await open(tx, name)
    must('delete', folder, who, today())
    mustMatch(folder, ifMatch)
    await tx.delete(version).where(isVersion(name))
    await log({
      action: 'version.delete',
      object: objectOf(name),
      detail: { sourceHash: folder.row.sourceHash },
    })
  })
}

function columnsOf({ hash, effectiveFrom, problems }: Said) {
  const count = (severity: string) => problems.filter((each) => each.severity === severity).length
  return { hash, effectiveFrom, errors: count('error'), warnings: count('warning') }
}

function mustBe(who: Person): void {
  if (!who.roles.includes('editor')) throw new Refusal('role-missing', { role: 'editor' })
}

function mustFit(text: string): void {
  const size = Buffer.byteLength(text, 'utf8')
  if (size <= MOST_BYTES) return
  throw new Refusal(
    'text-too-large',
    { size },
    { problems: [problem('text-too-large', { size, most: MOST_BYTES })] },
  )
}

function mustMatchCases({ row }: Folder, ifMatch: string | undefined): void {
  if (ifMatch === undefined) throw new Refusal('if-match-missing')
  const tag = ifMatch.trim().replace(/^"(.*)"$/, '$1')
  if (tag === (row.casesHash ?? 'none')) return
  throw new Refusal('if-match-stale', {}, { sourceHash: row.sourceHash, casesHash: row.casesHash })
}

function nextNumber(names: string[]): string {
  const numbers = names.map((each) => Number(/^v(\d{1,6})$/.exec(each)?.[1] ?? 0))
  return `v${Math.max(0, ...numbers) + 1}`
}
