// What was acknowledged stays, what was not is gone: under failing calls, kill -9 and races.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backup } from '../../api/backup/backup.ts'
import { restore } from '../../api/backup/restore.ts'
import { verify } from '../../api/evidence/verify.ts'
import { examine } from '../../api/lifecycle/content.ts'
import { createDraft, saveText } from '../../api/lifecycle/drafts.ts'
import { open } from '../../api/lifecycle/office.ts'
import { publish } from '../../api/lifecycle/release.ts'
import { approve, giveBack, submit } from '../../api/lifecycle/review.ts'
import { openService } from '../../api/start/service.ts'
import { connect } from '../../api/store/client.ts'
import { migrate, migrations } from '../../api/store/migrate.ts'
import { openStore } from '../../api/store/open.ts'
import { onSnapshot } from '../../api/store/snapshot.ts'
import { REAL_WORLD } from '../../api/store/world.ts'
import { assess } from '../../engine/assess/assess.ts'
import { type Bench, bench, LATE, SMALL, smallText } from '../api/service.ts'
import { ROOT, size } from '../support.ts'
import { type Fault, faulty } from './faulty.ts'

const name = (v: string) => ({ ruleset: 'small', version: v })
const folderOf = (here: Bench, v: string) => here.service.store.read((db) => open(db, name(v)))
const tagOf = async (here: Bench, v: string) => `"${(await folderOf(here, v)).row.sourceHash}"`
const check = async (folder: string) =>
  (await onSnapshot({ folder }, (view) => verify(view, {}))).findings

async function draft(here: Bench, from: string): Promise<string> {
  const { office } = here.service
  const made = await createDraft(office, here.staff.editor, { ruleset: 'small', from: 'v1' })
  const text = smallText({ version: made.version, from })
  await saveText(office, here.staff.editor, made, text, await tagOf(here, made.version))
  return made.version
}

async function inReview(here: Bench, from: string): Promise<string> {
  const v = await draft(here, from)
  await submit(here.service.office, here.staff.editor, name(v), await tagOf(here, v))
  return v
}

async function approved(here: Bench, from: string): Promise<string> {
  const v = await inReview(here, from)
  await approve(here.service.office, here.staff.reviewer, name(v), await tagOf(here, v))
  return v
}

