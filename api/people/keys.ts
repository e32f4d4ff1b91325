// Service keys: `lx_<id>_<secret>`, of which only a hash is kept. They end, rotate, are revoked.
import { hash, timingSafeEqual } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import type { Actor } from '../audit/actor.ts'
import type { Ledger } from '../audit/record.ts'
import { type Key, SCOPES } from '../contract/people.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Db, Tx } from '../store/door.ts'
import { keyUse, serviceKey } from '../store/schema.ts'
import { freshId, freshSecret } from '../store/world.ts'
import type { Scope, ServiceKey } from './principal.ts'

const DAY = 86_400_000
const LONGEST = 365 * DAY
/** After a rotation both keys work for a day, so that services can change over. */
const OVERLAP = DAY

/** A key to be made; `expiresAt` in UTC milliseconds. */
export type WantedKey = { name: string; scopes: Scope[]; expiresAt: number }

/** Keys: what the ledger knows of them, with a small cache that every change empties. */
export type Keys = {
  /** The principal of a key that is good now. Costs two hashes at most, no query once known. */
  check: (key: string) => ServiceKey | undefined | Promise<ServiceKey | undefined>
  create: (by: Actor, key: WantedKey) => Promise<{ key: string; info: Key }>
  rotate: (by: Actor, id: string) => Promise<{ key: string; info: Key }>
  revoke: (by: Actor, id: string) => Promise<void>
  list: () => Promise<Key[]>
  /** Writes down when keys were last used; called now and then, not at each use. */
  flush: () => Promise<void>
}

type Known = { principal: ServiceKey; hash: Buffer; expiresAt: number }

const MOST_KNOWN = 1_000

/** The keys of a ledger. */
export function openKeys(ledger: Ledger): Keys {
  const { store } = ledger
  const { world } = store
  const known = new Map<string, Known>()
  const used = new Map<string, number>()
  let generation = 0

  const use = (id: string, secret: string, found: Known | undefined): ServiceKey | undefined => {
    const given = hash('sha256', secret, 'buffer')
    if (!found || !timingSafeEqual(given, found.hash)) return undefined
    const now = world.now()
    if (now >= found.expiresAt) return undefined
    used.set(id, now)
    return found.principal
  }

  const look = async (id: string): Promise<Known | undefined> => {
    const began = generation
    const [row] = await store.read((db) =>
      db.select().from(serviceKey).where(eq(serviceKey.id, id)),
    )
    if (!row || row.revokedAt !== null) return undefined
    const principal: ServiceKey = { kind: 'key', id, name: row.name, scopes: row.scopes as Scope[] }
    const found = { principal, hash: row.secretHash, expiresAt: row.expiresAt }
    if (known.size >= MOST_KNOWN) known.clear()
    // What was read before a change is not remembered after it.
    if (began === generation) known.set(id, found)
    return found
  }

  // INVARIANT: the cache is emptied in the turn in which a change is committed, so that the next
  // request sees it.
  const change = async <T>(by: Actor, work: Parameters<typeof ledger.record<T>>[1]): Promise<T> => {
    try {
      return await ledger.record(by, work)
    } finally {
      generation++
      known.clear()
    }
  }

  return {
    check: (key) => {
      const { id, secret } = parseKey(key) ?? {}
      if (id === undefined || secret === undefined) return undefined
      const found = known.get(id)
      return found ? use(id, secret, found) : look(id).then((late) => use(id, secret, late))
    },
    create: async (by, key) => {
      const now = world.now()
      if (!(key.expiresAt > now && key.expiresAt <= now + LONGEST)) throw new Refusal('key-expiry')
      return change(by, async (tx, log) => {
        const made = await insertKey(tx, ledger, key, by)
        await log({ action: 'key.create', object: made.info.id, detail: { scopes: key.scopes } })
        return made
      })
    },
    rotate: (by, id) =>
      change(by, async (tx, log, at) => {
        const row = await find(tx, id)
        if (row.revokedAt !== null || row.expiresAt <= at)
          throw new Refusal('key-ended', { value: id })
        const length = Math.min(LONGEST, row.expiresAt - row.createdAt)
        const key = { name: row.name, scopes: row.scopes as Scope[], expiresAt: at + length }
        const made = await insertKey(tx, ledger, key, by, id)
        const expiresAt = Math.min(row.expiresAt, at + OVERLAP)
        await tx.update(serviceKey).set({ expiresAt }).where(eq(serviceKey.id, id))
        await log({ action: 'key.rotate', object: id, detail: { by: made.info.id, expiresAt } })
        return made
      }),
    revoke: (by, id) =>
      change(by, async (tx, log, at) => {
        const row = await find(tx, id)
        if (row.revokedAt !== null) return
        await tx.update(serviceKey).set({ revokedAt: at }).where(eq(serviceKey.id, id))
        await log({ action: 'key.revoke', object: id })
      }),
    list: () =>
      store.read(async (db) => {
        const rows = await db
          .select({ key: serviceKey, lastUsedAt: keyUse.lastUsedAt })
          .from(serviceKey)
          .leftJoin(keyUse, eq(keyUse.key, serviceKey.id))
          .orderBy(desc(serviceKey.createdAt), serviceKey.id)
        return rows.map(({ key, lastUsedAt }) => infoOf(key, used.get(key.id) ?? lastUsedAt))
      }),
    flush: async () => {
      if (used.size === 0) return
      const all = [...used]
      used.clear()
      await store.transact(async (tx) => {
        for (const [key, lastUsedAt] of all)
          await tx
            .insert(keyUse)
            .values({ key, lastUsedAt })
            .onConflictDoUpdate({ target: keyUse.key, set: { lastUsedAt } })
      })
    },
  }
}

