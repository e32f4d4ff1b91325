// The real service with a database of its own, as a program beside the test.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../support.ts'
import { furnish } from './furnish.ts'
import { prepared } from './prepared.ts'
import { type LetIn, letIn } from './staff.ts'

/** A running service that everybody has signed in to before. */
export type Service = LetIn & { url: string; stop: () => Promise<void> }

/** What is known of a folder. */
type Known = LetIn & { simulation?: string }

/** Starts it where everybody may sign in and nothing has been made yet, with these settings. */
export async function startService(settings: Record<string, string> = {}): Promise<Service> {
  return serviceIn(await prepared('staffed', staffed), settings)
}

/** Starts it with a draft, a population and a simulation of 2,000, and tells its id. */
export async function startFurnished(): Promise<Service & { simulation: string }> {
  const folder = await prepared('furnished', async (folder) => {
    await staffed(folder)
    const { url, end } = await served(folder)
    const known = read(folder)
    write(folder, { ...known, simulation: await furnish({ url, ...known }) })
    await end()
  })
  return { simulation: read(folder).simulation!, ...(await serviceIn(folder)) }
}

/** A running demonstration, and everybody's password. */
export type Demo = { url: string; password: string; stop: () => Promise<void> }

/** The demonstration as `npm run demo` starts it. */
export async function startDemo(): Promise<Demo> {
  const child = program('demo', { LIANGXIN_PORT: '0' })
  const [, password, url] = await heard(
    child,
    /(demo-[0-9a-f]{8})[\s\S]*?(https?:\/\/\S+)[\s\S]*are ready/,
  )
  return { url: url!, password: password!, stop: () => ended(child) }
}

async function staffed(folder: string): Promise<void> {
  const { url, end } = await served(folder)
  write(folder, await letIn(url, join(folder, 'data')))
  await end()
}

async function serviceIn(folder: string, settings: Record<string, string> = {}): Promise<Service> {
  const { url, end } = await served(folder, settings)
  const stop = async (): Promise<void> => {
    await end()
    rmSync(folder, { recursive: true, force: true })
  }
  const { administrator, sessions } = read(folder)
  return { url, administrator, sessions, stop }
}

async function served(folder: string, settings: Record<string, string> = {}) {
  const child = program('serve', {
    LIANGXIN_DATA: join(folder, 'data'),
    LIANGXIN_PORT: '0',
    ...settings,
  })
  const [said] = await heard(child, /https?:\/\/\S+(?=\s)/)
  return { url: said.replace(/\/$/, ''), end: () => ended(child) }
}

// What is known of a folder stands beside its data.
function read(folder: string): Known {
  return JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')) as Known
}

function write(folder: string, known: Known): void {
  writeFileSync(join(folder, 'known.json'), JSON.stringify(known))
}

function program(verb: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'dist/liangxin.js'), verb], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
}

// What a program says, once it has said so much.
function heard(child: ChildProcess, wanted: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (data: Buffer): void => {
      said += data.toString()
      const found = wanted.exec(said)
      if (found) resolve(found)
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the service ended (${code}): ${said}`)))
  })
}
