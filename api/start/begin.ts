// The first start: the rules that ship, one administrator, one service key, in one transaction.
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { SYSTEM } from '../audit/actor.ts'
import type { Ledger, Log } from '../audit/record.ts'
import type { Signer } from '../audit/signer.ts'
import { type Content, hashOf } from '../lifecycle/content.ts'
import { keep, objectOf } from '../lifecycle/office.ts'
import { insertKey } from '../people/keys.ts'
import type { Passwords } from '../people/passwords.ts'
import { insertUser } from '../people/users.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Tx } from '../store/door.ts'
import { signingKey, version } from '../store/schema.ts'
import { FIRST_RUN } from './folder.ts'
import { examineShipped, type Shipped } from './shipped.ts'

/** What the first start makes and shows once. */
export type FirstRun = { administrator: { name: string; password: string }; serviceKey: string }

type Ready = Shipped & { content: Content }

const NINETY_DAYS = 90 * 86_400_000

/**
 * Fills an empty store. Nothing but the first of the rules begins published; `first-run.json` is
 * on disk before anything is committed, so that nobody is locked out of a store that began.
 */
export async function begin(
  ledger: Ledger,
  passwords: Passwords,
  signer: Signer,
  rules: readonly Shipped[],
): Promise<FirstRun> {
  const { store } = ledger
  const { world, folder } = store
  const ready = rules.map((each) => ({ ...each, content: examineShipped(each) }))
  const password = world.bytes(12).toString('base64url')
  const hashed = await passwords.hash(password)
  const file = join(folder, FIRST_RUN)
  // One of a start that was cut short names a password that no store knows.
  rmSync(file, { force: true })
  return ledger.record(SYSTEM, async (tx, log, at) => {
    await tx
      .insert(signingKey)
      .values({ id: signer.id, publicKey: signer.publicKey, createdAt: at })
    await log({ action: 'store.begin', object: 'store', detail: { signingKey: signer.id } })
    for (const [i, shipped] of ready.entries()) await importOne(tx, log, at, shipped, i === 0)
    const administrator = { name: 'admin', password }
    const id = await insertUser(tx, ledger, {
      name: administrator.name,
      displayName: '管理员',
      roles: ['administrator'],
      hashed,
      mustChange: true,
    })
    await log({ action: 'user.create', object: id, detail: { roles: ['administrator'] } })
    const wanted = { name: 'first-run', scopes: ['score' as const], expiresAt: at + NINETY_DAYS }
    const { key, info } = await insertKey(tx, ledger, wanted, SYSTEM)
    await log({ action: 'key.create', object: info.id, detail: { scopes: info.scopes } })
    const made = { administrator, serviceKey: key }
    writeOnce(file, `${JSON.stringify(made, null, 2)}\n`)
    return made
  })
}

/**
 * Compares the rules that ship with those stored: what is stored under a name stays what it was,
 * what is new becomes a draft.
 */
export async function importNew(ledger: Ledger, rules: readonly Shipped[]): Promise<void> {
  const stored = await ledger.store.read((db) => db.select().from(version))
  const isNew: Ready[] = []
  for (const shipped of rules) {
    const known = stored.find(
      (row) => row.ruleset === shipped.ruleset && row.version === shipped.version,
    )
    if (known?.sourceHash === hashOf(shipped.text)) continue
    // A draft is worked on in the store; only what was decided must not differ.
    if (known?.state === 'draft') continue
    const content = examineShipped(shipped)
    if (!known) isNew.push({ ...shipped, content })
    else if (known.hash !== content.hash) throw new Refusal('rules-differ', { file: shipped.file })
  }
  if (isNew.length === 0) return
  await ledger.record(SYSTEM, async (tx, log, at) => {
    for (const shipped of isNew) await importOne(tx, log, at, shipped, false)
  })
}

/** Makes the signer known to a store that was used with another. */
export async function knowSigner(ledger: Ledger, signer: Signer): Promise<void> {
  const known = await ledger.store.read((db) =>
    db.select().from(signingKey).where(eq(signingKey.id, signer.id)),
  )
  if (known.length > 0) return
  await ledger.record(SYSTEM, async (tx, log, at) => {
    await tx
      .insert(signingKey)
      .values({ id: signer.id, publicKey: signer.publicKey, createdAt: at })
    await log({ action: 'signing-key.add', object: signer.id })
  })
}

async function importOne(tx: Tx, log: Log, at: number, shipped: Ready, published: boolean) {
  const { ruleset, version: name, text, cases, content } = shipped
  const sourceHash = await keep(tx, text)
  const casesHash = cases === null ? null : await keep(tx, cases)
  await tx.insert(version).values({
    ruleset,
    version: name,
    state: published ? 'published' : 'draft',
    sourceHash,
    casesHash,
    hash: content.hash,
    titleZh: content.title!.zh,
    titleEn: content.title!.en,
    effectiveFrom: content.effectiveFrom,
    errors: 0,
    warnings: content.problems.length,
    basedOn: null,
    bundled: true,
    author: null,
    editedBy: null,
    round: 0,
    createdAt: at,
    retroactive: false,
    publishedAt: published ? at : null,
  })
  await log({
    action: published ? 'version.publish' : 'version.import',
    object: objectOf(shipped),
    detail: { hash: content.hash, sourceHash, casesHash, bundled: true },
  })
}

function writeOnce(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600)
  writeSync(handle, text)
  fsyncSync(handle)
  closeSync(handle)
}
