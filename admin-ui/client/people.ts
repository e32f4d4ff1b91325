// People and service keys, for administrators.
import type {
  FreshKey,
  Key,
  NewKey,
  NewUser,
  Scope,
  User,
  UserChange,
} from '../../api/contract/people.ts'
import { call } from './call.ts'

export type { Key, Scope, User }

/** Everyone, in order of name. */
export const listUsers = async (signal?: AbortSignal): Promise<User[]> =>
  (await call<{ users: User[] }>('GET', '/v1/users', { signal })).users

/** Makes a person, who must change the password first. */
export const createUser = (user: NewUser): Promise<User> =>
  call('POST', '/v1/users', { body: user })

/** Changes roles, disables, sets a password or an identity; the person's sessions end. */
export const changeUser = (id: string, change: UserChange): Promise<User> =>
  call('PATCH', `/v1/users/${encodeURIComponent(id)}`, { body: change })

/** Every key, newest first. */
export const listKeys = async (signal?: AbortSignal): Promise<Key[]> =>
  (await call<{ keys: Key[] }>('GET', '/v1/keys', { signal })).keys

/** Makes a key; its text is told this once. */
export const createKey = (key: NewKey): Promise<FreshKey> => call('POST', '/v1/keys', { body: key })

/** Makes a successor; both work for a day. */
export const rotateKey = (id: string): Promise<FreshKey> =>
  call('POST', `/v1/keys/${encodeURIComponent(id)}/rotate`)

/** Ends a key at once. */
export const revokeKey = (id: string): Promise<void> =>
  call('DELETE', `/v1/keys/${encodeURIComponent(id)}`)
