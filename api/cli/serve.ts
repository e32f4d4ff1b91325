// liangxin serve: the HTTP service over the rules that ship.
import { randomUUID } from 'node:crypto'
import type { Command } from 'commander'
import { createApp } from '../http/app.ts'
import { createLog } from '../http/node/log.ts'
import { createMetrics } from '../http/node/metrics.ts'
import { pageFiles } from '../http/node/pages.ts'
import { serve } from '../http/node/serve.ts'
import type { Ports } from '../http/ports.ts'
import { projectRoot } from '../root.ts'
import { fileRules } from '../rules/files.ts'
import { readSettings } from '../settings.ts'
import { shanghaiDate } from '../shanghai.ts'
import { problemLine } from './report.ts'

const USAGE = 2

/** Adds the verb; `done` takes the exit code once the service has stopped. */
export function registerServe(program: Command, done: (code: number) => void): void {
  program
    .command('serve')
    .description(
      '提供HTTP服务：LIANGXIN_PORT、LIANGXIN_HOST (serve over HTTP; set LIANGXIN_PORT, LIANGXIN_HOST)',
    )
    .action(async () => done(await runServe()))
}

async function runServe(): Promise<number> {
  const { settings, wrong } = readSettings(process.env)
  for (const line of wrong) process.stderr.write(`liangxin: ${line}\n`)
  if (wrong.length > 0) return USAGE
  const log = createLog()
  const today = () => shanghaiDate()
  const rules = fileRules(today)
  const broken = await rules.problems()
  for (const found of broken) process.stderr.write(`${problemLine('rules', found)}\n`)
  if (broken.length > 0) return 1
  const ports: Ports = {
    rules,
    today,
    log,
    errorId: randomUUID,
    page: pageFiles(projectRoot()),
    ...createMetrics(),
  }
  let service: Awaited<ReturnType<typeof serve>>
  try {
    service = await serve(createApp(ports), ports, settings)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === 'EADDRINUSE' ? '端口已被占用 (the port is taken)' : message
    process.stderr.write(`liangxin: ${settings.host}:${settings.port} ${why}\n`)
    return 1
  }
  process.stdout.write(`量信 ${service.url}　接口 (API) ${service.url}/docs\n`)
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
  })
  await service.stop()
  log.flush()
  return 0
}
