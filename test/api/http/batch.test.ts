// POST …/score/batch: one answer a line, each what a single call gives, however the bytes come.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { request, size } from '../../support.ts'
import { BATCH, post, SCORE, testApp, testPorts } from './host.ts'

const app = testApp()
const encoder = new TextEncoder()

const plain = JSON.stringify(request([{ type: 'unapproved-type' }]))
// What a line may be, and what a single call says of the same text.
const LINES: Record<string, string> = {
  plain,
  another: JSON.stringify(request([{}, { case: 'c9' }], { asOf: '2025-03-31' })),
  switched: JSON.stringify(request([], { readings: { 'half-points': 'favour-subject' } })),
  natural: JSON.stringify({
    ...request(),
    subject: { id: '张三', type: 'naturalPerson', facts: {} },
  }),
  early: JSON.stringify(request([], { asOf: '2020-12-31' })),
  cut: plain.slice(0, -1),
  twice: plain.replace('{"asOf"', '{"asOf":"2026-06-30","asOf"'),
  wrong: plain.replace('"instruments":25', '"instruments":-1'),
  unknown: plain.replace('"instruments"', '"__proto__"'),
  list: '[]',
  word: 'null',
}

async function answersTo(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  query = '',
): Promise<string[]> {
  const response = await send(body, query)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  return (await response.text()).split('\n').slice(0, -1)
}

