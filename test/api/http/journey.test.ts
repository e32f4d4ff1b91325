// Three people take a draft to publication over HTTP; a service scores under it and proves it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyReceipt } from '../../../api/receipts/verify.ts'
import { by, LATE, PASSWORD, smallCases, smallText } from '../service.ts'
import { bodyOf, type Stored, stored } from './stored.ts'

const V = '/v1/rulesets/small/versions'

let here: Stored
beforeAll(async () => {
  here = await stored()
})
afterAll(() => here.end())

const key = async (scope: 'score' | 'score:receipt') =>
  (
    await here.service.keys.create(by(here.staff.administrator), {
      name: 'archive',
      scopes: [scope],
      expiresAt: here.clock.now + 86_400_000,
    })
  ).key

describe('A draft', () => {
  it('goes the whole way, every step by who may and nobody else.', async () => {
    const { ask } = here
    const made = await ask('POST', V, { as: 'editor', body: { from: 'v1' } })
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`${V}/v2`)
    const draft = await bodyOf(made)
    expect(draft).toMatchObject({
      version: 'v2',
      state: 'draft',
      basedOn: 'v1',
      author: { id: here.staff.editor.id },
      may: { edit: true, submit: true, approve: { zh: expect.any(String) } },
    })
    const text = smallText({ version: 'v2', from: '2026-12-01', points: -6 })
    expect((await ask('PUT', `${V}/v2`, { as: 'editor', yaml: text })).status).toBe(428)
    const saved = await ask('PUT', `${V}/v2`, {
      as: 'editor',
      yaml: text,
      match: `"${draft.sourceHash}"`,
    })
    expect(saved.status).toBe(200)
    const stale = await ask('PUT', `${V}/v2`, {
      as: 'editor2',
      yaml: 'x',
      match: `"${draft.sourceHash}"`,
    })
    expect(stale.status).toBe(412)
    expect(await bodyOf(stale)).toMatchObject({ status: 412, text, sourceHash: expect.any(String) })
    const match = saved.headers.get('etag')!
    const step = (name: string, as: string, body: object = {}, tag = match) =>
      ask('POST', `${V}/v2/${name}`, { as, body, match: tag })

    // The cases still say what v1 said.
    const failing = await step('submit', 'editor')
    expect(failing.status).toBe(422)
    expect((await bodyOf(failing)).problems[0].code).toBe('case-differs')
    const cases = await ask('PUT', `${V}/v2/cases`, {
      as: 'editor',
      yaml: smallCases('v2', 84),
      match: `"${draft.casesHash}"`,
    })
    expect((await bodyOf(cases)).problems).toEqual([])

    expect((await step('approve', 'reviewer', { password: PASSWORD })).status).toBe(409)
    expect((await step('submit', 'editor', { note: '请审' })).status).toBe(200)
    expect((await step('return', 'reviewer', { reason: '请写明依据' })).status).toBe(200)
    expect(await bodyOf(step('submit', 'editor'))).toMatchObject({
      state: 'inReview',
      returned: null,
    })
    expect((await step('publish', 'publisher', { password: PASSWORD })).status).toBe(409)
    expect((await step('approve', 'editor', { password: PASSWORD })).status).toBe(403)
    expect((await step('approve', 'reviewer', { password: 'not my password' })).status).toBe(403)
    expect((await step('approve', 'reviewer', {})).status).toBe(422)
    expect((await step('approve', 'reviewer', { password: PASSWORD, author_id: 'x' })).status).toBe(
      422,
    )
    const approved = await bodyOf(step('approve', 'reviewer', { password: PASSWORD }))
    expect(approved).toMatchObject({
      state: 'approved',
      approvals: [{ person: { id: here.staff.reviewer.id } }],
    })
    expect((await step('publish', 'reviewer', { password: PASSWORD })).status).toBe(403)
    const published = await bodyOf(step('publish', 'publisher', { password: PASSWORD }))
    expect(published).toMatchObject({
      state: 'published',
      phase: 'scheduled',
      publishedBy: { id: here.staff.publisher.id },
    })
    expect((await step('publish', 'publisher', { password: PASSWORD })).status).toBe(409)
    // The version forgets that it was returned; its course does not.
    const steps: { did: string; at: string; by: { id: string }; reason: string | null }[] =
      published.course
    const { editor, reviewer, publisher } = here.staff
    expect(steps.map(({ did, by: { id }, reason }) => [did, id, reason])).toEqual([
      ['created', editor.id, null],
      ['submitted', editor.id, '请审'],
      ['returned', reviewer.id, '请写明依据'],
      ['submitted', editor.id, null],
      ['approved', reviewer.id, null],
      ['published', publisher.id, null],
    ])
    expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).sort())
    const read = await ask('GET', `${V}/v2`, { as: 'viewer' })
    expect(await read.text()).toBe(text)
  })

  it('collects comments by clause.', async () => {
    const body = { at: '则/4', text: '六分是否过重' }
    expect((await here.ask('POST', `${V}/v2/comments`, { as: 'reviewer', body })).status).toBe(201)
    const { comments } = await bodyOf(here.ask('GET', `${V}/v2/comments`, { as: 'editor' }))
    expect(comments).toMatchObject([{ ...body, by: { name: 'reviewer 同志' } }])
  })
})

