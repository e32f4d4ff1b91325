// Who is signed in.
import type { SignInWays } from '../../api/contract/people.ts'
import type { Me } from './bodies.ts'
import { call } from './call.ts'

/** Who the session belongs to; refused with 401 where there is none. */
export const me = (): Promise<Me> => call('GET', '/v1/me')

/** How people may sign in besides by password. */
export const readSignIn = (): Promise<SignInWays> => call('GET', '/v1/sign-in')

/** Signs in; the session lives in a cookie that pages cannot read. */
export const signIn = (name: string, password: string): Promise<Me> =>
  call('POST', '/v1/sessions', { body: { name, password } })

/** Ends the session. */
export const signOut = (): Promise<void> => call('DELETE', '/v1/sessions')

/** Sets one's own password. */
export const changePassword = (current: string, next: string): Promise<void> =>
  call('PUT', '/v1/me/password', { body: { current, next } })
