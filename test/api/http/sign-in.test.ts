// Signing in with an account kept elsewhere: against a provider that is really asked, and that
// is made to lie in every way it could.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeUser, createUser } from '../../../api/people/users.ts'
import { REAL_WORLD } from '../../../api/store/world.ts'
import { CLIENT, type Idp, mend, startIdp } from '../people/idp.ts'
import { by, smallText } from '../service.ts'
import { bodyOf, type Stored, stored } from './stored.ts'

const URL_HERE = 'http://127.0.0.1:8080'
let idp: Idp
let here: Stored
let late = 0

beforeAll(async () => {
  idp = await startIdp()
  const provider = {
    name: '统一身份认证',
    issuer: idp.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    claim: 'sub',
    url: URL_HERE,
  }
  const world = { ...REAL_WORLD, now: () => Date.now() + late }
  here = await stored({ provider, world })
  // Signed in first, so that looking at the audit adds nothing to it.
  await here.cookie('auditor')
  const { ledger, passwords } = here.service
  const link = (who: 'reviewer' | 'viewer' | 'editor2', identity: string) =>
    changeUser(ledger, passwords, by(here.staff.administrator), here.staff[who].id, { identity })
  await link('reviewer', 'zhou')
  await link('viewer', 'guest')
  await link('editor2', 'lin')
  const { id } = here.staff.editor2
  await changeUser(ledger, passwords, by(here.staff.administrator), id, { disabled: true })
})
beforeEach(() => {
  mend(idp.mood, { sub: 'zhou' })
  late = 0
})
afterAll(async () => {
  await here.end()
  await idp.stop()
})

type Jar = Map<string, string>

// What a browser does with an answer's cookies.
function keep(jar: Jar, answer: Response): Response {
  for (const set of answer.headers.getSetCookie()) {
    const [pair, ...flags] = set.split('; ')
    const [name, value] = pair!.split('=') as [string, string]
    if (flags.includes('Max-Age=0')) jar.delete(name)
    else jar.set(name, value)
  }
  return answer
}

const get = async (jar: Jar, path: string, headers = {}) =>
  keep(
    jar,
    await here.ask('GET', path, {
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; '), ...headers },
    }),
  )

/** To the provider and back to the door; what comes back in the address. */
async function there(jar: Jar, path = '/v1/sign-in/provider'): Promise<string> {
  const begun = await get(jar, path)
  expect(begun.status, await begun.clone().text()).toBe(303)
  const answer = await fetch(begun.headers.get('location')!, { redirect: 'manual' })
  const back = answer.headers.get('location')!
  expect(back.startsWith(`${URL_HERE}/v1/sign-in/callback?`)).toBe(true)
  return back.slice(URL_HERE.length)
}

async function arrive(jar: Jar, path?: string): Promise<string> {
  const answer = await get(jar, await there(jar, path))
  expect(answer.status).toBe(303)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  return answer.headers.get('location')!
}

const newest = async () =>
  (await bodyOf(here.ask('GET', '/v1/audit?limit=1', { as: 'auditor' }))).rows[0]