async function send(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  query = '',
): Promise<Response> {
  const headers = { 'content-type': 'application/x-ndjson' }
  return await app.request(BATCH + query, {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit)
}

// What a single call answers, in the form a batch gives it at a line.
async function single(text: string, line: number, query = ''): Promise<string> {
  const response = await post(app, SCORE + query, text)
  if (response.status === 200) return await response.text()
  const { problems } = (await response.json()) as { problems: { line?: number; column?: number }[] }
  const placed = problems.map((each) => ({ ...each, line, column: each.column ?? 1 }))
  return JSON.stringify({ line, problems: placed })
}

const names = Object.keys(LINES)

describe('a batch', () => {
  it.each(['', '?version=v1', '?asOf=2026-06-30', '?version=v1&asOf=2025-03-31'])(
    'answers every line as a single call would, with %j',
    async (query) => {
      const answers = await answersTo(names.map((name) => `${LINES[name]}\n`).join(''), query)
      const expected = await Promise.all(names.map((name, i) => single(LINES[name]!, i + 1, query)))
      expect(answers).toEqual(expected)
    },
  )

  it('does so in any order, cut anywhere', async () => {
    const some = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.array(fc.nat(5_000), { maxLength: 20 }),
        fc.boolean(),
        async (chosen, cuts, ended) => {
          const bytes = encoder.encode(
            chosen.map((name) => LINES[name]).join('\n') + (ended ? '\n' : ''),
          )
          const answers = await answersTo(streamOf(cut(bytes, cuts)))
          const expected = await Promise.all(chosen.map((name, i) => single(LINES[name]!, i + 1)))
          expect(answers).toEqual(expected)
        },
      ),
      { numRuns: size(2_000, 200) },
    )
  })

  it('does not mind bytes one by one, within a character too', async () => {
    const bytes = encoder.encode(`${LINES['natural']}\n${LINES['plain']}\n`)
    const answers = await answersTo(streamOf([...bytes].map((byte) => Uint8Array.of(byte))))
    expect(answers).toEqual([await single(LINES['natural']!, 1), await single(LINES['plain']!, 2)])
  })

  it('passes over blank lines and one byte order mark, and counts them', async () => {
    const answers = await answersTo(`\ufeff${plain}\r\n\n  \n{\n${plain}`)
    expect(answers).toHaveLength(3)
    expect(JSON.parse(answers[1]!)).toMatchObject({
      line: 4,
      problems: [{ code: 'json-syntax', line: 4 }],
    })
    expect([answers[0], answers[2]]).toEqual([await single(plain, 1), await single(plain, 5)])
  })

  it('holds a line to a megabyte, and goes on behind it', async () => {
    const padded = (bytes: number) => plain + ' '.repeat(bytes - plain.length)
    const answers = await answersTo(`${padded(1_000_000)}\n${padded(1_000_001)}\n${plain}\n`)
    expect(answers).toHaveLength(3)
    expect(answers[0]).toBe(answers[2])
    expect(JSON.parse(answers[1]!)).toMatchObject({
      line: 2,
      problems: [{ code: 'line-too-long' }],
    })
  })

  it('names the line that is not UTF-8', async () => {
    const broken = encoder.encode(`${plain}\n?\n${plain}\n`)
    broken[plain.length + 1] = 0xff
    const answers = await answersTo(broken)
    expect(JSON.parse(answers[1]!)).toMatchObject({
      line: 2,
      problems: [{ code: 'encoding-not-utf8' }],
    })
    expect(answers[0]).toBe(answers[2])
  })

  it('answers an empty batch by nothing', async () => {
    expect(await answersTo('')).toEqual([])
    expect(await answersTo('\n\n')).toEqual([])
  })

  it.each([
    ['?version=v9', 404],
    ['?asOf=2026-02-30', 422],
    ['?version=v1&version=v1', 400],
  ])('refuses %s as a whole', async (query, status) => {
    expect((await send(plain, query)).status).toBe(status)
  })

  it('takes NDJSON only', async () => {
    expect((await post(app, BATCH, plain)).status).toBe(415)
  })

  it('keeps the versions of its start to its end', async () => {
    const ports = testPorts()
    let moment = 0
    const { pin } = ports.rules
    // From the second call on, no version is in force any more.
    const rules = {
      ...ports.rules,
      pin: ((...args) => (moment++ === 0 ? pin(...args) : pin('none'))) as typeof pin,
    }
    const later = testApp({ rules })
    const steps = Array.from({ length: 50 }, () => encoder.encode(`${plain}\n`))
    const headers = { 'content-type': 'application/x-ndjson' }
    const response = await later.request(BATCH, {
      method: 'POST',
      headers,
      body: streamOf(steps),
      duplex: 'half',
    } as RequestInit)
    expect(new Set((await response.text()).trim().split('\n'))).toEqual(
      new Set([await single(plain, 1)]),
    )
    expect((await later.request(BATCH, { method: 'POST', headers, body: plain })).status).toBe(404)
  })

  it('reads no further than its answers are read, and stops when nobody wants them', async () => {
    let given = 0
    let stopped = false
    const endless = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          given++
          controller.enqueue(encoder.encode(`${plain}\n`.repeat(50)))
        },
        cancel: () => {
          stopped = true
        },
      },
      { highWaterMark: 0 },
    )
    const reader = (await send(endless)).body!.getReader()
    await reader.read()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(given).toBeLessThan(8)
    await reader.cancel()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(stopped).toBe(true)
  })

  it('tells a failure of ours in its place and breaks off', async () => {
    const ports = testPorts()
    const pin: typeof ports.rules.pin = () => ({
      on: () => {
        throw new Error('a secret of ours')
      },
    })
    const broken = testApp({ ...ports, rules: { ...ports.rules, pin } })
    const headers = { 'content-type': 'application/x-ndjson' }
    const response = await broken.request(BATCH, { method: 'POST', headers, body: plain })
    const reader = response.body!.getReader()
    const { value } = await reader.read()
    const told = new TextDecoder().decode(value)
    expect(JSON.parse(told)).toMatchObject({ line: 1, problems: [{ code: 'server-fault' }] })
    expect(told).not.toContain('secret')
    await expect(reader.read()).rejects.toThrow()
    expect(ports.errors).toHaveLength(1)
  })
})

function streamOf(parts: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  let next = 0
  return new ReadableStream({
    pull: (controller) => {
      if (next < parts.length) controller.enqueue(parts[next++]!)
      else controller.close()
    },
  })
}

function cut(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [
    0,
    ...at.map((each) => each % (bytes.length + 1)).sort((a, b) => a - b),
    bytes.length,
  ]
  return places.slice(1).map((to, i) => bytes.subarray(places[i], to))
}
