// liangxin demo: the service with sample staff, in a folder that goes when it stops.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { readSettings } from '../settings.ts'
import { STAFF, seedDemo } from '../start/demo.ts'
import { seedCity } from '../start/demo-city.ts'
import { runService, serviceOptions } from './serve.ts'

/** Adds the verb; `done` takes the exit code once the service has stopped. */
export function registerDemo(program: Command, done: (code: number) => void): void {
  program
    .command('demo')
    .description('演示：本机服务，带示例人员和送审中的 v2 (sample staff and a draft in review)')
    .action(async () => done(await runDemo()))
}

async function runDemo(): Promise<number> {
  const { settings } = readSettings(process.env)
  const folder = mkdtempSync(join(tmpdir(), 'liangxin-demo-'))
  const password = `demo-${randomBytes(4).toString('hex')}`
  // Passwords that are printed belong on this machine only, whatever the settings say.
  const here = { ...settings, host: '127.0.0.1' }
  const options = serviceOptions({ LIANGXIN_DATA: folder })
  try {
    return await runService(options, here, async (service, city) => {
      say('演示，不用于正式评价：人员和修订都是虚构的，停止后数据即删除')
      say('(a demonstration: people and amendments are invented; the data goes when it stops)')
      say('正在准备 (preparing)…')
      await seedDemo(service, password)
      say(`\n密码都是 (everybody's password is)  ${password}`)
      for (const { name, displayName, roles } of STAFF)
        say(`  ${name.padEnd(8)}${roles.join(', ').padEnd(16)}${displayName}`)
      say(`  服务密钥 (service key)  ${service.firstRun?.serviceKey ?? ''}\n`)
      // The service answers meanwhile; the pages show how far it is.
      seedCity(service, city).then(
        () =>
          say(
            '示例城市和 v1 → v2 的影响模拟已备好 (the invented city and its simulation are ready)',
          ),
        (error: Error) =>
          say(`示例城市没有做成 (the invented city was not made): ${error.message}`),
      )
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
