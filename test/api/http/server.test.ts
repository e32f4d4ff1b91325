// The real server: garbage, slow and vanishing clients, large bodies, streams both ways, and a
// stop that lets answers end.
import { once } from 'node:events'
import { type ClientRequest, request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../api/http/app.ts'
import { type Service, serve } from '../../../api/http/node/serve.ts'
import { request, size } from '../../support.ts'
import { BATCH, SCORE, testPorts } from './host.ts'

const ports = testPorts()
let service: Service
const body = JSON.stringify(request([{ type: 'unapproved-type' }]))

beforeAll(async () => {
  service = await serve(createApp(ports), ports, { port: 0, host: '127.0.0.1' })
})

afterAll(async () => {
  await service.stop()
  expect(ports.errors).toEqual([])
})

const scoreOnce = () =>
  fetch(service.url + SCORE, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })

async function socket(): Promise<Socket> {
  const { port } = new URL(service.url)
  const made = connect(Number(port), '127.0.0.1')
  made.on('error', () => {})
  await once(made, 'connect')
  return made
}

async function raw(text: string | Uint8Array): Promise<string> {
  const made = await socket()
  let said = ''
  made.on('data', (chunk) => {
    said += chunk.toString('latin1')
  })
  made.end(text)
  await Promise.race([once(made, 'close'), new Promise((resolve) => setTimeout(resolve, 2_000))])
  made.destroy()
  return said
}

function openBatch(url: string): ClientRequest {
  const { port } = new URL(url)
  const headers = { 'content-type': 'application/x-ndjson' }
  return httpRequest({ port, host: '127.0.0.1', path: BATCH, method: 'POST', headers })
}

describe('the server', () => {
  it('scores', async () => {
    const response = await scoreOnce()
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ version: 'v1', asOf: '2026-06-30' })
  })

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['no path', 'GET\r\n\r\n'],
    ['a broken header', 'GET / HTTP/1.1\r\nHost: x\r\nbro ken: 1\r\n\r\n'],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
    ['a host that is none', 'GET /healthz HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
    ['a backslash', 'GET /v1\\..\\x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    [
      'two lengths',
      `POST ${SCORE} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}`,
    ],
    [
      'a length and chunks',
      `POST ${SCORE} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['a negative length', `POST ${SCORE} HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n{}`],
    ['a header of 20 kB', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`],
    ['NUL in the path', 'GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('answers %s by 4xx', async (_, text) => {
    expect(await raw(text)).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect((await scoreOnce()).status).toBe(200)
  })

  it('survives random bytes', async () => {
    const random = mulberry(7)
    for (let i = 0; i < size(2_000, 100); i++) {
      const head =
        i % 2 === 0 ? `POST ${SCORE} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n` : ''
      const noise = Uint8Array.from(
        { length: 1 + Math.floor(random() * 300) },
        () => random() * 256,
      )
      const made = await socket()
      made.end(Buffer.concat([Buffer.from(head), noise]))
      made.resume()
      await Promise.race([once(made, 'close'), new Promise((resolve) => setTimeout(resolve, 20))])
      made.destroy()
    }
    expect((await scoreOnce()).status).toBe(200)
  })

  it.each(['__proto__', 'constructor', 'prototype'])(
    'does not mind a header named %s',
    async (name) => {
      const text = `GET /healthz HTTP/1.1\r\nHost: x\r\n${name}: {"a":1}\r\nConnection: close\r\n\r\n`
      expect(await raw(text)).toMatch(/^HTTP\/1\.1 200 /)
      expect(Object.keys(Object.prototype)).toEqual([])
    },
  )

  it('refuses 10 MB by its length before it comes, and by count where it has none', async () => {
    const large = Buffer.alloc(10_000_000, 0x20)
    const sized = await fetch(service.url + SCORE, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: large,
    }).catch((error: unknown) => error)
    // The server may close while the client still writes; a client that listens reads 413.
    if (sized instanceof Response) expect(sized.status).toBe(413)
    const { port } = new URL(service.url)
    for (const headers of [{ 'content-length': large.length }, {}]) {
      const sending = httpRequest({
        port,
        host: '127.0.0.1',
        path: SCORE,
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
      })
      sending.on('error', () => {})
      const answered = once(sending, 'response')
      sending.write(large.subarray(0, 1_200_000))
      const [response] = await answered
      expect(response.statusCode).toBe(413)
      sending.destroy()
    }
    expect((await scoreOnce()).status).toBe(200)
  })

  it('scores on while 200 clients drip their requests', async () => {
    const slow = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const made = await socket()
        if (i % 2 === 0) made.write(`POST ${SCORE} HTTP/1.1\r\nHost: x\r\nX-A: `)
        else
          made.write(
            `POST ${SCORE} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{`,
          )
        return made
      }),
    )
    const drip = setInterval(() => {
      for (const each of slow) each.write('a')
    }, 20)
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async () => (await scoreOnce()).status),
    )
    clearInterval(drip)
    for (const each of slow) each.destroy()
    expect(new Set(statuses)).toEqual(new Set([200]))
  })

  it('does not mind clients that vanish', async () => {
    for (let i = 0; i < 40; i++) {
      const made = await socket()
      const whole = `POST ${i % 2 === 0 ? SCORE : BATCH} HTTP/1.1\r\nHost: x\r\nContent-Type: application/${i % 2 === 0 ? 'json' : 'x-ndjson'}\r\nContent-Length: ${body.length}\r\n\r\n${body}`
      made.write(whole.slice(0, 100 + i * 17))
      await new Promise((resolve) => setTimeout(resolve, 2))
      made.destroy()
    }
    expect((await scoreOnce()).status).toBe(200)
  })
})