describe('A call to the database that fails', () => {
  it.each(['approve', 'publish', 'receipt'] as const)(
    'leaves %s done or not done',
    async (what) => {
      const fault: Fault = { at: 0, calls: 0 }
      const here = await bench({ connect: faulty(fault) })
      try {
        const { office, receipts } = here.service
        const v =
          what === 'approve'
            ? await inReview(here, '2027-01-01')
            : await approved(here, '2027-01-01')
        const match = await tagOf(here, v)
        const { scorer } = examine(smallText(), SMALL)
        const { assessment } = await assess(scorer!, LATE)
        const act = {
          approve: () => approve(office, here.staff.reviewer, name(v), match),
          publish: () => publish(office, here.staff.publisher, name(v), match),
          receipt: () =>
            receipts.issue(
              { kind: 'key', id: 'k', name: 'k', scopes: ['score:receipt'] },
              {
                request: LATE as never,
                assessment: assessment!,
                asked: LATE,
                idempotencyKey: 'one',
              },
            ),
        }[what]
        const count = async (table: string) => {
          const { client } = here.service.store
          return (
            await here.service.store.read(() => client.execute(`SELECT count(*) FROM ${table}`))
          ).rows[0]![0] as number
        }
        const state = async () =>
          [
            (await folderOf(here, v)).row.state,
            await count('approval'),
            await count('receipt'),
            await count('audit'),
          ].join()
        const before = await state()
        let tried = 0
        for (let at = 1; ; at++) {
          fault.at = at
          fault.calls = 0
          const failed = !(await succeeds(act()))
          fault.at = 0
          expect(await check(here.folder), `call ${at}`).toEqual([])
          if (!failed) break
          tried++
          expect(await state(), `call ${at}`).toBe(before)
        }
        expect(tried).toBeGreaterThan(8)
        expect(await state()).not.toBe(before)
      } finally {
        await here.end()
      }
    },
  )

  it('leaves a first start to be begun again.', async () => {
    const here = await bench()
    try {
      const step = size(1, 7)
      let begun = false
      for (let at = 1; !begun; at += step) {
        const folder = join(here.folder, `../start-${at}`)
        const broken = { ...here.options, folder, connect: faulty({ at, calls: 0 }) }
        begun = await succeeds(openService(broken).then((service) => service.close()))
        const again = await openService({ ...here.options, folder })
        expect(await check(folder), `call ${at}`).toEqual([])
        const { rows } = await again.store.read(() =>
          again.store.client.execute('SELECT count(*) FROM person'),
        )
        expect(rows[0]![0], `call ${at}`).toBe(1)
        await again.close()
        rmSync(folder, { recursive: true })
      }
    } finally {
      await here.end()
    }
  })

  it('leaves a migration to be gone on with, from every older database.', async () => {
    const all = migrations()
    for (let count = 0; count < all.length; count += size(1, 2)) {
      let done = false
      for (let at = 1; !done; at += size(1, 3)) {
        const folder = mkdtempSync(join(tmpdir(), 'liangxin-'))
        const old = await connect(`file:${join(folder, 'liangxin.db')}`)
        await migrate(old, all.slice(0, count))
        old.close()
        const broken = { folder, world: REAL_WORLD, connect: faulty({ at, calls: 0 }) }
        done = await succeeds(openStore(broken).then((opened) => opened.close()))
        // Each migration came whole or not at all, and the rest comes now.
        const opened = await openStore({ folder, world: REAL_WORLD })
        const { rows } = await opened.client.execute('SELECT name FROM migration ORDER BY name')
        expect(rows.map((row) => row[0])).toEqual(all.map(({ name: each }) => each))
        if (done) expect(opened.migrated).toEqual([])
        opened.close()
        rmSync(folder, { recursive: true })
      }
    }
  })

  it('leaves a version that ships imported or not.', async () => {
    const here = await bench()
    await here.service.close()
    try {
      writeFileSync(join(here.options.rules, 'small/v2.yaml'), smallText({ version: 'v2' }))
      const states: string[] = []
      for (let at = 1; ; at += size(1, 9)) {
        const broken = { ...here.options, connect: faulty({ at, calls: 0 }) }
        const done = await succeeds(openService(broken).then((service) => service.close()))
        const found = await onSnapshot({ folder: here.folder }, async (view) => {
          const { rows } = await view.execute(
            `SELECT (SELECT count(*) FROM version WHERE version = 'v2'),
              (SELECT count(*) FROM audit WHERE action = 'version.import')`,
          )
          return [rows[0]![0], rows[0]![1]].join()
        })
        states.push(found)
        expect(await check(here.folder), `call ${at}`).toEqual([])
        if (done) break
      }
      expect(new Set(states)).toEqual(new Set(['0,0', '1,1']))
      expect(states.at(-1)).toBe('1,1')
    } finally {
      here.service = await openService(here.options)
      await here.end()
    }
  })

  it('leaves a restore done or nothing there.', async () => {
    const here = await bench()
    try {
      const target = join(here.folder, '../backup')
      const folder = join(here.folder, '../restored')
      await backup(here.folder, target, () => here.clock.now)
      let tried = 0
      for (let at = 1; ; at += size(1, 5)) {
        const done = await succeeds(restore(target, folder, { connect: faulty({ at, calls: 0 }) }))
        expect(existsSync(`${folder}.part`), `call ${at}`).toBe(false)
        expect(existsSync(folder), `call ${at}`).toBe(done)
        if (done) break
        tried++
      }
      expect(tried).toBeGreaterThan(3)
      expect(await check(folder)).toEqual([])
    } finally {
      await here.end()
    }
  })
})

