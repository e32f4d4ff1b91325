// People: made, given roles, disabled, given a new password; never deleted.
import { and, eq } from 'drizzle-orm'
import type { Actor } from '../audit/actor.ts'
import type { Ledger } from '../audit/record.ts'
import { type NewUser, ROLES, type User, type UserChange } from '../contract/people.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Db, Tx } from '../store/door.ts'
import { person, personRole, session, signIn } from '../store/schema.ts'
import { freshId } from '../store/world.ts'
import { mustBeStrong, type Passwords } from './passwords.ts'
import type { Person, Role } from './principal.ts'

const NAME = /^[a-z0-9][a-z0-9.-]{0,63}$/

/** A name as it is stored: what looks the same is the same. */
export function nameOf(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/**
 * Makes a person with a password, an identity at the provider, or both. Whoever is given a
 * password by somebody else must change it first.
 */
export async function createUser(
  ledger: Ledger,
  passwords: Passwords,
  by: Actor,
  { name: typed, displayName, roles, password, identity }: NewUser,
  mustChange = true,
): Promise<string> {
  const name = nameOf(typed)
  if (!NAME.test(name)) throw new Refusal('name-form', { value: typed })
  if (password === undefined && identity === undefined) throw new Refusal('sign-in-way-missing')
  if (password !== undefined) mustBeStrong(password, name)
  mustFitTogether(roles)
  const hashed = password === undefined ? null : await passwords.hash(password)
  return ledger.record(by, async (tx, log) => {
    const user = { name, displayName, roles, hashed, mustChange: mustChange && hashed !== null }
    const id = await insertUser(tx, ledger, { ...user, identity })
    await log({
      action: 'user.create',
      object: id,
      detail: { roles: [...roles].sort(), ...(identity === undefined ? {} : { identity }) },
    })
    return id
  })
}

/** Writes a person within a transaction. */
export async function insertUser(
  tx: Tx,
  { store }: Ledger,
  user: {
    name: string
    displayName: string
    roles: Role[]
    hashed: string | null
    mustChange: boolean
    identity?: string | undefined
  },
): Promise<string> {
  const [taken] = await tx.select({ id: person.id }).from(person).where(eq(person.name, user.name))
  if (taken) throw new Refusal('name-taken', { value: user.name })
  if (user.identity !== undefined) await mustBeFree(tx, user.identity)
  const id = freshId(store.world, 'p')
  await tx.insert(person).values({
    id,
    name: user.name,
    displayName: user.displayName,
    password: user.hashed,
    mustChangePassword: user.mustChange,
    disabled: false,
    externalSubject: user.identity ?? null,
    createdAt: store.world.now(),
  })
  for (const role of new Set(user.roles)) await tx.insert(personRole).values({ person: id, role })
  return id
}

/** Changes roles, disables, sets a password or an identity; each ends the person's sessions at once. */
export async function changeUser(
  ledger: Ledger,
  passwords: Passwords,
  by: Actor,
  id: string,
  { roles, disabled, password, identity }: UserChange,
): Promise<void> {
  const before = await ledger.store.read((db) => findUser(db, id))
  if (password !== undefined) mustBeStrong(password, before.name)
  if (roles) mustFitTogether(roles)
  const hashed = password === undefined ? undefined : await passwords.hash(password)
  await ledger.record(by, async (tx, log) => {
    const now = await findUser(tx, id)
    if (roles) await setRoles(tx, id, now.roles, roles)
    if (typeof identity === 'string') await mustBeFree(tx, identity, id)
    const set = {
      ...(disabled !== undefined ? { disabled } : {}),
      ...(hashed !== undefined ? { password: hashed, mustChangePassword: true } : {}),
      ...(identity !== undefined ? { externalSubject: identity } : {}),
    }
    if (Object.keys(set).length > 0) await tx.update(person).set(set).where(eq(person.id, id))
    await tx.delete(session).where(eq(session.person, id))
    await log({
      action: 'user.change',
      object: id,
      detail: {
        ...(roles ? { roles: [...roles].sort(), before: [...now.roles].sort() } : {}),
        ...(disabled !== undefined ? { disabled } : {}),
        ...(hashed !== undefined ? { password: 'set' } : {}),
        ...(identity !== undefined ? { identity } : {}),
      },
    })
  })
}

/** Everyone, in order of name. */
export async function listUsers({ store }: Ledger): Promise<User[]> {
  return store.read(async (db) => {
    const rows = await db
      .select({ person, lastLoginAt: signIn.lastLoginAt })
      .from(person)
      .leftJoin(signIn, eq(signIn.person, person.id))
      .orderBy(person.name)
    const roles = await db.select().from(personRole)
    return rows.map(({ person: each, lastLoginAt }) => ({
      id: each.id,
      name: each.name,
      displayName: each.displayName,
      roles: inOrder(roles.filter((role) => role.person === each.id).map((role) => role.role)),
      identity: each.externalSubject,
      disabled: each.disabled,
      lastLoginAt: lastLoginAt === null ? null : new Date(lastLoginAt).toISOString(),
      createdAt: new Date(each.createdAt).toISOString(),
    }))
  })
}

/** One person with roles as they are now. */
export async function findUser(db: Db | Tx, id: string): Promise<Person & { disabled: boolean }> {
  const [found] = await db.select().from(person).where(eq(person.id, id))
  if (!found) throw new Refusal('person-unknown', { value: id })
  const roles = await db.select().from(personRole).where(eq(personRole.person, id))
  return {
    kind: 'person',
    id,
    name: found.name,
    displayName: found.displayName,
    disabled: found.disabled,
    roles: inOrder(roles.map(({ role }) => role)),
  }
}

async function setRoles(tx: Tx, id: string, before: Role[], after: Role[]): Promise<void> {
  for (const role of before.filter((each) => !after.includes(each)))
    await tx.delete(personRole).where(sameRole(id, role))
  for (const role of after.filter((each) => !before.includes(each)))
    await tx.insert(personRole).values({ person: id, role })
}

async function mustBeFree(tx: Tx, identity: string, self?: string): Promise<void> {
  const [owner] = await tx.select().from(person).where(eq(person.externalSubject, identity))
  if (owner && owner.id !== self) throw new Refusal('identity-taken', { value: identity })
}

function mustFitTogether(roles: readonly Role[]): void {
  if (roles.includes('administrator') && roles.length > 1) throw new Refusal('roles-clash')
}

function inOrder(roles: readonly string[]): Role[] {
  return ROLES.filter((role) => roles.includes(role))
}

function sameRole(id: string, role: Role) {
  return and(eq(personRole.person, id), eq(personRole.role, role))
}