describe('patience', () => {
  it('ends with a body that does not come, and tells why', async () => {
    const own = testPorts()
    const at = { port: 0, host: '127.0.0.1', bodySeconds: 1 }
    const second = await serve(createApp(own), own, at)
    const { port } = new URL(second.url)
    const made = connect(Number(port), '127.0.0.1')
    let said = ''
    made.on('data', (chunk) => {
      said += chunk
    })
    made.write(
      `POST ${SCORE} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{`,
    )
    const drip = setInterval(() => made.write(' '), 100)
    made.on('error', () => {})
    await once(made, 'close')
    clearInterval(drip)
    expect(said).toMatch(/^HTTP\/1\.1 408 /)
    expect(said).toContain('http-timeout')
    // A batch may take its time.
    const sending = openBatch(second.url)
    sending.write(`${body}\n`)
    const [response] = await once(sending, 'response')
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    sending.end(`${body}\n`)
    let text = ''
    for await (const chunk of response) text += chunk
    expect(text.trim().split('\n')).toHaveLength(2)
    await second.stop()
    expect(own.errors).toEqual([])
  })
})

describe('a batch through the server', () => {
  it('streams both ways: an answer comes before the next line is sent', async () => {
    const sending = openBatch(service.url)
    sending.write(`${body}\n`)
    const [response] = await once(sending, 'response')
    const [first] = await once(response, 'data')
    expect(JSON.parse(first.toString())).toMatchObject({ version: 'v1' })
    sending.end(`{\n${body}\n`)
    let rest = ''
    for await (const chunk of response) rest += chunk
    expect(rest.split('\n')).toHaveLength(3)
    expect(rest).toContain('{"line":2,"problems":[')
  })

  it('stops reading when its answers are not read, and goes on when they are', async () => {
    // More than sockets hold on the way: some 48 MB there, some 24 MB back.
    const lines = 12_000
    const sending = openBatch(service.url)
    let sent = 0
    const block = `${body}${' '.repeat(4_000 - body.length)}\n`.repeat(100)
    const write = async () => {
      while (sent < lines) {
        sent += 100
        if (!sending.write(block)) await once(sending, 'drain')
      }
      sending.end()
    }
    const done = write()
    const [response] = await once(sending, 'response')
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    expect(sent).toBeLessThan(lines)
    let answered = 0
    for await (const chunk of response)
      for (const byte of chunk as Uint8Array) if (byte === 10) answered++
    await done
    expect(answered).toBe(lines)
  })

  it('ends when the client goes', async () => {
    const own = testPorts()
    const second = await serve(createApp(own), own, { port: 0, host: '127.0.0.1' })
    const sending = openBatch(second.url)
    sending.on('error', () => {})
    sending.write(`${body}\n`.repeat(1_000))
    const [response] = await once(sending, 'response')
    response.on('error', () => {})
    await once(response, 'data')
    sending.destroy()
    // A stop waits for what still runs: nothing does.
    const started = Date.now()
    await second.stop()
    expect(Date.now() - started).toBeLessThan(9_000)
    expect(own.errors).toEqual([])
  })
})

describe('a stop', () => {
  it('lets running answers end and takes no new ones', async () => {
    const own = testPorts()
    const second = await serve(createApp(own), own, { port: 0, host: '127.0.0.1' })
    const sending = openBatch(second.url)
    sending.write(`${body}\n`)
    const [response] = await once(sending, 'response')
    const stopping = second.stop()
    await expect(fetch(second.url)).rejects.toThrow()
    sending.end(`${body}\n`)
    let text = ''
    for await (const chunk of response) text += chunk
    expect(text.trim().split('\n')).toHaveLength(2)
    await stopping
  })
})

// Random numbers that are the same on every run.
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