describe('A service', () => {
  it('gets the version of the day, a pinned one, or a clear no.', async () => {
    const score = await key('score')
    const ask = (query: string, body: unknown = LATE) =>
      here.ask('POST', `/v1/rulesets/small/score${query}`, { key: score, body })
    expect(await bodyOf(ask(''))).toMatchObject({ version: 'v1', score: 85 })
    expect(await bodyOf(ask('?version=v2'))).toMatchObject({ version: 'v2', score: 84 })
    const later = { ...LATE, asOf: '2026-12-01' }
    expect(await bodyOf(ask('', later))).toMatchObject({ version: 'v2', score: 84 })
    expect(await bodyOf(ask('', { ...LATE, asOf: '2026-11-30' }))).toMatchObject({ version: 'v1' })
    expect((await ask('', { ...LATE, asOf: '2020-12-31' })).status).toBe(409)
    expect((await ask('?version=v99')).status).toBe(404)
    for (const odd of ['__proto__', '..%2Fv1', 'constructor'])
      expect((await ask(`?version=${odd}`)).status, odd).toBe(404)
    const draft = await bodyOf(here.ask('POST', V, { as: 'editor', body: { from: 'v1' } }))
    expect((await ask(`?version=${draft.version}`)).status).toBe(404)
    const bad = { ...LATE, subject: { ...LATE.subject, facts: { size: -1 } } }
    expect((await ask('', bad)).status).toBe(422)
    expect((await ask('?receipt=true')).status).toBe(403)
  })

  it('gets a receipt once for a key, reads it back, and proves it offline.', async () => {
    const own = await key('score:receipt')
    const other = await key('score:receipt')
    const ask = (body: unknown, headers = {}, as = own) =>
      here.ask('POST', '/v1/rulesets/small/score?receipt=true', { key: as, body, headers })
    expect((await ask(LATE)).status).toBe(400)
    expect((await ask(LATE, { 'idempotency-key': 'x'.repeat(256) })).status).toBe(400)
    const switched = { ...LATE, readings: { some: 'other' } }
    expect((await ask(switched, { 'idempotency-key': 'a' })).status).toBe(422)
    const first = await ask(LATE, { 'idempotency-key': 'one' })
    expect(first.status).toBe(200)
    const text = await first.text()
    expect(await (await ask(LATE, { 'idempotency-key': 'one' })).text()).toBe(text)
    expect((await ask({ ...LATE, asOf: '2026-06-29' }, { 'idempotency-key': 'one' })).status).toBe(
      422,
    )
    const at = first.headers.get('location')!
    const receipt = await bodyOf(here.ask('GET', at, { key: own }))
    expect(await verifyReceipt(receipt, smallText(), here.service.signer.publicKey)).toEqual({
      ok: true,
      findings: [],
    })
    expect(await bodyOf(here.ask('GET', `${at}/replay`, { as: 'auditor' }))).toMatchObject({
      same: true,
    })
    expect((await here.ask('GET', at, { key: other })).status).toBe(404)
    const erased = await here.ask('POST', '/v1/erasures', {
      as: 'administrator',
      body: { subject: 'S1', reason: '办法/19' },
    })
    expect(await bodyOf(erased)).toEqual({ receipts: 1 })
    expect((await here.ask('GET', `${at}/replay`, { as: 'auditor' })).status).toBe(410)
  })

  it('is told apart from another by its key, which an administrator makes, rotates and ends.', async () => {
    const body = {
      name: 'new',
      scopes: ['score'],
      expiresAt: new Date(here.clock.now + 86_400_000).toISOString(),
    }
    const made = await bodyOf(here.ask('POST', '/v1/keys', { as: 'administrator', body }))
    const score = (k: string) =>
      here.ask('POST', '/v1/rulesets/small/score', { key: k, body: LATE })
    expect((await score(made.key)).status).toBe(200)
    const next = await bodyOf(
      here.ask('POST', `/v1/keys/${made.id}/rotate`, { as: 'administrator' }),
    )
    expect((await score(next.key)).status).toBe(200)
    for (const { id } of [made, next])
      expect((await here.ask('DELETE', `/v1/keys/${id}`, { as: 'administrator' })).status).toBe(204)
    expect((await score(made.key)).status).toBe(401)
    expect((await score(next.key)).status).toBe(401)
    const list = await (await here.ask('GET', '/v1/keys', { as: 'administrator' })).text()
    expect(list).not.toContain(next.key.slice(`lx_${next.id}_`.length))
    const audit = `/v1/audit?object=${made.id}`
    const { rows } = await bodyOf(here.ask('GET', audit, { as: 'auditor' }))
    expect(rows.map((row: Record<string, unknown>) => [row['action'], row['objectName']])).toEqual([
      ['key.revoke', 'new'],
      ['key.rotate', 'new'],
      ['key.create', 'new'],
    ])
  })
})

