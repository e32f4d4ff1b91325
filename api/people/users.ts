// People: made, given roles, disabled, given a new password; never deleted.
import { and, eq } from 'drizzle-orm'
import type { Actor } from '../audit/actor.ts'
import type { Ledger } from '../audit/record.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Db, Tx } from '../store/door.ts'
import { person, personRole, session, signIn } from '../store/schema.ts'
import { freshId } from '../store/world.ts'
import { mustBeStrong, type Passwords } from './passwords.ts'
import { type Person, ROLES, type Role } from './principal.ts'

/** A person as administrators see them. */
export type User = {
  id: string
  name: string
  displayName: string
  roles: Role[]
  disabled: boolean
  lastLoginAt: string | null
  createdAt: string
}

export type NewUser = { name: string; displayName: string; roles: Role[]; password: string }
export type UserChange = { roles?: Role[]; disabled?: boolean; password?: string }

const NAME = /^[a-z0-9][a-z0-9.-]{0,63}$/

/** A name as it is stored: what looks the same is the same. */
export function nameOf(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/** Makes a person; whoever is given a password by somebody else must change it first. */
export async function createUser(
  ledger: Ledger,
  passwords: Passwords,
  by: Actor,
  { name: typed, displayName, roles, password }: NewUser,
  mustChange = true,
): Promise<string> {
  const name = nameOf(typed)
  if (!NAME.test(name)) throw new Refusal('name-form', { value: typed })
  mustBeStrong(password, name)
  mustFitTogether(roles)
  const hashed = await passwords.hash(password)
  return ledger.record(by, async (tx, log) => {
    const id = await insertUser(tx, ledger, { name, displayName, roles, hashed, mustChange })
    await log({ action: 'user.create', object: id, detail: { roles: [...roles].sort() } })
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
    externalSubject?: string
  },
): Promise<string> {
  const [taken] = await tx.select({ id: person.id }).from(person).where(eq(person.name, user.name))
  if (taken) throw new Refusal('name-taken', { value: user.name })
  const id = freshId(store.world, 'p')
  await tx.insert(person).values({
    id,
    name: user.name,
    displayName: user.displayName,
    password: user.hashed,
    mustChangePassword: user.mustChange,
    disabled: false,
    externalSubject: user.externalSubject ?? null,
    createdAt: store.world.now(),
  })
  for (const role of new Set(user.roles)) await tx.insert(personRole).values({ person: id, role })
  return id
}

/** Changes roles, disables, or sets a password; each ends the person's sessions at once. */
export async function changeUser(
  ledger: Ledger,
  passwords: Passwords,
  by: Actor,
  id: string,
  { roles, disabled, password }: UserChange,
): Promise<void> {
  const before = await ledger.store.read((db) => findUser(db, id))
  if (password !== undefined) mustBeStrong(password, before.name)
  if (roles) mustFitTogether(roles)
  const hashed = password === undefined ? undefined : await passwords.hash(password)
  await ledger.record(by, async (tx, log) => {
    const now = await findUser(tx, id)
    if (roles) await setRoles(tx, id, now.roles, roles)
    const set = {
      ...(disabled !== undefined ? { disabled } : {}),
      ...(hashed !== undefined ? { password: hashed, mustChangePassword: true } : {}),
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

function mustFitTogether(roles: readonly Role[]): void {
  if (roles.includes('administrator') && roles.length > 1) throw new Refusal('roles-clash')
}

function inOrder(roles: readonly string[]): Role[] {
  return ROLES.filter((role) => roles.includes(role))
}

function sameRole(id: string, role: Role) {
  return and(eq(personRole.person, id), eq(personRole.role, role))
}
