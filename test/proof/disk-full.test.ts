// A disk that is full: what was acknowledged stays, what was not is gone, the reason is told, and
// the same process goes on once there is room. The limit is the kernel's, on the child alone.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verify } from '../../api/evidence/verify.ts'
import { openService } from '../../api/start/service.ts'
import { onSnapshot } from '../../api/store/snapshot.ts'
import { bench } from '../api/service.ts'
import { ROOT, size } from '../support.ts'

const REFUSED = 'refused disk-full 507'

describe('A full disk', () => {
  it('refuses clearly, loses nothing acknowledged, and is got over.', async () => {
    const here = await bench()
    const { folder } = here
    await here.service.close()
    const acknowledged = new Set<string>()
    try {
      for (let i = 0; i < size(20, 2); i++) {
        // The database and its log may each grow by a little more, each time to another byte.
        const room = statSync(join(folder, 'liangxin.db')).size + 200_000 + i * 4_321
        const child = start(folder, here.options.rules, room)
        const { said, until } = listen(child)
        await until((lines) => lines.filter((line) => line === REFUSED).length >= 3)
        const before = said().length
        execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited'])
        await until((lines) => lines.slice(before).filter((line) => !line.includes(' ')).length > 6)
        child.kill('SIGKILL')
        await new Promise((resolve) => child.once('exit', resolve))
        const lines = said()
        const words = lines.filter((line) => line.includes(' '))
        expect(new Set(words)).toEqual(new Set([REFUSED]))
        for (const line of lines) if (!line.includes(' ')) acknowledged.add(line)
        const service = await openService(here.options)
        const { rows } = await service.store.read(() =>
          service.store.client.execute('SELECT id FROM comment UNION SELECT id FROM receipt'),
        )
        const stored = new Set(rows.map((row) => String(row[0])))
        expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([])
        await service.close()
        const { findings } = await onSnapshot({ folder }, (view) => verify(view, {}))
        expect(findings).toEqual([])
      }
    } finally {
      here.service = await openService(here.options)
      await here.end()
    }
  })
})

function start(folder: string, rules: string, room: number): ChildProcess {
  const writer = join(ROOT, 'test/proof/writer.ts')
  // Soft, so that it can be raised again.
  const limits = [`--fsize=${room}:unlimited`]
  const command = [process.execPath, '--import', 'tsx', writer, folder, rules]
  return spawn('prlimit', [...limits, ...command], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** The whole lines that a child has said, and a wait for them to be enough. */
function listen(child: ChildProcess) {
  let text = ''
  let check = () => {}
  child.stdout!.on('data', (chunk) => {
    text += chunk
    check()
  })
  const said = () => text.split('\n').slice(0, -1)
  const until = (enough: (lines: string[]) => boolean) =>
    new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the writer ended by itself with ${code}`)))
      check = () => {
        if (enough(said())) resolve()
      }
      check()
    })
  return { said, until }
}
