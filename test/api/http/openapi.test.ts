// /openapi.json says what the service does: every operation in it is called, and every answer,
// good or bad, is one that the document allows, with the headers that it names.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routesOf } from '../../../api/http/routes/index.ts'
import { RULES } from '../../../api/rules/library.ts'
import { REAL_WORLD } from '../../../api/store/world.ts'
import { applyEdits } from '../../../engine/text/edit.ts'
import { request } from '../../support.ts'
import { CLIENT, type Idp, mend, startIdp } from '../people/idp.ts'
import { by, PASSWORD, smallCases, smallText } from '../service.ts'
import { type Ask, type Stored, stored } from './stored.ts'

type Operation = {
  operationId: string
  parameters: { name: string; in: string; required: boolean }[]
  responses: Record<
    string,
    { content?: Record<string, { schema: object }>; headers?: Record<string, object> }
  >
}
type Document = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: object
}

const HANGZHOU = '/v1/rulesets/hangzhou-metrology'
const V1 = `${HANGZHOU}/versions/v1`
const SMALL = '/v1/rulesets/small'
const V2 = `${SMALL}/versions/v2`
const NDJSON = 'application/x-ndjson'
const SUBJECT = request([{ type: 'unapproved-type' }])
const json = { accept: 'application/json' }

let here: Stored
let idp: Idp
let rules: string
let document: Document
let operations: { path: string; method: string; operation: Operation }[]
const ajv = new Ajv2020({ strict: false, allErrors: true })
const succeeded = new Set<string>()
const wrong: string[] = []

beforeAll(async () => {
  idp = await startIdp()
  const url = 'http://127.0.0.1:8080'
  const ours = { clientId: CLIENT.id, clientSecret: CLIENT.secret, claim: 'sub', url }
  const provider = { name: 'x', issuer: idp.issuer, ...ours }
  // The standard that ships, for a city; and a small one, which is quicker to submit.
  rules = mkdtempSync(join(tmpdir(), 'liangxin-rules-'))
  cpSync(RULES, rules, { recursive: true })
  mkdirSync(join(rules, 'small'))
  writeFileSync(join(rules, 'small/v1.yaml'), smallText())
  writeFileSync(join(rules, 'small/v1.cases.yaml'), smallCases())
  here = await stored({ rules, world: REAL_WORLD, provider })
  document = (await (await here.app.request('/openapi.json')).json()) as Document
  ajv.addSchema({ $id: 'urn:liangxin:document', components: document.components })
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation,
    })),
  )
})
afterAll(async () => {
  await here.end()
  await idp.stop()
  rmSync(rules, { recursive: true })
})

/** Calls, and compares status, headers and body with what the document says of the operation. */
async function call(status: number, method: string, path: string, more: Ask = {}) {
  const answer = await here.ask(method, path, more)
  const bare = path.split('?')[0]!
  const { operation, path: template } = operations.find(
    (each) => each.method === method && matcher(each.path).test(bare),
  )!
  const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
  const text = await answer.text()
  const say = (what: string) =>
    wrong.push(`${method} ${template} ${answer.status}: ${what} ${text.slice(0, 300)}`)
  if (answer.status !== status) say(`expected ${status}`)
  const declared = operation.responses[answer.status]
  if (!declared) say('is not in the document')
  for (const name of Object.keys(declared?.headers ?? {}))
    if (name !== 'Location' && !answer.headers.has(name)) say(`has no ${name}`)
  if (declared?.content)
    for (const fault of faultsOf(declared.content[type]?.schema, type, text)) say(fault)
  else if (declared && text !== '') say('has a body')
  if (answer.status < 400) succeeded.add(operation.operationId)
  const body = isJson(type) && text !== '' ? JSON.parse(text) : text
  return { body, headers: answer.headers }
}

function isJson(type: string): boolean {
  return /^application\/(problem\+)?json$/.test(type)
}

