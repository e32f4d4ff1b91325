// People and service keys, for administrators.
import type { Role } from './bodies.ts'
import { call } from './call.ts'

export type User = {
  id: string
  name: string
  displayName: string
  roles: Role[]
  disabled: boolean
  lastLoginAt: string | null
  createdAt: string
}

export type Scope = 'read' | 'score' | 'score:receipt'

export type Key = {
  id: string
  name: string
  scopes: Scope[]
  createdAt: string
  expiresAt: string
  lastUsedAt: string | null
  revokedAt: string | null
  replaces: string | null
}

/** Everyone, in order of name. */
export const listUsers = async (signal?: AbortSignal): Promise<User[]> =>
  (await call<{ users: User[] }>('GET', '/v1/users', { signal })).users

/** Makes a person, who must change the password first. */
export const createUser = (user: {
  name: string
  displayName: string
  roles: Role[]
  password: string
}): Promise<User> => call('POST', '/v1/users', { body: user })

/** Changes roles, disables, or sets a password; the person's sessions end. */
export const changeUser = (
  id: string,
  change: { roles?: Role[]; disabled?: boolean; password?: string },
): Promise<User> => call('PATCH', `/v1/users/${encodeURIComponent(id)}`, { body: change })

/** Every key, newest first. */
export const listKeys = async (signal?: AbortSignal): Promise<Key[]> =>
  (await call<{ keys: Key[] }>('GET', '/v1/keys', { signal })).keys

/** Makes a key; its text is told this once. */
export const createKey = (key: {
  name: string
  scopes: Scope[]
  expiresAt: string
}): Promise<{ key: string }> => call('POST', '/v1/keys', { body: key })

/** Makes a successor; both work for a day. */
export const rotateKey = (id: string): Promise<{ key: string }> =>
  call('POST', `/v1/keys/${encodeURIComponent(id)}/rotate`)

/** Ends a key at once. */
export const revokeKey = (id: string): Promise<void> =>
  call('DELETE', `/v1/keys/${encodeURIComponent(id)}`)