/** Writes a key within a transaction; its text is shown this once. */
export async function insertKey(
  tx: Tx,
  { store }: Ledger,
  { name, scopes, expiresAt }: WantedKey,
  by: Actor,
  replaces: string | null = null,
): Promise<{ key: string; info: Key }> {
  const { world } = store
  const id = freshId(world, 'k').slice(2)
  const secret = freshSecret(world)
  const row = {
    id,
    name,
    scopes: SCOPES.filter((scope) => scopes.includes(scope)),
    secretHash: hash('sha256', secret, 'buffer'),
    createdBy: by.kind === 'person' ? by.id : null,
    createdAt: world.now(),
    expiresAt,
    replaces,
    revokedAt: null,
  }
  await tx.insert(serviceKey).values(row)
  return { key: `lx_${id}_${secret}`, info: infoOf(row, null) }
}

/** The two parts of a key's text. */
function parseKey(key: string): { id: string; secret: string } | undefined {
  const found = /^lx_([0-9a-z]{16})_([A-Za-z0-9_-]{43})$/.exec(key)
  return found ? { id: found[1]!, secret: found[2]! } : undefined
}

/** Names of keys by id. */
export async function keyNamesOf(db: Db): Promise<Map<string, string>> {
  const keys = await db.select({ id: serviceKey.id, name: serviceKey.name }).from(serviceKey)
  return new Map(keys.map(({ id, name }) => [id, name]))
}

async function find(tx: Tx, id: string): Promise<typeof serviceKey.$inferSelect> {
  const [row] = await tx.select().from(serviceKey).where(eq(serviceKey.id, id))
  if (!row) throw new Refusal('key-unknown', { value: id })
  return row
}

function infoOf(row: typeof serviceKey.$inferSelect, lastUsedAt: number | null): Key {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes as Scope[],
    createdAt: new Date(row.createdAt).toISOString(),
    expiresAt: new Date(row.expiresAt).toISOString(),
    lastUsedAt: iso(lastUsedAt),
    revokedAt: iso(row.revokedAt),
    replaces: row.replaces,
  }
}
