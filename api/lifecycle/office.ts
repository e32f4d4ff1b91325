// Where versions are worked on: the ledger of the store, today's date in Shanghai, the folder of
// the official texts that versions cite, and who reads texts.
import { and, eq } from 'drizzle-orm'
import type { Ledger } from '../audit/record.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Db, Tx } from '../store/door.ts'
import { approval, contributor, document, version } from '../store/schema.ts'
import { hashOf, type Name } from './content.ts'
import type { Reader } from './reader.ts'

export type Office = { ledger: Ledger; today: () => string; rules: string; reader: Reader }

/** A version as it is stored, with who wrote it and who approved it in which round. */
export type Row = typeof version.$inferSelect
type ApprovalRow = typeof approval.$inferSelect
export type Folder = { row: Row; contributors: string[]; approvals: ApprovalRow[] }

/** `ruleset/version`, as the audit names it. */
export function objectOf({ ruleset, version: name }: Name): string {
  return `${ruleset}/${name}`
}

/** The stored version; a refusal where there is none. */
export async function open(db: Db | Tx, name: Name): Promise<Folder> {
  const [row] = await db.select().from(version).where(isVersion(name))
  if (!row) throw new Refusal('version-unknown', { value: objectOf(name) })
  const contributors = await db
    .select({ person: contributor.person })
    .from(contributor)
    .where(and(eq(contributor.ruleset, name.ruleset), eq(contributor.version, name.version)))
  const approvals = await db
    .select()
    .from(approval)
    .where(and(eq(approval.ruleset, name.ruleset), eq(approval.version, name.version)))
    .orderBy(approval.at)
  return { row, contributors: contributors.map((each) => each.person), approvals }
}

/** Picks one version by its whole key. */
export function isVersion(name: Name) {
  return and(eq(version.ruleset, name.ruleset), eq(version.version, name.version))
}

/** A stored text; its hash is taken again, so that changed bytes are never used. */
export async function textOf(db: Db | Tx, hash: string): Promise<string> {
  const [found] = await db.select().from(document).where(eq(document.hash, hash))
  if (!found || hashOf(found.body) !== hash)
    throw new Refusal('evidence-broken', { zh: `文本${hash}`, en: `text ${hash}` })
  return found.body.toString('utf8')
}

/** Stores a text under its hash; the same text again is the same row. */
export async function keep(tx: Tx, text: string): Promise<string> {
  const hash = hashOf(text)
  await tx.insert(document).values({ hash, body: Buffer.from(text, 'utf8') })
  return hash
}

/**
 * What the caller saw must be what is stored. The tag is the hash of the text or the revision,
 * which covers cases and state besides.
 */
export function matches({ row }: Folder, ifMatch: string | undefined): boolean {
  if (ifMatch === undefined) throw new Refusal('if-match-missing')
  const tags = tagsOf(ifMatch)
  return tags.includes(row.sourceHash) || tags.includes(revisionOf(row))
}

/** The tags of an If-Match. */
export function tagsOf(ifMatch: string): string[] {
  return ifMatch.split(',').map((tag) => tag.trim().replace(/^"(.*)"$/, '$1'))
}

/** One tag for everything a reviewer sees: text, cases, state and round. */
export function revisionOf({ sourceHash, casesHash, state, round }: Row): string {
  return hashOf(JSON.stringify([sourceHash, casesHash, state, round]))
}

/** Refuses where the caller saw something else. */
export function mustMatch(folder: Folder, ifMatch: string | undefined): void {
  if (matches(folder, ifMatch)) return
  const { sourceHash, state } = folder.row
  throw new Refusal('if-match-stale', {}, { sourceHash, state })
}