describe('Two at once', () => {
  it('never publish two versions for one date.', async () => {
    const here = await bench()
    try {
      const { office } = here.service
      for (let i = 0; i < size(200, 12); i++) {
        const date = `${2030 + Math.floor(i / 300)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (Math.floor(i / 12) % 25)).padStart(2, '0')}`
        const [a, b] = [await approved(here, date), await approved(here, date)]
        const [ta, tb] = [await tagOf(here, a), await tagOf(here, b)]
        const done = await Promise.allSettled([
          publish(office, here.staff.publisher, name(a), ta),
          publish(office, here.staff.publisher, name(b), tb),
        ])
        expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      }
      expect(await check(here.folder)).toEqual([])
    } finally {
      await here.end()
    }
  })

  it('never publish what was not approved, whatever is edited at that moment.', async () => {
    const here = await bench()
    try {
      const { office, store } = here.service
      const { editor, reviewer, publisher } = here.staff
      for (let i = 0; i < size(200, 12); i++) {
        const date = `${2040 + Math.floor(i / 28)}-01-${String(1 + (i % 28)).padStart(2, '0')}`
        const v = await approved(here, date)
        const match = await tagOf(here, v)
        const evil = smallText({ version: v, from: date, points: -50 })
        await Promise.allSettled([
          giveBack(office, reviewer, name(v), match, '退').then(() =>
            saveText(office, editor, name(v), evil, match),
          ),
          saveText(office, editor, name(v), evil, match),
          publish(office, publisher, name(v), match),
          saveText(office, editor, name(v), evil, match),
        ])
        const { row, approvals } = await store.read((db) => open(db, name(v)))
        if (row.state !== 'published') continue
        const bound = approvals.filter(({ round }) => round === row.round)
        expect(bound.map(({ sourceHash }) => sourceHash)).toContain(row.sourceHash)
        expect(row.sourceHash).toBe(match.slice(1, -1))
      }
      expect(await check(here.folder)).toEqual([])
    } finally {
      await here.end()
    }
  })
})

describe('kill -9', () => {
  it('loses nothing that was acknowledged and leaves nothing half done.', async () => {
    const here = await bench()
    const { folder } = here
    await here.service.close()
    const acknowledged = new Set<string>()
    try {
      for (let i = 0; i < size(200, 3); i++) {
        const child = start(folder, here.options.rules)
        for (const id of await untilKilled(child, 3 + ((i * 7) % 40))) acknowledged.add(id)
        const service = await openService(here.options)
        const { rows } = await service.store.read(() =>
          service.store.client.execute('SELECT id FROM comment UNION SELECT id FROM receipt'),
        )
        const stored = new Set(rows.map((row) => String(row[0])))
        expect(
          [...acknowledged].filter((id) => !stored.has(id)),
          `round ${i}`,
        ).toEqual([])
        await service.close()
        expect(await check(folder), `round ${i}`).toEqual([])
      }
      expect(acknowledged.size).toBeGreaterThan(10)
    } finally {
      here.service = await openService(here.options)
      await here.end()
    }
  })
})

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  )
}

function start(folder: string, rules: string): ChildProcess {
  const args = ['--import', 'tsx', join(ROOT, 'test/proof/writer.ts'), folder, rules]
  return spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
}

/** The ids that the child says are written, until it has said so many and is killed. */
function untilKilled(child: ChildProcess, count: number): Promise<string[]> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (chunk) => {
      said += chunk
      if (said.split('\n').length > count) child.kill('SIGKILL')
    })
    child.on('exit', (code) => {
      if (code !== null) reject(new Error(`the writer ended by itself with ${code}`))
      // The last line may be cut: it was not said.
      else resolve(said.split('\n').slice(0, -1))
    })
  })
}
