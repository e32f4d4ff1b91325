// Receipts: one effect for a key, proof without the service, and data that can be erased.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM } from '../../../api/audit/actor.ts'
import { verify } from '../../../api/evidence/verify.ts'
import { examine } from '../../../api/lifecycle/content.ts'
import type { Principal } from '../../../api/people/principal.ts'
import type { Receipt } from '../../../api/receipts/statement.ts'
import { verifyReceipt } from '../../../api/receipts/verify.ts'
import { onSnapshot } from '../../../api/store/snapshot.ts'
import { assess } from '../../../engine/assess/assess.ts'
import { size } from '../../support.ts'
import { type Bench, bench, LATE, SMALL, smallText } from '../service.ts'

let here: Bench
const { scorer } = examine(smallText(), SMALL)
const key = (id: string): Principal => ({ kind: 'key', id, name: id, scopes: ['score:receipt'] })

beforeAll(async () => {
  here = await bench()
})
afterAll(() => here.end())

async function issue(
  idempotencyKey: string,
  subject = 'S1',
  who = key('k1'),
  asked: unknown = LATE,
) {
  const request = { ...LATE, subject: { ...LATE.subject, id: subject } }
  const { assessment } = await assess(scorer!, request)
  const issued = { request: request as never, assessment: assessment!, asked, idempotencyKey }
  return here.service.receipts.issue(who, issued)
}
const read = async (id: string) => (await here.service.receipts.read(id)).receipt
const holds = (receipt: Receipt, rules = smallText()) =>
  verifyReceipt(receipt, rules, here.service.signer.publicKey)

describe('An idempotency key', () => {
  it('has one effect and the same bytes, however often and however fast it comes.', async () => {
    const keys = size(1_000, 60)
    const before = here.service.ledger.head()
    const answers = new Map<string, Set<string>>()
    const all = Array.from({ length: keys * 5 }, (_, i) => `key-${(i * 7) % keys}`)
    await Promise.all(
      all.map(async (each) => {
        const { bytes } = await issue(each)
        const known = answers.get(each) ?? new Set()
        answers.set(each, known.add(bytes.toString()))
      }),
    )
    expect(answers.size).toBe(keys)
    for (const [each, bytes] of answers) expect(bytes.size, each).toBe(1)
    expect(here.service.ledger.head()).toBe(before + keys)
  })

  it('belongs to who sent it, and to one request.', async () => {
    const mine = await issue('shared')
    const theirs = await issue('shared', 'S1', key('k2'))
    expect(theirs.id).not.toBe(mine.id)
    await expect(
      issue('shared', 'S1', key('k1'), { ...LATE, asOf: '2026-06-29' }),
    ).rejects.toMatchObject({
      code: 'idempotency-differs',
    })
  })
})

describe('A receipt', () => {
  it('answers with the assessment and its id, and is proved with rules and key alone.', async () => {
    const { id, bytes } = await issue('proof')
    const answer = JSON.parse(bytes.toString())
    expect(answer).toMatchObject({ subject: 'S1', score: 85, grade: 'B', receipt: id })
    const receipt = await read(id)
    expect(receipt.statement).toMatchObject({
      id,
      ruleset: 'small',
      version: 'v1',
      hash: scorer!.hash,
    })
    expect(await holds(JSON.parse(JSON.stringify(receipt)))).toEqual({ ok: true, findings: [] })
    const replayed = await here.service.receipts.replay(id, async () => scorer!)
    expect(replayed).toEqual(receipt)
  })

  it('does not hold with any part changed, other rules or another key.', async () => {
    const { id } = await issue('changed')
    const receipt = await read(id)
    expect((await holds(receipt, smallText({ points: -6 }))).ok).toBe(false)
    const stranger = await bench()
    const other = stranger.service.signer.publicKey
    await stranger.end()
    expect((await verifyReceipt(receipt, smallText(), other)).ok).toBe(false)
    const text = JSON.stringify(receipt)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: text.length - 1 }),
        fc.integer({ min: 32, max: 126 }),
        async (at, code) => {
          const changed = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
          let parsed: Receipt
          try {
            parsed = JSON.parse(changed)
          } catch {
            return
          }
          // A change of spelling alone (a blank, 1.0 for 1) changes nothing.
          if (JSON.stringify(parsed) === text) return
          const verdict = await holds(parsed).catch(() => ({ ok: false }))
          expect(verdict.ok, changed).toBe(false)
        },
      ),
      { numRuns: size(5_000, 200) },
    )
  })

  it('does not replay under a version that scores otherwise.', async () => {
    const { id } = await issue('other version')
    const { scorer: changed } = examine(smallText({ points: -6 }), SMALL)
    await expect(here.service.receipts.replay(id, async () => changed!)).rejects.toMatchObject({
      code: 'replay-differs',
      status: 500,
    })
  })

  it('loses its data on erasure, and nothing else: the chain still holds.', async () => {
    const subject = 'ERASE-ME-310101199001011234'
    const { id } = await issue('erase 1', subject)
    await issue('erase 2', subject)
    expect((await issue('erase 1', subject)).fresh).toBe(false)
    expect(await here.service.receipts.erase(SYSTEM, subject, '办法/19')).toBe(2)
    expect(await here.service.receipts.erase(SYSTEM, subject, '办法/19')).toBe(0)
    const receipt = await read(id)
    expect(receipt).toMatchObject({
      salt: null,
      input: null,
      assessment: null,
      erased: { reason: '办法/19' },
    })
    await expect(here.service.receipts.replay(id, async () => scorer!)).rejects.toMatchObject({
      status: 410,
    })
    await expect(issue('erase 1', subject)).rejects.toMatchObject({ status: 410 })
    const verdict = await onSnapshot({ folder: here.folder }, (view) => verify(view, {}))
    expect(verdict.findings).toEqual([])
    for (const file of ['liangxin.db', 'liangxin.db-wal'])
      expect(readFileSync(join(here.folder, file)).includes(subject), file).toBe(false)
  })
})
