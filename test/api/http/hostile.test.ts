// Mutated bodies: no failure of ours, no crash, and nothing of everybody's objects touched.
import { describe, expect, it } from 'vitest'
import { createApp } from '../../../api/http/app.ts'
import { request, size } from '../../support.ts'
import { BATCH, post, SCORE, testPorts } from './host.ts'

const WORDS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'length',
  'asOf',
  'records',
  '',
  '\\u0000',
  '\\ud800',
  '计量',
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  'null',
  'true',
  'NaN',
  '-0',
  '1e400',
  '0.1e-400',
  '9007199254740993',
  '2026-02-30',
  '\u202e',
  '\ufeff',
]
const VALUES: unknown[] = [
  null,
  true,
  0,
  -1,
  2.5,
  1e308,
  '',
  '5',
  '2026-02-30',
  '2025-12-31T16:00:00Z',
  [],
  [5],
  {},
  { __proto__x: 1 },
  '\u0000',
  '\ud800',
  'x'.repeat(100_000),
  Array.from({ length: 2_000 }, () => ({})),
]

describe('mutated bodies', () => {
  it('never make the service fail', async () => {
    const ports = testPorts()
    const app = createApp(ports)
    const before = fingerprint()
    const random = seeded(20_261_124)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
    const base = request([
      { type: 'unapproved-type', facts: { classification: '9-3' } },
      { repairedOn: '2026-05-01' },
    ])
    const whole = JSON.stringify(base)
    const statuses = new Map<number, number>()
    for (let i = 0; i < size(50_000, 2_000); i++) {
      const body = random() < 0.5 ? inText(whole, random, pick) : inValue(base, random, pick)
      const response = await post(app, SCORE, body)
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      const text = await response.text()
      JSON.parse(text)
      if (i % 20 !== 0 || body.includes('\n')) continue
      const headers = { 'content-type': 'application/x-ndjson' }
      const lines = await (await app.request(BATCH, { method: 'POST', headers, body })).text()
      if (response.status === 200) expect(lines.trim()).toBe(text)
      else if (lines !== '') expect(JSON.parse(lines)).toHaveProperty('problems')
    }
    expect([...statuses.keys()].sort()).toEqual([200, 400, 422])
    expect(ports.errors).toEqual([])
    expect(fingerprint()).toEqual(before)
  })

  it('nest as deep as they like', async () => {
    const ports = testPorts()
    const app = createApp(ports)
    for (const depth of [50, 5_000, 200_000]) {
      for (const [open, close] of [
        ['[', ']'],
        ['{"a":', '}'],
      ]) {
        const deep = open!.repeat(depth) + (open === '[' ? '' : '1') + close!.repeat(depth)
        if (deep.length > 1_000_000) continue
        for (const body of [deep, `{"subject":${deep},"records":[]}`, open!.repeat(depth)]) {
          expect((await post(app, SCORE, body)).status).toBeGreaterThanOrEqual(400)
        }
      }
    }
    expect(ports.errors).toEqual([])
  })
})

type Pick = <T>(list: readonly T[]) => T

function inText(text: string, random: () => number, pick: Pick): string {
  let changed = text
  for (let n = 0; n <= random() * 3; n++) {
    const at = Math.floor(random() * changed.length)
    const kind = random()
    if (kind < 0.3) changed = changed.slice(0, at) + pick(WORDS) + changed.slice(at)
    else if (kind < 0.5)
      changed = changed.slice(0, at) + changed.slice(at + 1 + Math.floor(random() * 8))
    else if (kind < 0.8)
      changed = changed.replace(/"[^"]*"/g, (word) => (random() < 0.05 ? `"${pick(WORDS)}"` : word))
    else
      changed = changed.replaceAll(/"(\w+)":/g, (word) =>
        random() < 0.05 ? `${word}1,${word}` : word,
      )
  }
  return changed
}

function inValue(base: unknown, random: () => number, pick: Pick): string {
  const changed = structuredClone(base)
  let here = changed as Record<string, unknown>
  for (let depth = 0; depth < 4; depth++) {
    const key = pick(Object.keys(here))
    const next = here[key]
    if (
      random() < 0.4 ||
      typeof next !== 'object' ||
      next === null ||
      Object.keys(next).length === 0
    ) {
      const changes = random() < 0.8 ? key : pick(WORDS)
      // A list takes no length but a whole number, not even to be sent.
      if (!(Array.isArray(here) && changes === 'length')) here[changes] = pick(VALUES)
      break
    }
    here = next as Record<string, unknown>
  }
  return JSON.stringify(changed)
}

function fingerprint(): unknown {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype].map((each) => [
    ...Object.getOwnPropertyNames(each),
  ])
}

// Random numbers that are the same on every run.
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x80000000
  }
}
