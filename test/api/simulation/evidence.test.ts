// A simulation as evidence: bound by an approval only where it is of the very text approved,
// never changed, carried by a backup with its files, and found out where somebody changes it.
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from '../../../api/audit/list.ts'
import { backup } from '../../../api/backup/backup.ts'
import { restore } from '../../../api/backup/restore.ts'
import { verify } from '../../../api/evidence/verify.ts'
import { createDraft, saveCases, saveText } from '../../../api/lifecycle/drafts.ts'
import { open, textOf } from '../../../api/lifecycle/office.ts'
import { approve, giveBack, submit } from '../../../api/lifecycle/review.ts'
import { Refusal } from '../../../api/refusal/refusal.ts'
import { type City, openCity } from '../../../api/simulation/city.ts'
import type { SideText } from '../../../api/simulation/simulation-rows.ts'
import { openService } from '../../../api/start/service.ts'
import { approval } from '../../../api/store/schema.ts'
import { onSnapshot } from '../../../api/store/snapshot.ts'
import { load } from '../../../engine/assess/load.ts'
import { parseDay } from '../../../engine/civil.ts'
import { type Bench, bench, by, LATE, smallCases, smallText } from '../service.ts'

const NAME = { ruleset: 'small', version: 'v2' }
const asOf = parseDay('2026-06-30')!
let here: Bench
let city: City
let population: string
let draft: string

const tag = async () => {
  const { row } = await here.service.store.read((db) => open(db, NAME))
  return `"${row.sourceHash}"`
}
const sideOf = (version: string): Promise<SideText> =>
  here.service.store.read(async (db) => {
    const { row } = await open(db, { ruleset: 'small', version })
    const text = await textOf(db, row.sourceHash)
    return { ruleset: 'small', version, readings: {}, text, hash: row.hash! }
  })