describe('A person', () => {
  it('must change a given password first, and loses a role at the next request.', async () => {
    const body = {
      name: 'fresh',
      displayName: '新人',
      roles: ['editor'],
      password: 'given by somebody',
    }
    const made = await here.ask('POST', '/v1/users', { as: 'administrator', body })
    expect(made.status).toBe(201)
    const { id } = await bodyOf(made)
    const cookie = await here.cookie('fresh', body.password)
    const ask = (method: string, path: string, sent?: unknown) =>
      here.app.request(path, {
        method,
        headers: { cookie, ...(sent ? { 'content-type': 'application/json' } : {}) },
        body: sent ? JSON.stringify(sent) : undefined,
      })
    expect((await ask('GET', '/v1/rulesets')).status).toBe(403)
    expect(await bodyOf(ask('GET', '/v1/me'))).toMatchObject({
      mustChangePassword: true,
      roles: ['editor'],
    })
    expect(
      (await ask('PUT', '/v1/me/password', { current: 'wrong', next: 'my very own one' })).status,
    ).toBe(403)
    expect(
      (await ask('PUT', '/v1/me/password', { current: body.password, next: 'my very own one' }))
        .status,
    ).toBe(204)
    expect((await ask('POST', V, { from: 'v1' })).status).toBe(201)
    await here.ask('PATCH', `/v1/users/${id}`, { as: 'administrator', body: { roles: ['viewer'] } })
    expect((await ask('POST', V, { from: 'v1' })).status).toBe(401)
    const again = await here.ask('POST', '/v1/sessions', {
      body: { name: 'fresh', password: 'my very own one' },
    })
    expect(await bodyOf(again)).toMatchObject({ roles: ['viewer'], mustChangePassword: false })
  })

  it('signs out, and the cookie is worth nothing.', async () => {
    const cookie = await here.cookie('editor2')
    const ask = (method: string, path: string) =>
      here.app.request(path, { method, headers: { cookie } })
    expect((await ask('GET', '/v1/me')).status).toBe(200)
    expect((await ask('DELETE', '/v1/sessions')).headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await ask('GET', '/v1/me')).status).toBe(401)
  })
})

describe('An auditor', () => {
  it('reads who did what, verifies it, and takes a checkpoint away.', async () => {
    const ask = (path: string) => bodyOf(here.ask('GET', path, { as: 'auditor' }))
    const { rows, next } = await ask('/v1/audit?limit=3&object=small/v2')
    expect(rows[0]).toMatchObject({ object: 'small/v2', name: 'reviewer 同志' })
    expect(next).toBe(rows[2].seq)
    expect(await ask('/v1/audit/verify')).toMatchObject({ ok: true, findings: [] })
    await here.service.notary.now()
    expect(await ask('/v1/audit/checkpoint')).toMatchObject({
      statement: { seq: here.service.ledger.head() },
    })
    expect((await here.ask('GET', '/v1/audit?limit=x', { as: 'auditor' })).status).toBe(422)
  })

  it('stops all scoring by finding the evidence broken.', async () => {
    const { client } = here.service.store
    const score = await key('score')
    expect((await here.ask('GET', '/readyz')).status).toBe(200)
    await here.service.store.read(() => client.execute('DROP TRIGGER audit_kept'))
    await here.service.store.read(() =>
      client.execute("UPDATE audit SET body = x'7b7d' WHERE seq = 3"),
    )
    expect(await bodyOf(here.ask('GET', '/v1/audit/verify', { as: 'auditor' }))).toMatchObject({
      ok: false,
      first: 3,
    })
    expect((await here.ask('GET', '/readyz')).status).toBe(503)
    expect(
      (await here.ask('POST', '/v1/rulesets/small/score', { key: score, body: LATE })).status,
    ).toBe(503)
  })
})
