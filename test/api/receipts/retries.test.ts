// Retries over real sockets, most of which break: one effect for a key, one answer for all.
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Service, serve } from '../../../api/http/node/serve.ts'
import { size } from '../../support.ts'
import { type Stored, stored } from '../http/stored.ts'
import { LATE } from '../service.ts'

const PATH = '/v1/rulesets/small/score?version=v1&receipt=true'
const AT_ONCE = 50
const BODY = JSON.stringify(LATE)

let here: Stored
let server: Service
let key: string
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })

beforeAll(async () => {
  here = await stored()
  server = await serve(here.app, here.ports, { port: 0, host: '127.0.0.1' })
  const wanted = { name: 'k', scopes: ['score:receipt' as const], expiresAt: here.clock.now + 1e9 }
  key = (await here.service.keys.create({ kind: 'system', id: 'system', rights: [] }, wanted)).key
})
afterAll(async () => {
  agent.destroy()
  await server.stop()
  await here.end()
})

/** Sends the request; `patience` in ms after which the client is gone, or none. */
function send(idempotencyKey: string, patience?: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url)
    const sending = request({
      agent,
      port,
      host: '127.0.0.1',
      path: PATH,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': BODY.length,
        authorization: `Bearer ${key}`,
        'idempotency-key': idempotencyKey,
      },
    })
    let gone = false
    if (patience !== undefined)
      setTimeout(() => {
        gone = true
        sending.destroy()
        resolve(undefined)
      }, patience)
    sending.on('error', (error) => (gone ? resolve(undefined) : reject(error)))
    sending.on('response', async (response: IncomingMessage) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('error', () => resolve(undefined))
      await once(response, 'end').catch(() => {})
      if (gone) return resolve(undefined)
      if (response.statusCode === 200) resolve(text)
      else reject(new Error(`${response.statusCode} ${text}`))
    })
    sending.end(BODY)
  })
}

describe('A key that is sent five times, by clients of which most vanish', () => {
  it('has one effect, and one answer for those that stay.', async () => {
    const keys = size(1_000, 60)
    const before = here.service.ledger.head()
    const answers = new Map<string, Set<string>>()
    const waiting = Array.from({ length: keys * 5 }, (_, i) => i)
    const work = async () => {
      for (;;) {
        const i = waiting.shift()
        if (i === undefined) return
        const each = `key-${(i * 7) % keys}`
        // Three of five go: before, while or after the answer is made.
        const vanishes = Math.floor(i / keys) % 5 < 3
        const answer = await send(each, vanishes ? i % 13 : undefined)
        if (answer === undefined) continue
        answers.set(each, (answers.get(each) ?? new Set()).add(answer))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    expect(answers.size).toBe(keys)
    for (const [each, bytes] of answers) expect(bytes.size, each).toBe(1)
    expect(here.service.ledger.head()).toBe(before + keys)
    const { rows } = await here.service.store.read(() =>
      here.service.store.client.execute('SELECT count(*) FROM receipt'),
    )
    expect(rows[0]![0]).toBe(keys)
    expect(here.errors).toEqual([])
  })
})
