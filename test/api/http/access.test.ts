// Who may call what: every route with every credential, each cell of the table asserted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routesOf } from '../../../api/http/routes/index.ts'
import { by } from '../service.ts'
import { bodyOf, type Stored, stored } from './stored.ts'

const ROLES = ['viewer', 'editor', 'reviewer', 'publisher', 'auditor', 'administrator'] as const
const SCOPES = ['read', 'score', 'score:receipt'] as const
const COLLEAGUES = 'viewer editor reviewer publisher auditor'
const READ = `${COLLEAGUES} read score score:receipt`
const SCORE = `${COLLEAGUES} score score:receipt`
const DRAFTERS = 'editor reviewer publisher'
const DETAILS = `${DRAFTERS} auditor`
const EVERYBODY = `${COLLEAGUES} administrator`

// Written by hand: a route that is declared otherwise, or not listed here, fails.
const TABLE: Record<string, string> = {
  health: 'public',
  ready: 'public',
  pages: 'public',
  asset: 'public',
  reference: 'public',
  referenceScript: 'public',
  openApi: 'public',
  metrics: 'auditor administrator read',
  signIn: 'public',
  readSignIn: 'public',
  beginSignIn: 'public',
  finishSignIn: 'public',
  beginConfirmation: EVERYBODY,
  signOut: EVERYBODY,
  readMe: EVERYBODY,
  changePassword: EVERYBODY,
  listUsers: 'administrator',
  createUser: 'administrator',
  changeUser: 'administrator',
  listKeys: 'administrator',
  createKey: 'administrator',
  rotateKey: 'administrator',
  revokeKey: 'administrator',
  eraseSubject: 'administrator',
  listRulesets: READ,
  listVersions: READ,
  readVersion: READ,
  readCases: READ,
  readClauses: READ,
  scoreSubject: SCORE,
  scoreBatch: SCORE,
  createVersion: 'editor',
  saveText: 'editor',
  saveCases: 'editor',
  deleteVersion: 'editor',
  submitVersion: 'editor',
  returnVersion: 'reviewer publisher',
  approveVersion: 'reviewer',
  publishVersion: 'publisher',
  withdrawVersion: 'publisher',
  listComments: COLLEAGUES,
  addComment: COLLEAGUES,
  checkVersion: COLLEAGUES,
  compareVersions: COLLEAGUES,
  listAudit: 'auditor',
  verifyAudit: 'auditor',
  readCheckpoint: 'auditor',
  readReceipt: 'auditor score:receipt',
  replayReceipt: 'auditor score:receipt',
  listDistricts: READ,
  listPopulations: READ,
  makePopulation: DRAFTERS,
  readPopulation: READ,
  dropPopulation: DRAFTERS,
  watchPopulation: READ,
  readPopulationSubject: DETAILS,
  uploadFile: DRAFTERS,
  dropUpload: DRAFTERS,
  listSimulations: READ,
  startSimulation: DRAFTERS,
  readSimulation: READ,
  stopSimulation: DRAFTERS,
  watchSimulation: READ,
  listMovers: DETAILS,
  listUnknown: DETAILS,
  readReport: READ,
  previewChanges: DRAFTERS,
}

let here: Stored
const keys: Record<string, string> = {}

beforeAll(async () => {
  here = await stored()
  const { keys: drawer } = here.service
  const boss = by(here.staff.administrator)
  for (const scope of SCOPES) {
    const wanted = { name: scope, scopes: [scope], expiresAt: here.clock.now + 86_400_000 }
    keys[scope] = (await drawer.create(boss, wanted)).key
  }
  const short = { name: 'short', scopes: [...SCOPES], expiresAt: here.clock.now + 1 }
  keys['expired'] = (await drawer.create(boss, short)).key
  here.clock.now += 10
  const gone = { name: 'gone', scopes: [...SCOPES], expiresAt: here.clock.now + 86_400_000 }
  const { key, info } = await drawer.create(boss, gone)
  await drawer.revoke(boss, info.id)
  keys['revoked'] = key
  keys['unknown'] = `lx_0000000000000000_${'x'.repeat(43)}`
  keys['garbage'] = 'not a key'
})
afterAll(() => here.end())

