// Drafts: made from a version, saved as often as wanted, whatever state their text is in.
import { eq } from 'drizzle-orm'
import { isRuleset } from '../../engine/schema/validate.ts'
import { applyEdits } from '../../engine/text/edit.ts'
import { readText } from '../../engine/text/read.ts'
import { type Problem, problem } from '../../engine/words/problem.ts'
import { actorOf, type Person } from '../people/principal.ts'
import { Refusal } from '../refusal/refusal.ts'
import { version } from '../store/schema.ts'
import { conflict } from './conflict.ts'
import { type Content, examine, examineCases, hashOf, type Name, renamed } from './content.ts'
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

/** What a save answers: the new tag, and everything that is wrong with what was saved. */
export type Saved = { sourceHash: string; hash: string | null; problems: Problem[] }

const MOST_BYTES = 1_048_576

/** Starts a draft from a version; without a name it takes the next number. */
export async function createDraft(
  { ledger, today }: Office,
  who: Person,
  { ruleset, from, version: wanted }: { ruleset: string; from: string; version?: string },
): Promise<Name> {
  mustBe(who)
  return ledger.record(actorOf(who), async (tx, log, at) => {
    const base = await open(tx, { ruleset, version: from })
    const names = await tx
      .select({ version: version.version })
      .from(version)
      .where(eq(version.ruleset, ruleset))
    const name = { ruleset, version: wanted ?? nextNumber(names.map((each) => each.version)) }
    if (!/^[a-z0-9][a-z0-9.-]{0,31}$/.test(name.version))
      throw new Refusal('version-name', { value: name.version })
    if (names.some((each) => each.version === name.version))
      throw new Refusal('version-exists', { value: objectOf(name) })
    const text = withoutReasons(renamed(await textOf(tx, base.row.sourceHash), name.version))
    const cases = base.row.casesHash
      ? renamed(await textOf(tx, base.row.casesHash), name.version)
      : null
    const content = examine(text, name)
    await tx.insert(version).values({
      ...name,
      ...columnsOf(content),
      titleZh: content.title?.zh ?? base.row.titleZh,
      titleEn: content.title?.en ?? base.row.titleEn,
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
      detail: { from, sourceHash: content.sourceHash, today: today() },
    })
    return name
  })
}

/** Saves the text of a draft, also a broken one; a stale tag is a conflict with both sides' changes. */
export async function saveText(
  { ledger, today }: Office,
  who: Person,
  name: Name,
  text: string,
  ifMatch: string | undefined,
): Promise<Saved> {
  mustFit(text)
  const content = examine(text, name)
  return ledger.record(actorOf(who), async (tx, log) => {
    const folder = await open(tx, name)
    must('edit', folder, who, today())
    if (!matches(folder, ifMatch)) throw await conflict(tx, folder, ifMatch, text)
    const before = folder.row.sourceHash
    const saved = { sourceHash: content.sourceHash, hash: content.hash, problems: content.problems }
    if (before === content.sourceHash) return saved
    await keep(tx, text)
    await tx
      .update(version)
      .set({
        ...columnsOf(content),
        ...(content.title ? { titleZh: content.title.zh, titleEn: content.title.en } : {}),
        sourceHash: content.sourceHash,
        editedBy: who.id,
      })
      .where(isVersion(name))
    await log({
      action: 'version.edit',
      object: objectOf(name),
      detail: { before, after: content.sourceHash, hash: content.hash },
    })
    return saved
  })
}

/** Saves the cases of a draft; `ifMatch` is the hash of the cases seen, or `none`. */
export async function saveCases(
  { ledger, today }: Office,
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
  const problems = await examineCases(text, name, examine(source, name).scorer)
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

// The reasons of the version before are for its own changes.
function withoutReasons(text: string): string {
  const { data } = readText(text)
  if (!isRuleset(data) || !data.reasons) return text
  return applyEdits(text, [{ remove: 'reasons' }]).text
}

function columnsOf({ hash, effectiveFrom, problems }: Content) {
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