describe('Signing in elsewhere', () => {
  it('is offered by its name where it is configured, and only there.', async () => {
    expect(await bodyOf(here.ask('GET', '/v1/sign-in'))).toEqual({
      provider: { name: '统一身份认证' },
    })
    const plain = await stored()
    expect(await bodyOf(plain.ask('GET', '/v1/sign-in'))).toEqual({ provider: null })
    expect((await plain.ask('GET', '/v1/sign-in/provider')).status).toBe(404)
    expect((await plain.ask('GET', '/v1/sign-in/callback?code=x&state=y')).status).toBe(404)
    await plain.end()
  })

  it('asks with PKCE, a state and a nonce that are new each time.', async () => {
    for (let i = 0; i < 2; i++) await there(new Map())
    const [a, b] = idp.asked.slice(-2).map(({ searchParams }) => Object.fromEntries(searchParams))
    expect(a).toMatchObject({
      client_id: CLIENT.id,
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      redirect_uri: `${URL_HERE}/v1/sign-in/callback`,
    })
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(a![name]).toMatch(/^[\w-]{43}$/)
      expect(a![name]).not.toBe(b![name])
    }
  })

  it('begins the session of the person who has the identity, with today’s roles.', async () => {
    const jar: Jar = new Map()
    expect(await arrive(jar)).toBe('/#/back')
    expect([...jar.keys()]).toEqual(['liangxin'])
    const me = await bodyOf(get(jar, '/v1/me'))
    expect(me).toMatchObject({
      person: { id: here.staff.reviewer.id },
      roles: ['reviewer'],
      confirmBy: 'provider',
      mustChangePassword: false,
    })
    expect(await newest()).toMatchObject({
      action: 'session.begin',
      object: here.staff.reviewer.id,
      outcome: 'done',
      detail: { by: 'provider' },
    })
  })

  it('keeps the ticket from scripts, and lets it come back from another site.', async () => {
    const set = (await get(new Map(), '/v1/sign-in/provider')).headers.get('set-cookie')
    expect(set).toMatch(/^liangxin-ticket=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/)
  })

  it.each([
    ['nobody here', { sub: 'stranger' }, 'identity-unknown', 'unknown'],
    ['somebody disabled', { sub: 'lin' }, 'identity-disabled', 'editor2'],
    ['no claim', { sub: '' }, 'identity-missing', 'unknown'],
  ])('refuses %s, and writes it down.', async (_, claims, code, object) => {
    mend(idp.mood, claims)
    const jar: Jar = new Map()
    expect(await arrive(jar)).toBe(`/#/back?refused=${code}`)
    expect(jar.size).toBe(0)
    expect(await newest()).toMatchObject({
      action: 'identity.arrive',
      outcome: 'refused',
      object: object === 'unknown' ? object : here.staff.editor2.id,
      detail: { code },
    })
  })

  const past = () => Math.floor(Date.now() / 1000) - 3_600
  it.each<[string, Partial<Idp['mood']>]>([
    ['another nonce', { twist: (claims) => ({ ...claims, nonce: 'of another sign-in' }) }],
    ['no nonce', { twist: ({ nonce: _, ...claims }) => claims }],
    ['another issuer', { twist: (claims) => ({ ...claims, iss: 'https://evil.example' }) }],
    ['another audience', { twist: (claims) => ({ ...claims, aud: 'another client' }) }],
    ['a token that has ended', { twist: (claims) => ({ ...claims, exp: past() }) }],
    ['a token that is not yet', { twist: (claims) => ({ ...claims, nbf: past() + 7_200 }) }],
    ['a signature by another key', { forged: true }],
    ['no signature', { unsigned: true }],
  ])('does not believe %s.', async (_, lie) => {
    Object.assign(idp.mood, lie)
    const jar: Jar = new Map()
    expect(await arrive(jar)).toBe('/#/back?refused=provider-untrusted')
    expect(jar.size).toBe(0)
    // What was wrong with it is for whoever looks after the provider.
    expect((await newest()).detail).toMatchObject({
      code: 'provider-untrusted',
      why: expect.stringMatching(/OAUTH_/),
    })
  })

  it('takes no code with another state, without the ticket, twice, or late.', async () => {
    const jar: Jar = new Map()
    const refused = async (of: Jar, back: string) => {
      const { headers } = await get(of, back)
      expect(of.has('liangxin')).toBe(false)
      return headers.get('location')!.split('refused=')[1]
    }
    expect(await refused(jar, (await there(jar)).replace(/state=../, 'state=xx'))).toBe(
      'provider-untrusted',
    )
    // Somebody else's browser: what was begun here is not finished there.
    expect(await refused(new Map(), await there(jar))).toBe('provider-ticket')
    jar.set('liangxin-ticket', 'x'.repeat(43))
    expect(await refused(jar, '/v1/sign-in/callback?code=x&state=y')).toBe('provider-ticket')
    const back = await there(jar)
    const copy = new Map(jar)
    expect((await get(jar, back)).headers.get('location')).toBe('/#/back')
    expect(await refused(copy, back)).toBe('provider-ticket')
    const slow: Jar = new Map()
    const later = await there(slow)
    late = 601_000
    expect(await refused(slow, later)).toBe('provider-ticket')
  })

  it('says that it was declined, or that nobody was there, and works again afterwards.', async () => {
    idp.mood.declines = true
    expect(await arrive(new Map())).toBe('/#/back?refused=provider-declined')
    mend(idp.mood, { sub: 'zhou' })
    const jar: Jar = new Map()
    const back = await there(jar)
    idp.mood.down = true
    expect((await get(jar, back)).headers.get('location')).toBe(
      '/#/back?refused=provider-unreachable',
    )
    mend(idp.mood, { sub: 'zhou' })
    expect(await arrive(new Map())).toBe('/#/back')
    const fresh = await stored({
      provider: {
        name: 'x',
        issuer: 'http://127.0.0.1:9',
        clientId: 'x',
        clientSecret: 'x',
        claim: 'sub',
        url: URL_HERE,
      },
    })
    const answer = await fresh.ask('GET', '/v1/sign-in/provider')
    expect(answer.headers.get('location')).toBe('/#/back?refused=provider-unreachable')
    await fresh.end()
  })

  it('ends with the person: a disabled one is out at the next request.', async () => {
    const { ledger, passwords } = here.service
    const boss = by(here.staff.administrator)
    const jar: Jar = new Map()
    mend(idp.mood, { sub: 'guest' })
    await arrive(jar)
    expect((await get(jar, '/v1/me')).status).toBe(200)
    await changeUser(ledger, passwords, boss, here.staff.viewer.id, { disabled: true })
    expect((await get(jar, '/v1/me')).status).toBe(401)
    await changeUser(ledger, passwords, boss, here.staff.viewer.id, { disabled: false })
  })
})

