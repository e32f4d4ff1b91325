// Starts: an empty folder, a known one, somebody else's, a second process, changed rules.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { open } from '../../../api/lifecycle/office.ts'
import { openService } from '../../../api/start/service.ts'
import { ROOT } from '../../support.ts'
import { type Bench, bench, smallText } from '../service.ts'

let here: Bench
beforeEach(async () => {
  here = await bench()
})
afterEach(() => here.end())

const start = (more = {}) => openService({ ...here.options, ...more })
// Through the door, as everything else: a checkpoint may be in writing.
const query = (sql: string) => here.service.store.read(() => here.service.store.client.execute(sql))
const versions = async () =>
  (await query('SELECT version, state FROM version ORDER BY version')).rows.map(
    (row) => `${row[0]} ${row[1]}`,
  )

describe('The first start', () => {
  it('publishes what ships, and writes the first credentials for its owner alone.', async () => {
    expect(await versions()).toEqual(['v1 published'])
    const file = join(here.folder, 'first-run.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const { administrator, serviceKey } = JSON.parse(readFileSync(file, 'utf8'))
    expect(here.service.firstRun).toEqual({ administrator, serviceKey })
    const { sessions, keys } = here.service
    expect(await keys.check(serviceKey)).toMatchObject({ scopes: ['score'] })
    const me = await sessions.signIn('admin', administrator.password, 'here')
    expect(me.mustChangePassword).toBe(true)
    await sessions.changePassword(me.person, me.token, administrator.password, 'a new password')
    expect(existsSync(file)).toBe(false)
    expect(await keys.check(serviceKey)).toBeDefined()
  })

  it('makes the folder, and refuses one with other content and no database.', async () => {
    const folder = join(here.folder, '../other')
    mkdirSync(folder)
    writeFileSync(join(folder, 'notes.txt'), 'x')
    await expect(start({ folder })).rejects.toMatchObject({ code: 'folder-foreign' })
    expect(existsSync(join(folder, 'liangxin.db'))).toBe(false)
    // A database that was lost leaves its neighbours: nothing new is put in its place.
    await here.service.close()
    rmSync(join(here.folder, 'liangxin.db'))
    await expect(start()).rejects.toMatchObject({ code: 'folder-foreign' })
    here.service = await start({ folder: join(folder, 'deep/er') })
    expect(await versions()).toEqual(['v1 published'])
  })
})

describe('A later start', () => {
  it('finds everything as it was, and makes no second administrator.', async () => {
    const again = await here.restart()
    expect(again.firstRun).toBeUndefined()
    expect(await versions()).toEqual(['v1 published'])
  })

  it('takes a new file of rules as a draft.', async () => {
    writeFileSync(
      join(here.options.rules, 'small/v2.yaml'),
      smallText({ version: 'v2', from: '2027-01-01' }),
    )
    await here.restart()
    expect(await versions()).toEqual(['v1 published', 'v2 draft'])
    const { row } = await here.service.store.read((db) =>
      open(db, { ruleset: 'small', version: 'v2' }),
    )
    expect(row).toMatchObject({ bundled: true, author: null, publishedAt: null })
  })

  it('refuses a changed file of a stored version, but not another comment in it.', async () => {
    const file = join(here.options.rules, 'small/v1.yaml')
    writeFileSync(file, `# 说明\n${smallText()}`)
    await here.restart()
    writeFileSync(file, smallText({ points: -6 }))
    await here.service.close()
    await expect(start()).rejects.toMatchObject({ code: 'rules-differ' })
    writeFileSync(file, smallText())
    here.service = await start()
  })

  it('refuses a database whose triggers or migrations were changed.', async () => {
    await here.service.close()
    const change = async (...statements: string[]) => {
      const client = createClient({ url: `file:${join(here.folder, 'liangxin.db')}` })
      for (const sql of statements) await client.execute(sql)
      client.close()
    }
    cpSync(here.folder, `${here.folder}.copy`, { recursive: true })
    await change('DROP TRIGGER version_apart')
    await expect(start()).rejects.toMatchObject({ code: 'schema-differs' })
    rmSync(here.folder, { recursive: true })
    cpSync(`${here.folder}.copy`, here.folder, { recursive: true })
    await change("UPDATE migration SET hash = 'x' WHERE name LIKE '0002%'")
    await expect(start()).rejects.toMatchObject({ code: 'migration-differs' })
    rmSync(here.folder, { recursive: true })
    cpSync(`${here.folder}.copy`, here.folder, { recursive: true })
    await change("INSERT INTO migration VALUES ('9999-later.sql', 'x')")
    await expect(start()).rejects.toMatchObject({ code: 'database-newer' })
    rmSync(here.folder, { recursive: true })
    cpSync(`${here.folder}.copy`, here.folder, { recursive: true })
    here.service = await start()
  })

  it('refuses a folder that another process owns.', async () => {
    const boot = `import('${ROOT}api/store/lock.ts').then((lock) => lock.takeFolder('${here.folder}')).then(() => process.exit(0), (error) => { console.log(error.code); process.exit(3) })`
    const run = () =>
      spawnSync(process.execPath, ['--import', 'tsx', '-e', boot], { cwd: ROOT, encoding: 'utf8' })
    expect(run()).toMatchObject({ status: 3, stdout: 'folder-in-use\n' })
    await expect(start()).rejects.toMatchObject({ code: 'folder-in-use' })
    await here.service.close()
    expect(run().status).toBe(0)
    here.service = await start()
  })

  it('reads every setting of the database back.', async () => {
    const wanted = {
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      recursive_triggers: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      secure_delete: 1,
    }
    for (const [name, value] of Object.entries(wanted)) {
      const { rows } = await query(`PRAGMA ${name}`)
      expect(rows[0]![0], name).toBe(value)
    }
  })

  it('says when checkpoints are kept inside the data folder.', async () => {
    await here.service.close()
    here.service = await start({ checkpoints: [join(here.folder, 'inside')] })
    expect(here.warnings.join()).toContain('数据目录之内')
  })
})
