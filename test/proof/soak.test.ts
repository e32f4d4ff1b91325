// A while at fifty connections, every answer compared with its known value, while two people
// write rules. At full size it runs by itself; see test/run.js.
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Service, serve } from '../../api/http/node/serve.ts'
import { RULES } from '../../api/rules/library.ts'
import { assess } from '../../engine/assess/assess.ts'
import { type Stored, stored } from '../api/http/stored.ts'
import { size, v1 } from '../support.ts'
import { requestAt } from './compare.ts'

const SECONDS = size(120, 5)
const CONNECTIONS = 50
const KNOWN = 400
const HANGZHOU = '/v1/rulesets/hangzhou-metrology'
const SCORE = `${HANGZHOU}/score?version=v1`
const BATCH = `${HANGZHOU}/score/batch?version=v1`

type Known = { body: string; answer: unknown }

let here: Stored
let server: Service
let key: string
let known: Known[]
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })

beforeAll(async () => {
  here = await stored({ rules: RULES })
  server = await serve(here.app, here.ports, { port: 0, host: '127.0.0.1' })
  const scopes = ['score:receipt' as const]
  const wanted = { name: 'k', scopes, expiresAt: here.clock.now + 1e9 }
  key = (await here.service.keys.create({ kind: 'system', id: 'system', rights: [] }, wanted)).key
  const scorer = v1()
  known = await Promise.all(
    Array.from({ length: KNOWN }, async (_, i) => {
      const asked = requestAt(20210101, i)
      const { assessment } = await assess(scorer, asked)
      // As it reads once it has been JSON.
      return { body: JSON.stringify(asked), answer: JSON.parse(JSON.stringify(assessment)) }
    }),
  )
})
afterAll(async () => {
  agent.destroy()
  await server.stop()
  await here.end()
})

/** Posts and gives status and body, as text. */
async function post(path: string, type: string, body: string, headers = {}) {
  const { port } = new URL(server.url)
  const sending = request({
    agent,
    port,
    host: '127.0.0.1',
    path,
    method: 'POST',
    headers: { 'content-type': type, authorization: `Bearer ${key}`, ...headers },
  })
  sending.end(body)
  const [response] = await once(sending, 'response')
  let text = ''
  for await (const chunk of response) text += chunk
  return { status: response.statusCode as number, text }
}

const counts = { single: 0, batch: 0, receipt: 0, refused: 0, checked: 0, saved: 0 }
const wrong: string[] = []
const compare = (what: string, answer: unknown, expected: unknown) => {
  if (!isDeepStrictEqual(answer, expected)) wrong.push(`${what}: ${JSON.stringify(answer)}`)
}

/** The n-th request of a connection: mostly single scores, now and then something else. */
async function ask(n: number): Promise<void> {
  const at = n % KNOWN
  const { body, answer } = known[at]!
  const json = 'application/json'
  if (n % 50 === 7) {
    const some = Array.from({ length: 20 }, (_, i) => known[(at + i) % KNOWN]!)
    const lines = some.map((each) => `${each.body}\n`).join('')
    const { status, text } = await post(BATCH, 'application/x-ndjson', lines)
    const answers = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    compare(
      `batch ${n} ${status}`,
      answers,
      some.map((each) => each.answer),
    )
    counts.batch++
  } else if (n % 25 === 3) {
    const retry = { 'idempotency-key': `soak-${n}` }
    const { status, text } = await post(`${SCORE}&receipt=true`, json, body, retry)
    const { receipt, ...rest } = JSON.parse(text)
    compare(`receipt ${n} ${status} ${receipt}`, rest, answer)
    counts.receipt++
  } else if (n % 25 === 11) {
    const { status, text } = await post(SCORE, json, body.replace('"subject"', '"subjekt"'))
    compare(`refused ${n}`, [status, JSON.parse(text).problems[0].code], [422, 'key-unknown'])
    counts.refused++
  } else {
    const { status, text } = await post(SCORE, json, body)
    compare(`single ${n} ${status}`, JSON.parse(text), answer)
    counts.single++
  }
}

// Two people at the editor: one checks, one saves a draft under one text and another.
async function edit(made: Response, over: () => boolean): Promise<void> {
  const as = 'editor'
  const { text, version } = JSON.parse(await made.text())
  let match = made.headers.get('etag')!
  const check = async () => {
    do {
      const { status } = await here.ask('POST', `${HANGZHOU}/versions/v1/check`, { as, body: {} })
      compare('check', status, 200)
      counts.checked++
    } while (!over())
  }
  const save = async () => {
    let i = 0
    do {
      const yaml = `${text}# ${i++}\n`
      const at = `${HANGZHOU}/versions/${version}`
      const saved = await here.ask('PUT', at, { as, yaml, match })
      compare('save', saved.status, 200)
      match = saved.headers.get('etag')!
      counts.saved++
    } while (!over())
  }
  await Promise.all([check(), save()])
}

describe('The service under load', () => {
  it(`answers everything rightly for ${SECONDS} seconds.`, async () => {
    const draft = { as: 'editor', body: { from: 'v1' } }
    const made = await here.ask('POST', `${HANGZHOU}/versions`, draft)
    const end = performance.now() + SECONDS * 1000
    const over = () => performance.now() > end
    let next = 0
    const connection = async () => {
      while (!over()) await ask(next++)
    }
    await Promise.all([edit(made, over), ...Array.from({ length: CONNECTIONS }, connection)])
    expect(wrong.slice(0, 5)).toEqual([])
    for (const [what, count] of Object.entries(counts)) expect(count, what).toBeGreaterThan(0)
    const { rows } = await here.service.store.read(() =>
      here.service.store.client.execute('SELECT count(*) FROM receipt'),
    )
    expect(rows[0]![0]).toBe(counts.receipt)
    expect(here.errors).toEqual([])
    const verdict = await here.ports.desk!.verify()
    expect(verdict.findings).toEqual([])
    process.stdout.write(`${JSON.stringify(counts)}\n`)
  })
})
