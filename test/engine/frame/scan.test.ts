// Bytes straight into the frame must mean what careful reading means: to the byte of the answer,
// and never yes where careful reading says no.
import { describe, expect, it } from 'vitest'
import { assess } from '../../../engine/assess/assess.ts'
import { admitBytes, type Defaults, openRound, settle } from '../../../engine/assess/round.ts'
import { writeAssessment } from '../../../engine/explain/write.ts'
import { readJson } from '../../../engine/json/read.ts'
import { createSink, taken } from '../../../engine/text/utf8.ts'
import { plausibleAt } from '../../bench/subjects.ts'
import { randomAt } from '../../oracle/random.ts'
import { subjectAt } from '../../oracle/subjects.ts'
import { size, v1 } from '../../support.ts'

const scorer = v1()
const TODAY = '2026-06-30'
const decode = (bytes: Uint8Array, from: number, to: number) =>
  (bytes as Buffer).toString('utf8', from, to)

/** The answer to bytes read quickly, nothing where they are not ordinary. */
async function quick(
  bytes: Buffer,
  defaults: Defaults = { asOf: TODAY },
): Promise<string | undefined> {
  const round = openRound(scorer, defaults)
  const request = { bytes, from: 0, to: bytes.length, decode, accepts: () => true }
  if (!admitBytes(round, request, 0)) return undefined
  const sink = createSink(16)
  await settle(round, ({ subject, id }, { compiled, pieces }, frame, sheet, next) =>
    writeAssessment(compiled, pieces, frame, subject, sheet, id, next, sink),
  )
  return Buffer.from(taken(sink)).toString()
}

/** The answer to text read carefully, nothing where anything is wrong with it. */
async function careful(text: string, asOf = TODAY): Promise<string | undefined> {
  const reading = readJson(text)
  if (reading.problem) return undefined
  const { assessment } = await assess(scorer, reading.value, { asOf })
  return assessment && JSON.stringify(assessment)
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8')).equals(bytes)
}

const plain = JSON.stringify(plausibleAt(5, 3, 3))

describe('quick reading', () => {
  it('answers as careful reading does', async () => {
    let ordinary = 0
    const all = size(100_000, 3_000)
    for (let i = 0; i < all; i++) {
      const request = i % 2 === 0 ? plausibleAt(9, i) : subjectAt(9, i)
      const text = JSON.stringify(request)
      const found = await quick(Buffer.from(text))
      if (found === undefined) continue
      ordinary++
      expect(found).toBe(await careful(text))
    }
    expect(ordinary).toBeGreaterThan(all * 0.8)
  })

  it('never takes what careful reading refuses', async () => {
    let taken = 0
    for (let i = 0; i < size(300_000, 20_000); i++) {
      const bytes = mutated(i)
      const found = await quick(bytes)
      if (found === undefined) continue
      taken++
      expect(isUtf8(bytes), bytes.toString()).toBe(true)
      expect(found, bytes.toString()).toBe(await careful(bytes.toString()))
    }
    // A test in which everything is refused would show nothing.
    expect(taken).toBeGreaterThan(300)
  })

  it.each([
    ['blanks', plain.replaceAll(':', ' : ').replaceAll(',', ' ,\t')],
    ['a carriage return', `${plain}\r`],
    ['no day of its own', plain.replace(/"asOf":"[^"]*",/, '')],
    ['no records', JSON.stringify(plausibleAt(5, 3, 0))],
    ['a quote in the id', plain.replace(/"id":"9133/, '"id":"9133\\"')],
    ['keys in another order', JSON.stringify(reversed(JSON.parse(plain)))],
  ])('reads %s', async (_, text) => {
    const found = (await quick(Buffer.from(text))) ?? (await careful(text))
    expect(found).toBe(await careful(text))
    expect(found).toBeDefined()
  })

  it.each([
    ['a key twice', plain.replace('"records":', '"records":[],"records":')],
    ['a fact twice', plain.replace('"instruments":', '"instruments":1,"instruments":')],
    ['an unknown key', plain.replace('{"asOf"', '{"as_of":1,"asOf"')],
    ['a leading zero', plain.replace(/"instruments":\d+/, '"instruments":012')],
    ['an exponent', plain.replace(/"instruments":\d+/, '"instruments":1e1')],
    ['a fraction', plain.replace(/"instruments":\d+/, '"instruments":1.0')],
    ['a negative number', plain.replace(/"instruments":\d+/, '"instruments":-1')],
    ['too large a number', plain.replace(/"instruments":\d+/, '"instruments":1000001')],
    ['a number as text', plain.replace(/"instruments":(\d+)/, '"instruments":"$1"')],
    ['an impossible date', plain.replace(/"asOf":"[^"]*"/, '"asOf":"2026-02-29"')],
    ['an instant', plain.replace(/"asOf":"[^"]*"/, '"asOf":"2026-02-28T00:00:00Z"')],
    ['an id of blanks', plain.replace(/"id":"9133\d*"/, '"id":"  "')],
    ['no id', plain.replace(/"id":"9133\d*",/, '')],
    ['an ideographic blank alone', plain.replace(/"id":"9133\d*"/, '"id":"\u3000"')],
    ['a control character', plain.replace('913301', '9133\u007f01')],
    ['an invisible character', plain.replace('913301', '9133\u200b01')],
    ['a name that is too long', plain.replace(/"name":"[^"]*"/, `"name":"${'长'.repeat(201)}"`)],
    ['something behind it', `${plain} 1`],
    ['a NUL behind it', `${plain}\u0000`],
    ['half of it', plain.slice(0, -2)],
    ['an unknown type', plain.replace(/"type":"[a-z-]+"/g, '"type":"toString"')],
    ['a proto', plain.replace('"facts":{', '"facts":{"__proto__":{},')],
  ])('leaves %s to careful reading', async (_, text) => {
    expect(await quick(Buffer.from(text))).toBeUndefined()
  })

  it('takes no request without any day', async () => {
    const text = plain.replace(/"asOf":"[^"]*",/, '')
    expect(await quick(Buffer.from(text), {})).toBeUndefined()
    expect(await quick(Buffer.from(text))).toBeDefined()
  })
})

// One to three small accidents to the bytes of an ordinary request.
function mutated(i: number): Buffer {
  const { below, chance, pick } = randomAt(11, i, 7)
  let bytes = Buffer.from(JSON.stringify(chance(0.5) ? plausibleAt(7, i) : subjectAt(7, i)))
  for (let n = chance(0.7) ? 1 : 1 + below(3); n > 0; n--) {
    const at = below(bytes.length)
    const end = Math.min(bytes.length, at + 1 + below(4))
    const piece = pick([
      Buffer.from(pick([...'0123456789"\\,:{}[]- \t\u3000中é.eE'])),
      bytes.subarray(at, Math.min(bytes.length, at + below(40))),
      Buffer.from([below(256)]),
    ])
    const tail = chance(0.4) ? bytes.subarray(end) : bytes.subarray(chance(0.5) ? at : at + 1)
    bytes = Buffer.concat([bytes.subarray(0, at), piece, tail])
  }
  return bytes
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  )
}