describe('An identity', () => {
  it('belongs to one person, and a person needs it or a password.', async () => {
    const { ledger, passwords } = here.service
    const boss = by(here.staff.administrator)
    const user = { displayName: '新人', roles: [] }
    await expect(
      createUser(ledger, passwords, boss, { ...user, name: 'none' }),
    ).rejects.toMatchObject({ code: 'sign-in-way-missing' })
    await expect(
      createUser(ledger, passwords, boss, { ...user, name: 'twin', identity: 'zhou' }),
    ).rejects.toMatchObject({ code: 'identity-taken' })
    await createUser(ledger, passwords, boss, { ...user, name: 'fresh', identity: 'fresh-1' })
    mend(idp.mood, { sub: 'fresh-1' })
    const jar: Jar = new Map()
    expect(await arrive(jar)).toBe('/#/back')
    // Nothing to sign in with by a form, and no way to guess it.
    const form = await here.ask('POST', '/v1/sessions', { body: { name: 'fresh', password: 'x' } })
    expect(form.status).toBe(401)
    const { users } = await bodyOf(here.ask('GET', '/v1/users', { as: 'administrator' }))
    expect(users.find(({ name }: { name: string }) => name === 'fresh').identity).toBe('fresh-1')
  })

  it('is the claim that is configured; an address only where it was checked.', async () => {
    const provider = { ...here.options.provider!, claim: 'email' }
    const second = await stored({ provider, world: REAL_WORLD })
    const { ledger, passwords } = second.service
    await changeUser(ledger, passwords, by(second.staff.administrator), second.staff.viewer.id, {
      identity: 'a@example.org',
    })
    const outcome = async (claims: object) => {
      mend(idp.mood, { sub: 'whoever', ...claims })
      const begun = await second.ask('GET', '/v1/sign-in/provider')
      const cookie = begun.headers.get('set-cookie')!.split(';')[0]!
      const answer = await fetch(begun.headers.get('location')!, { redirect: 'manual' })
      const back = answer.headers.get('location')!.slice(URL_HERE.length)
      return (await second.ask('GET', back, { headers: { cookie } })).headers.get('location')
    }
    const email = 'a@example.org'
    expect(await outcome({ email, email_verified: true })).toBe('/#/back')
    expect(await outcome({ email })).toBe('/#/back?refused=identity-missing')
    expect(await outcome({ email, email_verified: 'true' })).toBe(
      '/#/back?refused=identity-missing',
    )
    expect(await outcome({})).toBe('/#/back?refused=identity-missing')
    expect(idp.asked.at(-1)!.searchParams.get('scope')).toBe('openid email')
    await second.end()
  })
})

