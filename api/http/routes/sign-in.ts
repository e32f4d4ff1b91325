// Signing in with an account kept elsewhere: there, back, and there again before deciding.

import { ProviderAnswer, SignInWays } from '../../contract/people.ts'
import { NoQuery } from '../../contract/versions.ts'
import { CALLBACK, type Purpose } from '../../people/provider.ts'
import { Refusal } from '../../refusal/refusal.ts'
import { EVERYBODY } from '../access.ts'
import { json, seeOther } from '../answer.ts'
import { cookieOf, ticketCookie, ticketOf, tokenOf } from '../cookie.ts'
import { type Desk, personOf } from '../desk.ts'
import { type Call, type Route, route } from '../route.ts'

/** The page that takes people in again, and tells them why not. */
const BACK = '/#/back'

const there = {
  303: {
    description: { zh: '去统一身份认证', en: 'On to the provider' },
    headers: { Location: { zh: '去处', en: 'Where to' } },
  },
} as const

/** /v1/sign-in, and what a browser meets on its way. */
export function signInRoutes({ elsewhere, sessions, attempts }: Desk): Route[] {
  const shared = { tag: 'people', method: 'GET', query: NoQuery } as const
  const away = async (
    { request, address }: Pick<Call<never, never, never>, 'request' | 'address'>,
    purpose: () => Promise<Purpose> | Purpose,
  ): Promise<Response> => {
    if (!elsewhere) throw new Refusal('provider-none')
    await attempts.away(address)
    const why = await purpose()
    try {
      const { url, ticket } = await elsewhere.provider.begin(why)
      return seeOther(url, [ticketCookie(request, ticket)])
    } catch (error) {
      return back(error, [])
    }
  }
  return [
    route({
      ...shared,
      id: 'readSignIn',
      path: '/v1/sign-in',
      access: 'public',
      summary: { zh: '登录方式', en: 'How people sign in' },
      answers: {
        200: {
          description: { zh: '除密码外的登录方式', en: 'The way besides a password' },
          content: { 'application/json': SignInWays },
        },
      },
      refusals: [],
      handle: () => json({ provider: elsewhere ? { name: elsewhere.provider.name } : null }),
    }),
    route({
      ...shared,
      id: 'beginSignIn',
      path: '/v1/sign-in/provider',
      access: 'public',
      summary: { zh: '到统一身份认证登录', en: 'Sign in at the provider of identities' },
      answers: there,
      refusals: [404, 429],
      handle: (call) => away(call, () => ({ kind: 'signIn' })),
    }),
    route({
      ...shared,
      id: 'beginConfirmation',
      path: '/v1/me/confirmation',
      access: EVERYBODY,
      summary: {
        zh: '审核、发布前到统一身份认证再次确认',
        en: 'Be asked again at the provider before approving or publishing',
      },
      description: {
        zh: '五分钟内可办理一件。',
        en: 'It serves for one act within five minutes.',
      },
      answers: there,
      refusals: [404, 429],
      handle: (call) =>
        away(call, async () => {
          const token = tokenOf(call.request)!
          const { byProvider } = (await sessions.check(token))!
          if (!byProvider) throw new Refusal('provider-none')
          return { kind: 'confirm', person: personOf(call.caller).id, token }
        }),
    }),
    route({
      ...shared,
      id: 'finishSignIn',
      path: CALLBACK,
      access: 'public',
      query: ProviderAnswer,
      summary: { zh: '从统一身份认证回来', en: 'Back from the provider' },
      answers: {
        303: {
          description: {
            zh: '已登录或已确认；不成的，地址中写明',
            en: 'Signed in or confirmed; the address says where not',
          },
          headers: { Location: { zh: '去处', en: 'Where to' } },
        },
      },
      refusals: [404, 422],
      handle: async ({ request, address }) => {
        if (!elsewhere) throw new Refusal('provider-none')
        const done = ticketCookie(request, undefined)
        try {
          const { search } = new URL(request.url)
          const { signedIn } = await elsewhere.arrivals(ticketOf(request), search, address)
          return seeOther(BACK, signedIn ? [done, cookieOf(request, signedIn.token)] : [done])
        } catch (error) {
          return back(error, [done])
        }
      },
    }),
  ]
}

// A browser is shown no problem+json: the page says it in words.
function back(error: unknown, cookies: string[]): Response {
  if (!(error instanceof Refusal)) throw error
  return seeOther(`${BACK}?refused=${error.code}`, cookies)
}