describe('A route', () => {
  it('stands in the table, and the table has no other.', () => {
    const ids = routesOf(here.ports).map(({ id }) => id)
    expect([...ids].sort()).toEqual(Object.keys(TABLE).sort())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('answers every credential as the table says.', async () => {
    // Signing out last: it ends the session that the others need.
    const routes = routesOf(here.ports).sort(
      (a, b) => Number(a.id === 'signOut') - Number(b.id === 'signOut'),
    )
    const wrong: string[] = []
    let cells = 0
    for (const { id, method, path } of routes) {
      const url = path
        .replace('{ruleset}', 'nothing')
        .replace('{version}', 'v99')
        .replace(/\{\w+\}/g, 'none')
      const allowed = TABLE[id]!.split(' ')
      const everyone = allowed.includes('public')
      const cell = async (name: string, more: object, expected: 'in' | 401 | 403) => {
        cells++
        const { status } = await here.ask(method, url, { address: `10.0.${cells}`, ...more })
        const inside = status !== 401 && status !== 403 && status < 500
        const good = expected === 'in' ? inside : status === expected
        if (!good) wrong.push(`${id} ${name}: ${status}, expected ${expected}`)
      }
      await cell('anonymous', {}, everyone ? 'in' : 401)
      for (const role of ROLES)
        await cell(role, { as: role }, everyone || allowed.includes(role) ? 'in' : 403)
      for (const scope of SCOPES)
        await cell(scope, { key: keys[scope] }, everyone || allowed.includes(scope) ? 'in' : 403)
      for (const bad of ['expired', 'revoked', 'unknown', 'garbage'])
        await cell(bad, { key: keys[bad] }, everyone ? 'in' : 401)
      // A good session does not help a bad key.
      await cell('bad key and session', { key: keys['revoked'], as: 'all' }, everyone ? 'in' : 401)
      await cell(
        'foreign page',
        { as: 'all', headers: { origin: 'https://evil.example' } },
        method === 'GET'
          ? everyone || allowed.some((each) => COLLEAGUES.includes(each))
            ? 'in'
            : 403
          : 403,
      )
    }
    here.forget()
    expect(wrong).toEqual([])
    expect(cells).toBe(routes.length * 16)
    expect(here.errors).toEqual([])
  })
})

describe('A browser', () => {
  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost', host: 'localhost' }, 201],
    [{ 'sec-fetch-site': 'same-origin' }, 201],
  ])('that says %j is answered %i', async (headers, status) => {
    const answer = await here.ask('POST', '/v1/rulesets/small/versions/v1/comments', {
      as: 'viewer',
      headers: headers as unknown as Record<string, string>,
      body: { text: '一条意见' },
    })
    expect(answer.status).toBe(status)
  })

  it('sends JSON or nothing: a form or plain text is not looked at.', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const { status } = await here.ask('POST', '/v1/rulesets/small/versions/v1/comments', {
        as: 'viewer',
        body: { text: 'x' },
        headers: { 'content-type': type },
      })
      // `ask` sets the type of a body last, so this goes around it.
      expect(status).toBe(201)
      const raw = await here.app.request('/v1/rulesets/small/versions/v1/comments', {
        method: 'POST',
        headers: { cookie: await here.cookie('viewer'), 'content-type': type },
        body: '{"text":"x"}',
      })
      expect(raw.status, type).toBe(415)
    }
  })

  it('gets a cookie that scripts cannot read and other sites cannot send.', async () => {
    const sign = async (headers = {}) =>
      (
        await here.ask('POST', '/v1/sessions', {
          body: { name: 'viewer', password: 'correct horse battery' },
          headers,
        })
      ).headers.get('set-cookie')
    expect(await sign()).toMatch(/^liangxin=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(await sign({ 'x-forwarded-proto': 'https' })).toMatch(
      /^__Host-liangxin=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    )
  })
})

describe('A refusal', () => {
  it('is written down with who, what and where.', async () => {
    await here.ask('GET', '/v1/audit', { as: 'reviewer2' })
    const { rows } = await bodyOf(
      here.ask('GET', `/v1/audit?actor=${here.staff.reviewer2.id}`, { as: 'auditor' }),
    )
    expect(rows[0]).toMatchObject({
      action: 'request',
      object: '/v1/audit',
      outcome: 'refused',
      detail: { code: 'forbidden', method: 'GET' },
    })
  })

  it('of too many bad keys is 429 with Retry-After, and good ones go on elsewhere.', async () => {
    const statuses: number[] = []
    let last: Response | undefined
    for (let i = 0; i < 40; i++) {
      last = await here.ask('GET', '/v1/rulesets', { key: keys['unknown'], address: '10.9.9.9' })
      statuses.push(last.status)
    }
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(401))
    expect(statuses.at(-1)).toBe(429)
    expect(Number(last!.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(
      (await here.ask('GET', '/v1/rulesets', { key: keys['read'], address: '10.9.9.9' })).status,
    ).toBe(200)
  })
})