const settled = async <T extends { state: string }>(look: () => T): Promise<T> => {
  for (;;) {
    const seen = look()
    if (seen.state !== 'queued' && seen.state !== 'running') return seen
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const simulate = async (from: SideText, to: SideText) => {
  const wanted = { population, from, to, also: null, asOf }
  const { id } = (await city.simulations.start(by(here.staff.editor), wanted))!
  return settled(() => city.simulations.get(id)!)
}
const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (found: unknown) => found,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('it was allowed')
  return error.code
}
const findings = async (folder = here.folder) =>
  (await onSnapshot({ folder }, (view) => verify(view, {}))).findings.map(({ en }) => en)

beforeAll(async () => {
  here = await bench()
  city = await openCity(here.service.ledger)
  const { editor } = here.staff
  await createDraft(here.service.office, editor, { ruleset: 'small', from: 'v1' })
  draft = smallText({ version: 'v2', from: '2027-01-01', points: -20 })
  await saveText(here.service.office, editor, NAME, draft, await tag())
  const lines = ['a', 'b', 'c'].map((id) => ({ ...LATE, subject: { ...LATE.subject, id } }))
  const path = join(here.folder, '..', 'in.ndjson')
  writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'))
  const { compiled } = load(smallText()).standard!
  const wanted = {
    ...{ name: '三户', asOf, uscc: [], after: () => {} },
    files: [{ path, name: 'in.ndjson', sha256: '0'.repeat(64) }],
  }
  population = (await city.populations.make(by(editor), compiled, wanted))!.id
  const made = await settled(() => city.populations.get(population)!)
  expect(made).toMatchObject({ state: 'done', size: 3, records: 3 })
}, 60_000)

afterAll(async () => {
  await city.close()
  await here.end()
})

describe('A simulation', () => {
  it('is bound by an approval of the text it is of, and of no other.', async () => {
    const { office } = here.service
    const { editor, reviewer, reviewer2 } = here.staff
    const stale = await simulate(await sideOf('v1'), await sideOf('v2'))
    draft = smallText({ version: 'v2', from: '2027-01-01', points: -30 })
    await saveText(office, editor, NAME, draft, await tag())
    const { row } = await here.service.store.read((db) => open(db, NAME))
    const cases = smallCases('v2', 60).replaceAll('rade: B,', 'rade: C,')
    await saveCases(office, editor, NAME, cases, `"${row.casesHash}"`)
    const other = await simulate(await sideOf('v2'), await sideOf('v1'))
    const right = await simulate(await sideOf('v1'), await sideOf('v2'))
    expect(right.state).toBe('done')
    await submit(office, editor, NAME, await tag())
    const tries = (simulation: string) =>
      approve(office, reviewer, NAME, `"${right.to.source}"`, { simulation })
    expect(await refused(tries('000000000000'))).toBe('simulation-unknown')
    expect(await refused(tries(stale.id))).toBe('simulation-other')
    expect(await refused(tries(other.id))).toBe('simulation-other')
    // Nobody approves past the list of those who get worse, nor without naming the simulation.
    expect(await refused(approve(office, reviewer, NAME, await tag()))).toBe('simulation-not-named')
    const actor = by(reviewer)
    await city.simulations.readLosers(by(reviewer2), right.id, 'to')
    await city.simulations.readLosers(actor, right.id, 'also')
    await city.simulations.readLosers(actor, stale.id, 'to')
    expect(await city.simulations.hasReadLosers(actor, right.id)).toBe(false)
    expect(await refused(tries(right.id))).toBe('losers-unread')
    await city.simulations.readLosers(actor, right.id, 'to')
    await city.simulations.readLosers(actor, right.id, 'to')
    expect(await city.simulations.hasReadLosers(actor, right.id)).toBe(true)
    const read = { action: 'simulation.movers', object: right.id }
    const reads = await listAudit(here.service.ledger, { ...read, actor: reviewer.id })
    expect(reads.rows).toMatchObject([{ detail: { hash: right.hash, side: 'to' } }])
    await tries(right.id)
    const [bound] = await here.service.store.read((db) => db.select().from(approval))
    expect(bound).toMatchObject({ person: reviewer.id, simulation: right.id })
    const { rows } = await listAudit(here.service.ledger, { action: 'version.approve' })
    expect(rows[0]!.detail).toMatchObject({ simulation: right.id, impact: right.hash })
    // The database holds it too, whoever writes the row.
    const forged = here.service.store.transact((tx) =>
      tx.insert(approval).values({ ...bound!, person: reviewer2.id, simulation: stale.id }),
    )
    expect(await refused(forged)).toBe('store-refuses')
    await giveBack(office, reviewer, NAME, await tag(), '再议')
  })

  it('leaves a row for every step, and none of its rows can be changed.', async () => {
    const { id } = await simulate(await sideOf('v1'), await sideOf('v2'))
    const { rows } = await listAudit(here.service.ledger, { object: id })
    expect(rows.map(({ action, actor }) => [action, actor])).toEqual([
      ['simulation.finish', 'system'],
      ['simulation.start', here.staff.editor.id],
    ])
    for (const statement of [
      sql`UPDATE simulation SET rechecked = 0 WHERE id = ${id}`,
      sql`UPDATE simulation SET state = 'running' WHERE id = ${id}`,
      sql`DELETE FROM simulation WHERE id = ${id}`,
      sql`UPDATE simulation_side SET version = 'v9' WHERE simulation = ${id}`,
      sql`DELETE FROM simulation_side WHERE simulation = ${id}`,
      sql`UPDATE population SET hash = ${`sha256:${'0'.repeat(64)}`} WHERE id = ${population}`,
      sql`UPDATE population SET size = 4 WHERE id = ${population}`,
      sql`DELETE FROM population WHERE id = ${population}`,
    ])
      expect(await refused(here.service.store.transact((tx) => tx.run(statement)))).toBe(
        'store-refuses',
      )
    expect(await findings()).toEqual([])
  })

  it('comes back from a backup with its files, and a changed file does not.', async () => {
    const { id, hash } = await simulate(await sideOf('v1'), await sideOf('v2'))
    const target = join(here.folder, '../backup')
    const manifest = await backup(here.folder, target, () => here.clock.now)
    expect(manifest.files!.map(({ path }) => path)).toContain(`populations/${population}.pop`)
    expect(manifest.files!.map(({ path }) => path)).toContain(`simulations/${id}.grades`)
    expect(manifest.absent).toBeUndefined()
    const folder = join(here.folder, '../restored')
    await restore(target, folder)
    const service = await openService({ ...here.options, folder })
    const restored = await openCity(service.ledger)
    expect(restored.simulations.get(id)!.hash).toBe(hash)
    expect((await restored.simulations.result(id))!.movers).toBe(3)
    expect(restored.simulations.grades(id)).toEqual(city.simulations.grades(id))
    expect((await restored.populations.open(population))!.population.subjects).toBe(3)
    await restored.close()
    await service.close()
    expect(await findings(folder)).toEqual([])
    appendFileSync(join(target, `simulations/${id}.grades`), 'x')
    expect(await refused(restore(target, join(here.folder, '../other')))).toBe('backup-broken')
  })

  it('over a population whose file was exchanged shows nobody from it.', async () => {
    const { id } = await simulate(await sideOf('v1'), await sideOf('v2'))
    const folder = join(here.folder, 'populations')
    const path = join(folder, `${population}.pop`)
    const bytes = readFileSync(path)
    await city.close()
    writeFileSync(path, readFileSync(join(here.folder, 'simulations', `${id}.grades`)))
    await here.restart()
    city = await openCity(here.service.ledger)
    expect(await city.populations.open(population)).toBeUndefined()
    // A byte of the columns, then one of the texts: nothing is shown that was not written.
    const columns = Math.ceil((16 + bytes.readDoubleLE(8)) / 64) * 64
    writeFileSync(path, flipped(bytes, columns))
    expect(await refused(city.populations.open(population))).toBe('population-damaged')
    writeFileSync(path, flipped(bytes, bytes.length - 1))
    const unreadable = (await city.populations.open(population))!
    expect(await refused(Promise.resolve(unreadable.labels()))).toBe('population-damaged')
    writeFileSync(path, bytes)
    expect((await unreadable.labels()).subjectId(0)).not.toBe('')
    expect((await city.populations.open(population))!.population.subjects).toBe(3)
    // Letting the data go keeps what was found, and says so.
    await city.populations.drop(by(here.staff.editor), population)
    expect([existsSync(path), readdirSync(folder)]).toEqual([false, []])
    expect((await city.simulations.result(id))!.movers).toBe(3)
    expect(await findings()).toEqual([])
  })
})

function flipped(bytes: Buffer, at: number): Buffer {
  const other = Buffer.from(bytes)
  other[at]! ^= 1
  return other
}
