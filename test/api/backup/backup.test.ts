// Drills: a backup under write load comes back whole, a broken one does not come back at all.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backup } from '../../../api/backup/backup.ts'
import { restore } from '../../../api/backup/restore.ts'
import { main } from '../../../api/cli/main.ts'
import { createDraft } from '../../../api/lifecycle/drafts.ts'
import { openService } from '../../../api/start/service.ts'
import { migrate, migrations } from '../../../api/store/migrate.ts'
import { openStore } from '../../../api/store/open.ts'
import { type Bench, bench, smallText } from '../service.ts'

let here: Bench
let base: string
beforeEach(async () => {
  here = await bench()
  base = join(here.folder, '..')
})
afterEach(() => here.end())

const now = () => here.clock.now
const write = () =>
  createDraft(here.service.office, here.staff.editor, { ruleset: 'small', from: 'v1' })

describe('A backup', () => {
  it('taken while the service writes is restored with every row up to its moment.', async () => {
    await write()
    const target = join(base, 'backup')
    const [manifest] = await Promise.all([
      backup(here.folder, target, now),
      ...Array.from({ length: 10 }, write),
    ])
    expect(readdirSync(target).sort()).toEqual(['liangxin.db', 'manifest.json'])
    await here.service.close()
    const folder = join(base, 'restored')
    expect(await restore(target, folder)).toEqual({ manifest })
    const service = await openService({ ...here.options, folder })
    expect(service.firstRun).toBeUndefined()
    // The restored store signs with a key of its own from here on, and says so.
    expect(service.ledger.head()).toBe(manifest.seq + 1)
    await service.close()
    here.service = await openService(here.options)
  })

  it('says which rows the checkpoints outside know and it does not.', async () => {
    const place = join(base, 'outside')
    here.options.checkpoints = [place]
    await here.restart()
    const manifest = await backup(here.folder, join(base, 'backup'), now)
    await write()
    await write()
    await here.service.notary.now()
    const head = here.service.ledger.head()
    const restored = await restore(join(base, 'backup'), join(base, 'r'), { places: [place] })
    expect(restored.missing).toEqual({ from: manifest.seq + 1, to: head })
  })

  it('that was changed, cut or copied by hand is refused, and nothing is put in its place.', async () => {
    const target = join(base, 'backup')
    await backup(here.folder, target, now)
    const refused = async (code: string, change: () => void) => {
      cpSync(target, join(base, 'copy'), { recursive: true })
      change()
      const folder = join(base, 'r')
      await expect(restore(join(base, 'copy'), folder)).rejects.toMatchObject({ code })
      expect(existsSync(folder)).toBe(false)
      rmSync(join(base, 'copy'), { recursive: true })
    }
    const file = join(base, 'copy/liangxin.db')
    await refused('backup-broken', () => {
      const bytes = readFileSync(file)
      bytes[bytes.length - 100]! ^= 1
      writeFileSync(file, bytes)
    })
    await refused('backup-broken', () => writeFileSync(file, readFileSync(file).subarray(0, 8192)))
    await refused('backup-missing', () => rmSync(join(base, 'copy/manifest.json')))
    await expect(restore(target, here.folder)).rejects.toMatchObject({ code: 'folder-not-empty' })
    await expect(backup(here.folder, target, now)).rejects.toMatchObject({
      code: 'folder-not-empty',
    })
  })

  it('of a store that was tampered with is not taken.', async () => {
    await here.service.close()
    const client = createClient({ url: `file:${join(here.folder, 'liangxin.db')}` })
    await client.execute('DROP TRIGGER person_stays')
    client.close()
    await expect(backup(here.folder, join(base, 'backup'), now)).rejects.toMatchObject({
      code: 'backup-broken',
    })
    expect(existsSync(join(base, 'backup'))).toBe(false)
    here.service = await openService({ ...here.options, folder: join(base, 'fresh') })
  })
})

describe('A database of an older program', () => {
  it.each(migrations().map((_, i) => i))(
    'with %i migrations is brought up to date.',
    async (count) => {
      const folder = join(base, 'old')
      mkdirSync(folder)
      const client = createClient({ url: `file:${join(folder, 'liangxin.db')}` })
      expect(await migrate(client, migrations().slice(0, count))).toHaveLength(count)
      client.close()
      const opened = await openStore({ folder, world: here.options.world })
      expect(opened.migrated).toHaveLength(migrations().length - count)
      opened.close()
    },
  )
})

describe('The command line', () => {
  it('backs up, restores, verifies, migrates and exports.', async () => {
    const said: string[] = []
    const run = async (data: string, ...args: string[]) => {
      process.env['LIANGXIN_DATA'] = data
      const write = process.stdout.write
      process.stdout.write = ((text: string) => void said.push(text)) as never
      try {
        return await main(args)
      } finally {
        process.stdout.write = write
        delete process.env['LIANGXIN_DATA']
      }
    }
    const target = join(base, 'backup')
    expect(await run(here.folder, 'audit', 'verify')).toBe(0)
    expect(await run(here.folder, 'backup', target)).toBe(0)
    expect(await run(join(base, 'r'), 'restore', target)).toBe(0)
    expect(await run(join(base, 'r'), 'migrate')).toBe(0)
    expect(await run(join(base, 'r'), 'export', 'small/v1', join(base, 'out'))).toBe(0)
    expect(readFileSync(join(base, 'out/v1.yaml'), 'utf8')).toBe(smallText())
    expect(await run(join(base, 'r'), 'export', 'small/v9', join(base, 'out'))).toBe(1)
    expect(await run(join(base, 'none'), 'audit', 'verify')).toBe(1)
    expect(said.join('')).toContain('完好')
    expect(spawnSync('ls', [join(base, 'r')], { encoding: 'utf8' }).stdout).not.toContain(
      'first-run',
    )
  })
})