describe('Who signed in elsewhere', () => {
  const AT = '/v1/rulesets/small/versions'
  let jar: Jar

  async function inReview(from: string): Promise<{ at: string; match: string }> {
    const made = await here.ask('POST', AT, { as: 'editor', body: { from: 'v1' } })
    const { version, sourceHash } = await bodyOf(made)
    const at = `${AT}/${version}`
    const yaml = smallText({ version, from })
    const saved = await bodyOf(
      here.ask('PUT', at, { as: 'editor', yaml, match: `"${sourceHash}"` }),
    )
    const match = `"${saved.sourceHash}"`
    const sent = await here.ask('POST', `${at}/submit`, { as: 'editor', body: {}, match })
    expect(sent.status, await sent.clone().text()).toBe(200)
    return { at, match }
  }
  const approve = async ({ at, match }: { at: string; match: string }, body: object = {}) => {
    const headers = { cookie: `liangxin=${jar.get('liangxin')}` }
    const answer = await here.ask('POST', `${at}/approve`, { headers, body, match })
    return answer.status === 200 ? 200 : (await bodyOf(answer)).problems[0].code
  }

  beforeAll(async () => {
    jar = new Map()
    mend(idp.mood, { sub: 'zhou' })
    await arrive(jar)
  })

  it('approves after being asked there again, once for each time.', async () => {
    const [first, second] = [await inReview('2030-01-01'), await inReview('2030-02-01')]
    expect(await approve(first)).toBe('confirm-at-provider')
    // The password that this person also has is no way around it.
    expect(await approve(first, { password: 'correct horse battery' })).toBe('confirm-at-provider')
    expect(await arrive(jar, '/v1/me/confirmation')).toBe('/#/back')
    expect(Object.fromEntries(idp.asked.at(-1)!.searchParams)).toMatchObject({
      prompt: 'login',
      max_age: '0',
    })
    expect(await newest()).toMatchObject({ action: 'identity.confirm', outcome: 'done' })
    expect(await approve(first)).toBe(200)
    expect(await approve(second)).toBe('confirm-at-provider')
    await arrive(jar, '/v1/me/confirmation')
    late = 301_000
    expect(await approve(second)).toBe('confirm-at-provider')
  })

  it('is not believed where the provider did not ask, or asked another.', async () => {
    const third = await inReview('2030-03-01')
    const old = Math.floor(Date.now() / 1000) - 60
    Object.assign(idp.mood, { claims: { sub: 'zhou', auth_time: old } })
    expect(await arrive(jar, '/v1/me/confirmation')).toBe('/#/back?refused=identity-stale')
    Object.assign(idp.mood, {
      twist: ({ auth_time: _, ...claims }: object & { auth_time?: unknown }) => claims,
    })
    expect(await arrive(jar, '/v1/me/confirmation')).toBe('/#/back?refused=provider-untrusted')
    mend(idp.mood, { sub: 'guest' })
    expect(await arrive(jar, '/v1/me/confirmation')).toBe('/#/back?refused=identity-other')
    expect(await newest()).toMatchObject({ detail: { code: 'identity-other', value: 'guest' } })
    // The session goes on as it was, and nothing is confirmed.
    expect((await get(jar, '/v1/me')).status).toBe(200)
    expect(await approve(third)).toBe('confirm-at-provider')
  })

  it('confirms nothing for a session that has ended, or that a password began.', async () => {
    const own: Jar = new Map()
    await arrive(own)
    const back = await there(own, '/v1/me/confirmation')
    await here.ask('DELETE', '/v1/sessions', {
      headers: { cookie: `liangxin=${own.get('liangxin')}` },
    })
    expect((await get(own, back)).headers.get('location')).toBe('/#/back?refused=sign-in-needed')
    const byPassword = await here.ask('GET', '/v1/me/confirmation', { as: 'reviewer2' })
    expect(byPassword.status).toBe(404)
    expect((await here.ask('GET', '/v1/me/confirmation')).status).toBe(401)
  })
})
