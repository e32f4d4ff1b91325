// liangxin serve: the HTTP service over the data folder.
import type { Command } from 'commander'
import { createApp } from '../http/app.ts'
import { createLog } from '../http/node/log.ts'
import { createMetrics } from '../http/node/metrics.ts'
import { pageFiles } from '../http/node/pages.ts'
import { serve } from '../http/node/serve.ts'
import { Refusal } from '../refusal/refusal.ts'
import { projectRoot } from '../root.ts'
import { RULES } from '../rules/library.ts'
import { readSettings, type Settings } from '../settings.ts'
import { shanghaiDate } from '../shanghai.ts'
import { type City, openCity } from '../simulation/city.ts'
import { FIRST_RUN } from '../start/folder.ts'
import { hostOf } from '../start/host.ts'
import { readPlaces } from '../start/places.ts'
import { openService, type Service, type ServiceOptions } from '../start/service.ts'
import { REAL_WORLD } from '../store/world.ts'

const DONE = 0
const PROBLEMS = 1
const USAGE = 2

/** Adds the verb; `done` takes the exit code once the service has stopped. */
export function registerServe(program: Command, done: (code: number) => void): void {
  program
    .command('serve')
    .description(
      '提供HTTP服务：LIANGXIN_PORT、LIANGXIN_HOST、LIANGXIN_DATA (serve over HTTP; see the README for settings)',
    )
    .action(async () => done(await runServe()))
}

async function runServe(): Promise<number> {
  const { settings, wrong } = readSettings(process.env)
  for (const line of wrong) complain(line)
  if (wrong.length > 0) return USAGE
  const { provider } = settings
  const options = { ...serviceOptions(process.env), ...(provider ? { provider } : {}) }
  return runService(options, settings, tellFirstRun)
}

/** The options of a service from the environment. */
export function serviceOptions(environment: Record<string, string | undefined>): ServiceOptions {
  return {
    ...readPlaces(environment),
    world: REAL_WORLD,
    rules: RULES,
    today: () => shanghaiDate(),
    warn: (zh, en) => complain(`${zh} (${en})`),
  }
}

/** Opens the service, serves it until a signal, and closes it; `ready` runs before it listens. */
export async function runService(
  options: ServiceOptions,
  settings: Settings,
  ready: (service: Service, city: City) => Promise<void> | void,
): Promise<number> {
  let service: Service
  try {
    service = await openService(options)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    complain(error.message)
    if (error.hint) complain(`${error.hint.zh} (${error.hint.en})`)
    return PROBLEMS
  }
  const log = createLog()
  const city = await openCity(service.ledger, settings.uploadBytes)
  try {
    await ready(service, city)
    const { ports, watch } = await hostOf(service, options, log)
    const all = { ...ports, city, page: pageFiles(projectRoot()), ...createMetrics() }
    const server = await serve(createApp(all), all, settings).catch(
      (error: NodeJS.ErrnoException) => error,
    )
    if (server instanceof Error) {
      const taken = server.code === 'EADDRINUSE'
      const why = taken ? '端口已被占用 (the port is taken)' : server.message
      complain(`${settings.host}:${settings.port} ${why}`)
      return PROBLEMS
    }
    process.stdout.write(`量信 ${server.url}　接口 (API) ${server.url}/docs\n`)
    await new Promise<void>((resolve) => {
      process.once('SIGTERM', resolve)
      process.once('SIGINT', resolve)
    })
    await server.stop()
    watch.stop()
    return DONE
  } finally {
    await city.close()
    await service.close()
    log.flush()
  }
}

// On a terminal the credentials are shown; elsewhere they would end up in a log.
function tellFirstRun({ firstRun, store }: Service): void {
  if (!firstRun) return
  const file = `${store.folder}/${FIRST_RUN}`
  if (!process.stdout.isTTY) {
    process.stdout.write(`首次启动，账号和密钥在 (first start; the credentials are in) ${file}\n`)
    return
  }
  const { administrator, serviceKey } = firstRun
  process.stdout.write(
    `首次启动 (first start)，以下只显示这一次，另存于 (shown once, kept in) ${file}：
  管理员 (administrator)  ${administrator.name}  ${administrator.password}
  服务密钥 (service key)  ${serviceKey}
`,
  )
}

function complain(line: string): void {
  process.stderr.write(`liangxin: ${line}\n`)
}