function matcher(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`)
}

function faultsOf(schema: object | undefined, type: string, text: string): string[] {
  if (!schema) return [`has the type ${type}`]
  const local = JSON.stringify(schema).replaceAll(
    '"#/components',
    '"urn:liangxin:document#/components',
  )
  const validate = ajv.compile(JSON.parse(local))
  const lines = type === NDJSON ? text.trim().split('\n') : [text]
  return lines.flatMap((line) => {
    const value = type === NDJSON || isJson(type) ? JSON.parse(line) : line
    return validate(value) ? [] : [JSON.stringify(validate.errors)]
  })
}

async function untilDone(path: string): Promise<void> {
  for (;;) {
    const { state } = JSON.parse(await (await here.ask('GET', path, { as: 'editor' })).text())
    if (state === 'done') return
    if (state === 'failed') throw new Error(path)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const raw = (body: string, type = 'application/json') => ({ raw: { body, type } })

describe('/openapi.json', () => {
  it('is OpenAPI 3.1 and has every route, with a name of its own', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.sort()).toEqual(
      routesOf(here.ports)
        .filter(({ tag }) => tag !== 'pages')
        .map(({ id }) => id)
        .sort(),
    )
  })

  it('refers only to what it holds', () => {
    const text = JSON.stringify(document)
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(document.components).toHaveProperty(['schemas', name!])
    expect(text).not.toContain('"$id"')
  })

  it('names the headers that decide: If-Match wherever a version is changed', () => {
    const needing = (name: string, required: boolean) =>
      operations
        .filter(({ operation }) =>
          operation.parameters.some((each) => each.name === name && each.required === required),
        )
        .map(({ operation }) => operation.operationId)
        .sort()
    expect(needing('If-Match', true)).toEqual([
      'approveVersion',
      'deleteVersion',
      'publishVersion',
      'returnVersion',
      'saveCases',
      'saveText',
      'submitVersion',
      'withdrawVersion',
    ])
    expect(needing('If-Match', false)).toEqual([])
    expect(needing('Idempotency-Key', false)).toEqual(['scoreSubject'])
    for (const { operation } of operations)
      for (const [status, { headers }] of Object.entries(operation.responses))
        if (status === '429') expect(headers, operation.operationId).toHaveProperty('Retry-After')
  })
})

describe('Every operation answers as the document says:', () => {
  it('the service itself', async () => {
    for (const path of ['/healthz', '/readyz', '/openapi.json']) await call(200, 'GET', path)
    await call(200, 'GET', '/metrics', { as: 'auditor' })
    await call(401, 'GET', '/metrics')
    await call(403, 'GET', '/metrics', { as: 'editor' })
  })

  it('people, sessions and keys', async () => {
    await call(201, 'POST', '/v1/sessions', { body: { name: 'viewer', password: PASSWORD } })
    await call(401, 'POST', '/v1/sessions', { body: { name: 'viewer', password: 'x' } })
    await call(422, 'POST', '/v1/sessions', { body: { name: 'viewer' } })
    await call(400, 'POST', '/v1/sessions', raw('{'))
    await call(200, 'GET', '/v1/me', { as: 'viewer' })
    const change = (current: string, next: string) => ({ as: 'viewer', body: { current, next } })
    await call(204, 'PUT', '/v1/me/password', change(PASSWORD, 'another password'))
    await call(403, 'PUT', '/v1/me/password', change(PASSWORD, 'another password'))
    const boss = { as: 'administrator' }
    await call(200, 'GET', '/v1/users', boss)
    const user = { name: 'fresh', displayName: '新人', roles: ['viewer'], identity: 'fresh-1' }
    const made = await call(201, 'POST', '/v1/users', { ...boss, body: user })
    await call(409, 'POST', '/v1/users', { ...boss, body: user })
    const at = `/v1/users/${made.body.id}`
    await call(200, 'PATCH', at, { ...boss, body: { roles: ['auditor'] } })
    await call(404, 'PATCH', '/v1/users/nobody', { ...boss, body: {} })
    const expiresAt = new Date(Date.now() + 1e9).toISOString()
    const key = { name: 'k', scopes: ['score'], expiresAt }
    const { body } = await call(201, 'POST', '/v1/keys', { ...boss, body: key })
    await call(422, 'POST', '/v1/keys', { ...boss, body: { ...key, scopes: [] } })
    await call(200, 'GET', '/v1/keys', boss)
    await call(201, 'POST', `/v1/keys/${body.id}/rotate`, boss)
    await call(204, 'DELETE', `/v1/keys/${body.id}`, boss)
    await call(404, 'DELETE', '/v1/keys/none', boss)
    await call(409, 'POST', `/v1/keys/${body.id}/rotate`, boss)
    await call(204, 'DELETE', '/v1/sessions', { as: 'all' })
  })

  it('signing in elsewhere', async () => {
    await call(200, 'GET', '/v1/sign-in')
    mend(idp.mood, { sub: 'fresh-1' })
    const there = async (begun: Headers) => {
      const cookie = begun.get('set-cookie')!.split(';')[0]!
      const answer = await fetch(begun.get('location')!, { redirect: 'manual' })
      const { pathname, search } = new URL(answer.headers.get('location')!)
      return call(303, 'GET', pathname + search, { headers: { cookie } })
    }
    const { headers } = await there((await call(303, 'GET', '/v1/sign-in/provider')).headers)
    const session = headers.getSetCookie().find((each) => each.startsWith('liangxin='))!
    const cookie = session.split(';')[0]!
    await call(303, 'GET', '/v1/me/confirmation', { headers: { cookie } })
    await call(404, 'GET', '/v1/me/confirmation', { as: 'editor' })
  })

  it('rulesets', async () => {
    const as = 'editor'
    await call(200, 'GET', '/v1/rulesets', { as })
    await call(200, 'GET', `${HANGZHOU}/versions`, { as })
    await call(404, 'GET', '/v1/rulesets/none/versions', { as })
    for (const path of [V1, `${V1}/cases`]) {
      await call(200, 'GET', path, { as })
      await call(200, 'GET', path, { as, headers: json })
      await call(304, 'GET', path, { as, headers: { 'if-none-match': '*' } })
    }
    await call(404, 'GET', `${V1}0`, { as })
    await call(404, 'GET', `${V1}0/cases`, { as })
    await call(200, 'GET', `${V1}/clauses`, { as })
    await call(404, 'GET', `${V1}0/clauses`, { as })
  })

  it('scores and receipts', async () => {
    const score = `${HANGZHOU}/score`
    const as = 'editor'
    await call(200, 'POST', score, { as, body: SUBJECT })
    await call(400, 'POST', score, { as, ...raw('{') })
    await call(404, 'POST', '/v1/rulesets/none/score', { as, body: SUBJECT })
    await call(409, 'POST', `${score}?asOf=2000-01-01`, { as, body: {} })
    await call(415, 'POST', score, { as, ...raw('{}', 'text/plain') })
    await call(422, 'POST', score, { as, body: {} })
    await call(413, 'POST', score, { as, ...raw(' '.repeat(1_000_001)) })
    const lines = raw(`${JSON.stringify(SUBJECT)}\n{\n`, NDJSON)
    await call(200, 'POST', `${score}/batch`, { as, ...lines })
    await call(404, 'POST', `${score}/batch?version=none`, { as, ...lines })
    await call(415, 'POST', `${score}/batch`, { as, body: SUBJECT })
    const wanted = { name: 'k', scopes: ['score:receipt' as const], expiresAt: Date.now() + 1e9 }
    const { key } = await here.service.keys.create(by(here.staff.administrator), wanted)
    const once = { key, body: SUBJECT, headers: { 'idempotency-key': 'one' } }
    const { body } = await call(200, 'POST', `${score}?receipt=true`, once)
    await call(400, 'POST', `${score}?receipt=true`, { key, body: SUBJECT })
    await call(422, 'POST', `${score}?receipt=true&version=v1`, once)
    const at = `/v1/receipts/${body.receipt}`
    await call(200, 'GET', at, { key })
    await call(404, 'GET', '/v1/receipts/none', { key })
    await call(200, 'GET', `${at}/replay`, { as: 'auditor' })
    const erasure = { subject: SUBJECT.subject.id, reason: '办法/19' }
    await call(200, 'POST', '/v1/erasures', { as: 'administrator', body: erasure })
    await call(410, 'GET', `${at}/replay`, { as: 'auditor' })
    await call(410, 'POST', `${score}?receipt=true`, once)
    await call(200, 'GET', at, { as: 'auditor' })
  })

  it('the way of a version', async () => {
    const as = 'editor'
    const begun = await call(201, 'POST', `${SMALL}/versions`, { as, body: { from: 'v1' } })
    await call(404, 'POST', `${SMALL}/versions`, { as, body: { from: 'v9' } })
    const { text, cases, casesHash } = begun.body
    const { text: yaml } = applyEdits(text, [{ set: 'effectiveFrom', to: '2033-01-01' }])
    let match = begun.headers.get('etag')!
    await call(428, 'PUT', V2, { as, yaml })
    await call(412, 'PUT', V2, { as, yaml: text, match: `"sha256:${'0'.repeat(64)}"` })
    match = (await call(200, 'PUT', V2, { as, yaml, match })).headers.get('etag')!
    const dealt = { as, yaml: `${cases}# 核对\n`, match: `"${casesHash}"` }
    await call(200, 'PUT', `${V2}/cases`, dealt)
    await call(412, 'PUT', `${V2}/cases`, dealt)
    await call(428, 'PUT', `${V2}/cases`, { as, yaml: cases })
    await call(200, 'POST', `${V2}/check`, { as, body: {} })
    await call(200, 'POST', `${V2}/check`, { as, body: { text: 'format: 1' } })
    await call(404, 'POST', `${V2}0/check`, { as, body: {} })
    await call(200, 'GET', `${SMALL}/compare?from=v1&to=v2`, { as })
    await call(404, 'GET', `${SMALL}/compare?from=v1&to=v9`, { as })
    await call(201, 'POST', `${V2}/comments`, { as, body: { text: '一条意见' } })
    await call(422, 'POST', `${V2}/comments`, { as, body: { text: ' ' } })
    await call(200, 'GET', `${V2}/comments`, { as })
    const reviewer = { as: 'reviewer', match }
    const publisher = { as: 'publisher', match }
    const password = PASSWORD
    const reason = '再想想'
    await call(428, 'POST', `${V2}/submit`, { as, body: {} })
    await call(200, 'POST', `${V2}/submit`, { as, match, body: {} })
    await call(409, 'POST', `${V2}/submit`, { as, match, body: {} })
    await call(409, 'PUT', V2, { as, yaml, match })
    await call(428, 'POST', `${V2}/return`, { as: 'reviewer', body: { reason } })
    await call(200, 'POST', `${V2}/return`, { ...reviewer, body: { reason } })
    await call(200, 'POST', `${V2}/submit`, { as, match, body: {} })
    await call(428, 'POST', `${V2}/approve`, { as: 'reviewer', body: { password } })
    await call(403, 'POST', `${V2}/approve`, { ...reviewer, body: { password: 'x' } })
    await call(200, 'POST', `${V2}/approve`, { ...reviewer, body: { password } })
    await call(428, 'POST', `${V2}/publish`, { as: 'publisher', body: { password } })
    await call(200, 'POST', `${V2}/publish`, { ...publisher, body: { password } })
    await call(428, 'POST', `${V2}/withdraw`, { as: 'publisher', body: { password, reason } })
    await call(200, 'POST', `${V2}/withdraw`, { ...publisher, body: { password, reason } })
    const third = await call(201, 'POST', `${SMALL}/versions`, { as, body: { from: 'v1' } })
    const v3 = third.headers.get('location')!
    await call(428, 'DELETE', v3, { as })
    await call(204, 'DELETE', v3, { as, match: third.headers.get('etag')! })
    await call(404, 'DELETE', v3, { as, match })
  }, 120_000)

  it('populations and simulations', async () => {
    const as = 'editor'
    const generate = { size: 500, seed: 1, asOf: '2026-06-30' }
    const made = await call(202, 'POST', '/v1/populations', { as, body: { name: '一', generate } })
    await call(422, 'POST', '/v1/populations', { as, body: { name: '一' } })
    const population = made.body.id
    const at = `/v1/populations/${population}`
    await untilDone(at)
    await call(200, 'GET', '/v1/populations', { as })
    await call(200, 'GET', '/v1/districts', { as })
    await call(200, 'GET', at, { as })
    await call(404, 'GET', '/v1/populations/000000000000', { as })
    await call(200, 'GET', `${at}/events`, { as })
    await call(200, 'GET', `${at}/subjects/7`, { as })
    await call(404, 'GET', `${at}/subjects/500`, { as })
    const file = raw('{}\n', 'application/octet-stream')
    const sent = await call(201, 'POST', '/v1/uploads?name=a.ndjson', { as, ...file })
    await call(422, 'POST', '/v1/uploads?name=a.exe', { as, ...file })
    await call(204, 'DELETE', `/v1/uploads/${sent.body.id}`, { as })
    await call(404, 'DELETE', `/v1/uploads/${sent.body.id}`, { as })
    const side = { ruleset: 'hangzhou-metrology', version: 'v1' }
    const to = { ...side, readings: { 'half-points': 'round-half-up' } }
    const wanted = { population, from: side, to }
    const run = await call(202, 'POST', '/v1/simulations', { as, body: wanted })
    const none = { ...side, version: 'v9' }
    await call(404, 'POST', '/v1/simulations', { as, body: { ...wanted, to: none } })
    const simulation = `/v1/simulations/${run.body.id}`
    await untilDone(simulation)
    await call(200, 'GET', '/v1/simulations', { as })
    await call(200, 'GET', simulation, { as })
    await call(404, 'GET', '/v1/simulations/000000000000', { as })
    await call(200, 'GET', `${simulation}/events`, { as })
    await call(200, 'GET', `${simulation}/movers?limit=3`, { as })
    await call(200, 'GET', `${simulation}/unknown?limit=3`, { as })
    await call(200, 'GET', `${simulation}/report`, { as })
    await call(409, 'DELETE', simulation, { as })
    const preview = { population, from: side, changes: [] }
    await call(200, 'POST', '/v1/simulations/preview', { as, body: preview })
    await call(422, 'POST', '/v1/simulations/preview', { as, body: { population, from: side } })
    // Of several the last still waits for the first.
    const queued = []
    for (let i = 0; i < 4; i++)
      queued.push(await call(202, 'POST', '/v1/simulations', { as, body: wanted }))
    const last = queued.at(-1)!.body.id
    await call(204, 'DELETE', `/v1/simulations/${last}`, { as })
    for (const { body } of queued.slice(0, -1)) await untilDone(`/v1/simulations/${body.id}`)
    await call(204, 'DELETE', at, { as })
    await call(404, 'GET', `${at}/subjects/7`, { as })
  }, 120_000)

  it('the audit', async () => {
    await here.service.notary.now()
    const as = 'auditor'
    await call(200, 'GET', '/v1/audit?limit=100', { as })
    await call(422, 'GET', '/v1/audit?limit=many', { as })
    await call(200, 'GET', '/v1/audit/verify', { as })
    await call(200, 'GET', '/v1/audit/checkpoint', { as })
  })

  it('every one was called, and none answered otherwise.', () => {
    expect(wrong).toEqual([])
    expect([...succeeded].sort()).toEqual(
      operations.map(({ operation }) => operation.operationId).sort(),
    )
    expect(here.errors).toEqual([])
  })
})
