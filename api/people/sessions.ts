// Sessions: an opaque token in a cookie, of which only the hash is kept; idle and absolute ends.
import { hash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { and, eq, lt, ne, or } from 'drizzle-orm'
import { ANONYMOUS } from '../audit/actor.ts'
import type { Ledger } from '../audit/record.ts'
import { Refusal } from '../refusal/refusal.ts'
import { person, session, signIn } from '../store/schema.ts'
import { freshSecret } from '../store/world.ts'
import type { Attempts } from './attempts.ts'
import { mustBeStrong, type Passwords } from './passwords.ts'
import { actorOf, type Person } from './principal.ts'
import { findUser, nameOf } from './users.ts'

/** A person signed in; `byProvider` where a provider of identities has said who it is. */
export type SignedIn = {
  person: Person
  mustChangePassword: boolean
  byProvider: boolean
  expiresAt: number
}

const IDLE = 30 * 60_000
const ABSOLUTE = 8 * 3_600_000
/** How exactly the last use is known; a write for every request would cost more than it tells. */
const NOTED_EVERY = 60_000

export type Sessions = {
  signIn: (name: string, password: string, address: string) => Promise<SignedIn & { token: string }>
  /** The person behind a token, with roles as they are now. */
  check: (token: string) => Promise<SignedIn | undefined>
  signOut: (token: string) => Promise<void>
  /** Sets a new password; every other session of the person ends. */
  changePassword: (who: Person, token: string, current: string, next: string) => Promise<void>
  /** Begins a session for somebody whom the provider of identities has named. */
  begin: (id: string) => Promise<SignedIn & { token: string }>
}

/** Sessions of a ledger; `firstRun` is the file that the first change of a password deletes. */
export function openSessions(
  ledger: Ledger,
  passwords: Passwords,
  attempts: Attempts,
  firstRun: string,
): Sessions {
  const { store } = ledger
  const { world } = store

  const begin = async (id: string, byProvider: boolean) => {
    const token = freshSecret(world)
    const now = world.now()
    const signedIn = await ledger.record({ kind: 'person', id, rights: [] }, async (tx, log) => {
      const found = await findUser(tx, id)
      if (found.disabled) throw new Refusal('sign-in-failed')
      const over = or(lt(session.expiresAt, now), lt(session.seenAt, now - IDLE))
      await tx.delete(session).where(over)
      const expiresAt = now + ABSOLUTE
      const times = { createdAt: now, seenAt: now, expiresAt }
      await tx
        .insert(session)
        .values({ tokenHash: hashOf(token), person: id, byProvider, ...times })
      await tx
        .insert(signIn)
        .values({ person: id, lastLoginAt: now })
        .onConflictDoUpdate({ target: signIn.person, set: { lastLoginAt: now } })
      const detail = byProvider ? { detail: { by: 'provider' } } : {}
      await log({ action: 'session.begin', object: id, ...detail })
      const [row] = await tx.select().from(person).where(eq(person.id, id))
      // Who does not sign in by it need not change it.
      const mustChangePassword = row!.mustChangePassword && !byProvider
      return { person: plain(found), mustChangePassword, byProvider, expiresAt }
    })
    return { ...signedIn, token }
  }

  const stored = (name: string) =>
    store.read(async (db) => (await db.select().from(person).where(eq(person.name, name)))[0])

  return {
    begin: (id) => begin(id, true),
    signIn: async (typed, password, address) => {
      const name = nameOf(typed)
      await attempts.begin(name, address)
      const found = await stored(name)
      // The same work for a name that does not exist.
      const right = await passwords.matches(password, found?.password)
      if (!found || !right || found.disabled) {
        await ledger.record(ANONYMOUS, (_tx, log) =>
          log({
            action: 'session.begin',
            object: found?.id ?? 'unknown',
            outcome: 'refused',
            detail: { address },
          }),
        )
        throw new Refusal('sign-in-failed')
      }
      await attempts.succeeded(name, address)
      return begin(found.id, false)
    },
    check: async (token) => {
      const tokenHash = hashOf(token)
      const now = world.now()
      const found = await store.read(async (db) => {
        const [row] = await db.select().from(session).where(eq(session.tokenHash, tokenHash))
        if (!row || now >= row.expiresAt || now - row.seenAt >= IDLE) return undefined
        const user = await findUser(db, row.person)
        const [own] = await db.select().from(person).where(eq(person.id, row.person))
        return { row, user, mustChangePassword: own!.mustChangePassword && !row.byProvider }
      })
      if (!found || found.user.disabled) return undefined
      const { row, user, mustChangePassword } = found
      if (now - row.seenAt >= NOTED_EVERY)
        await store.transact((tx) =>
          tx.update(session).set({ seenAt: now }).where(eq(session.tokenHash, tokenHash)),
        )
      const { byProvider, expiresAt } = row
      return { person: plain(user), mustChangePassword, byProvider, expiresAt }
    },
    signOut: async (token) => {
      const tokenHash = hashOf(token)
      const [row] = await store.read((db) =>
        db.select().from(session).where(eq(session.tokenHash, tokenHash)),
      )
      if (!row) return
      await ledger.record({ kind: 'person', id: row.person, rights: [] }, async (tx, log) => {
        await tx.delete(session).where(eq(session.tokenHash, tokenHash))
        await log({ action: 'session.end', object: row.person })
      })
    },
    changePassword: async (who, token, current, next) => {
      const found = await stored(who.name)
      if (!(await passwords.matches(current, found?.password))) throw new Refusal('password-wrong')
      mustBeStrong(next, who.name)
      if (current === next) throw new Refusal('password-weak')
      const hashed = await passwords.hash(next)
      await ledger.record(actorOf(who), async (tx, log) => {
        await tx
          .update(person)
          .set({ password: hashed, mustChangePassword: false })
          .where(eq(person.id, who.id))
        await tx
          .delete(session)
          .where(and(eq(session.person, who.id), ne(session.tokenHash, hashOf(token))))
        await log({ action: 'password.change', object: who.id })
      })
      // It holds the password of the first administrator, which nobody needs any more.
      rmSync(firstRun, { force: true })
    },
  }
}

/** What is kept of a token. */
export function hashOf(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}

function plain({ kind, id, name, displayName, roles }: Person): Person {
  return { kind, id, name, displayName, roles }
}
