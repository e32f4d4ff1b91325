// Signing in and out, and one's own password.
import { Me, PasswordChange, SignIn } from '../../contract/people.ts'
import { NoQuery } from '../../contract/versions.ts'
import { EVERYBODY } from '../access.ts'
import { json, nothing } from '../answer.ts'
import { cookieOf, tokenOf } from '../cookie.ts'
import { type Desk, personOf } from '../desk.ts'
import { type Route, route } from '../route.ts'

/** /v1/sessions, /v1/me. */
export function sessionRoutes({ sessions }: Desk): Route[] {
  const shared = { tag: 'people', query: NoQuery } as const
  const me = { 'application/json': Me }
  return [
    route({
      ...shared,
      id: 'signIn',
      method: 'POST',
      path: '/v1/sessions',
      access: 'public',
      body: { kind: 'json', schema: SignIn },
      summary: { zh: '登录', en: 'Sign in' },
      description: {
        zh: '会话在 Cookie 中，闲置30分钟或满8小时失效。',
        en: 'The session is a cookie; it ends after 30 minutes without use and after 8 hours.',
      },
      answers: { 201: { description: { zh: '已登录', en: 'Signed in' }, content: me } },
      refusals: [400, 401, 413, 415, 422, 429],
      handle: async ({ body, request, address }) => {
        const found = await sessions.signIn(body.name, body.password, address)
        return json(meOf(found), 201, { 'set-cookie': cookieOf(request, found.token) })
      },
    }),
    route({
      ...shared,
      id: 'signOut',
      method: 'DELETE',
      path: '/v1/sessions',
      access: EVERYBODY,
      summary: { zh: '退出登录', en: 'Sign out' },
      answers: { 204: { description: { zh: '已退出', en: 'Signed out' } } },
      refusals: [],
      handle: async ({ request }) => {
        const token = tokenOf(request)
        if (token !== undefined) await sessions.signOut(token)
        return nothing({ 'set-cookie': cookieOf(request, undefined) })
      },
    }),
    route({
      ...shared,
      id: 'readMe',
      method: 'GET',
      path: '/v1/me',
      access: EVERYBODY,
      summary: { zh: '当前人员', en: 'Who is signed in' },
      answers: { 200: { description: { zh: '当前人员', en: 'The person' }, content: me } },
      refusals: [],
      handle: async ({ request }) => json(meOf((await sessions.check(tokenOf(request)!))!)),
    }),
    route({
      ...shared,
      id: 'changePassword',
      method: 'PUT',
      path: '/v1/me/password',
      access: EVERYBODY,
      body: { kind: 'json', schema: PasswordChange },
      summary: { zh: '修改本人密码', en: 'Change your password' },
      answers: { 204: { description: { zh: '已修改', en: 'Changed' } } },
      refusals: [400, 413, 415, 422],
      handle: async ({ body, request, caller }) => {
        await sessions.changePassword(personOf(caller), tokenOf(request)!, body.current, body.next)
        return nothing()
      },
    }),
  ]
}

type SignedIn = NonNullable<Awaited<ReturnType<Desk['sessions']['check']>>>

function meOf({ person, mustChangePassword, byProvider, expiresAt }: SignedIn): Me {
  return {
    person: { id: person.id, name: person.displayName },
    roles: person.roles,
    mustChangePassword,
    confirmBy: byProvider ? 'provider' : 'password',
    expiresAt: new Date(expiresAt).toISOString(),
  }
}
