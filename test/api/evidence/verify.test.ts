// Evidence: everything that somebody with the file could do to it is found.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FILE, isGenuine, newestCheckpoint, parseLine } from '../../../api/audit/checkpoint.ts'
import { verify } from '../../../api/evidence/verify.ts'
import { examine } from '../../../api/lifecycle/content.ts'
import { createDraft, saveText } from '../../../api/lifecycle/drafts.ts'
import { open } from '../../../api/lifecycle/office.ts'
import { publish } from '../../../api/lifecycle/release.ts'
import { approve, submit } from '../../../api/lifecycle/review.ts'
import { onSnapshot } from '../../../api/store/snapshot.ts'
import { assess } from '../../../engine/assess/assess.ts'
import { size } from '../../support.ts'
import { type Bench, bench, LATE, SMALL, smallText } from '../service.ts'
import { forge, openCopy, quietly, recompute, seeded } from './tamper.ts'

let here: Bench
let place: string
let copies: string

beforeAll(async () => {
  here = await bench()
  place = join(here.folder, '../outside')
  copies = join(here.folder, '../copies')
  mkdirSync(copies)
  here.options.checkpoints = [place]
  await here.restart()
  const { office, store, receipts, keys, ledger } = here.service
  const { editor, reviewer, publisher } = here.staff
  const name = await createDraft(office, editor, { ruleset: 'small', from: 'v1' })
  const tag = async () => `"${(await store.read((db) => open(db, name))).row.sourceHash}"`
  await saveText(
    office,
    editor,
    name,
    smallText({ version: 'v2', from: '2027-01-01' }),
    await tag(),
  )
  await submit(office, editor, name, await tag())
  await approve(office, reviewer, name, await tag())
  await publish(office, publisher, name, await tag())
  await createDraft(office, editor, { ruleset: 'small', from: 'v1' })
  const { scorer } = examine(smallText(), SMALL)
  const { assessment } = await assess(scorer!, LATE)
  const who = (await keys.check(here.service.firstRun?.serviceKey ?? firstKey()))!
  for (let i = 0; i < 5; i++)
    await receipts.issue(who, {
      request: LATE as never,
      assessment: assessment!,
      asked: LATE,
      idempotencyKey: `k${i}`,
    })
  await here.service.notary.now()
  expect(ledger.head()).toBeGreaterThan(20)
})
afterAll(() => here.end())

const firstKey = () =>
  JSON.parse(readFileSync(join(here.folder, 'first-run.json'), 'utf8')).serviceKey as string
const check = (folder: string, places = [place]) =>
  onSnapshot({ folder }, (view) => verify(view, { places }))

describe('Verification', () => {
  it('finds nothing wrong where nothing is, also while the service writes.', async () => {
    const verdict = await check(here.folder)
    expect(verdict.findings).toEqual([])
    expect(verdict).toMatchObject({ ok: true, first: null, rows: here.service.ledger.head() })
    const busy = check(here.folder)
    await createDraft(here.service.office, here.staff.editor, { ruleset: 'small', from: 'v1' })
    expect((await busy).findings).toEqual([])
    await here.service.notary.now()
  })

  it('finds every forgery, given the last checkpoint outside.', async () => {
    const runs = size(1_000, 60)
    const missed: string[] = []
    const tried = new Set<string>()
    for (let seed = 1; seed <= runs; seed++) {
      const client = await openCopy(here.folder, copies)
      const done = await forge(client, seeded(seed * 7919))
      client.close()
      tried.add(done)
      if ((await check(copies)).ok) missed.push(`${seed} ${done}`)
    }
    expect(missed).toEqual([])
    expect(tried.size).toBeGreaterThan(10)
  })

  it('names the first audit row that is not as it was written.', async () => {
    const client = await openCopy(here.folder, copies)
    await quietly(client, async () => {
      await client.execute("UPDATE audit SET body = x'7b7d' WHERE seq IN (7, 9)")
    })
    client.close()
    expect((await check(copies)).first).toBe(7)
  })

  it('finds a dropped trigger and an added one.', async () => {
    for (const sql of ['DROP TRIGGER approval_apart', 'CREATE TABLE x (y)']) {
      const client = await openCopy(here.folder, copies)
      await client.execute(sql)
      client.close()
      expect((await check(copies)).findings.map(({ en }) => en)).toContain(
        'tables or triggers were changed',
      )
    }
  })

  it('needs the checkpoint outside for a chain recomputed as a whole, and says so with it.', async () => {
    const client = await openCopy(here.folder, copies)
    await quietly(client, async () => {
      await client.execute('DELETE FROM checkpoint')
      // The forger mends every seal too: the last row never happened.
      await client.execute('DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)')
      await client.execute("DELETE FROM version WHERE version = 'v4'")
      await client.execute("DELETE FROM contributor WHERE version = 'v4'")
      await recompute(client)
    })
    client.close()
    expect((await check(copies, [])).findings).toEqual([])
    expect((await check(copies)).findings.map(({ en }) => en).join()).toMatch(
      /is missing or another/,
    )
  })

  it('accepts no checkpoint that was changed.', async () => {
    const [line] = readFileSync(join(place, FILE), 'utf8').trim().split('\n').slice(-1)
    expect(parseLine(line!)).toEqual(await newestCheckpoint(here.service.ledger))
    const { publicKey } = here.service.signer
    expect(isGenuine(parseLine(line!)!, publicKey)).toBe(true)
    const chance = seeded(4711)
    for (let i = 0; i < size(10_000, 1_000); i++) {
      const at = chance(line!.length)
      const changed =
        line!.slice(0, at) + String.fromCharCode(32 + chance(95)) + line!.slice(at + 1)
      const found = changed === line ? undefined : parseLine(changed)
      if (found) expect(isGenuine(found, publicKey), changed).toBe(false)
    }
    for (const bad of ['', '{}', 'null', '[]', ` ${line}`, `${line} `, `${line}${line}`])
      expect(parseLine(bad), bad).toBeUndefined()
  })
})
