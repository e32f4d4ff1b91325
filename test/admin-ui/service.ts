// The real service with a database of its own: an administrator from the first start, staff in
// different roles, a small population.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyEdits } from '../../engine/text/edit.ts'
import { ROOT } from '../support.ts'

export const PASSWORD = '计量信用 correct-horse-7'

/** Who works here; each is one person. */
const STAFF = {
  liwenjing: { displayName: '李文静', roles: ['viewer', 'editor'] },
  wanghaifeng: { displayName: '王海峰', roles: ['viewer', 'editor'] },
  zhouguoping: { displayName: '周国平', roles: ['viewer', 'reviewer'] },
  shenhui: { displayName: '沈慧', roles: ['viewer', 'publisher'] },
  chenming: { displayName: '陈明', roles: ['auditor'] },
} as const

/** A running service; its administrator has the staff's password, too. */
export type Service = { url: string; administrator: string; stop: () => Promise<void> }

/** Somebody who calls the service without a browser. */
export type Caller = <T = unknown>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<T>

/** Starts it over an empty folder, with these settings, and lets everybody in. */
export async function startService(settings: Record<string, string> = {}): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'liangxin-pages-'))
  const child = spawn(process.execPath, [join(ROOT, 'dist/liangxin.js'), 'serve'], {
    cwd: ROOT,
    env: { ...process.env, LIANGXIN_DATA: join(folder, 'data'), LIANGXIN_PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = (await heard(child, /https?:\/\/\S+(?=\s)/))[0].replace(/\/$/, '')
  const first = JSON.parse(readFileSync(join(folder, 'data/first-run.json'), 'utf8')) as {
    administrator: { name: string; password: string }
  }
  const { name, password } = first.administrator
  await (await caller(url, name, password))('PUT', '/v1/me/password', {
    current: password,
    next: PASSWORD,
  })
  const admin = await caller(url, name, PASSWORD)
  for (const [login, { displayName, roles }] of Object.entries(STAFF)) {
    const initial = `${PASSWORD} at first`
    await admin('POST', '/v1/users', { name: login, displayName, roles, password: initial })
    const own = await caller(url, login, initial)
    await own('PUT', '/v1/me/password', { current: initial, next: PASSWORD })
  }
  const stop = async (): Promise<void> => {
    await ended(child)
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
  }
  return { url, administrator: name, stop }
}

/** A running demonstration, and everybody's password. */
export type Demo = { url: string; password: string; stop: () => Promise<void> }

/** The demonstration as `npm run demo` starts it. */
export async function startDemo(): Promise<Demo> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/liangxin.js'), 'demo'], {
    cwd: ROOT,
    env: { ...process.env, LIANGXIN_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [, password, url] = await heard(
    child,
    /(demo-[0-9a-f]{8})[\s\S]*?(https?:\/\/\S+)[\s\S]*are ready/,
  )
  return { url: url!, password: password!, stop: () => ended(child) }
}

/** Signs in without a browser. */
export async function caller(url: string, name: string, password: string): Promise<Caller> {
  let cookie = ''
  const call: Caller = async <T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        origin: url,
        cookie,
        ...headers,
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    })
    const set = response.headers.get('set-cookie')
    if (set) cookie = set.split(';')[0]!
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
  await call('POST', '/v1/sessions', { name, password })
  return call
}

/** Makes a small population and waits for it. */
async function makePopulation(call: Caller, size = 2000): Promise<string> {
  await call('POST', '/v1/populations', {
    name: '全市样本',
    generate: { size, seed: 1, asOf: '2026-06-30' },
  })
  for (;;) {
    const { populations } = await call<{ populations: { id: string; state: string }[] }>(
      'GET',
      '/v1/populations',
    )
    const [one] = populations
    if (one?.state === 'done') return one.id
    if (one?.state === 'failed') throw new Error('the population was not made')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** A draft that changes three rows, a population, and it simulated, under a reading, too; its id. */
export async function furnish(url: string, size = 2000): Promise<string> {
  const li = await caller(url, 'liwenjing', PASSWORD)
  const at = '/v1/rulesets/hangzhou-metrology/versions'
  const draft = await li<{ text: string; sourceHash: string }>('POST', at, { from: 'v1' })
  const { text } = applyEdits(draft.text, [
    { set: 'effectiveFrom', to: '2027-01-01' },
    { set: 'items.market-scale-missing.points', to: -10 },
    { set: 'items.red-alert-after-9-days.pointsEach.points', to: -2 },
    { set: 'items.public-service.points', to: 2 },
    { set: 'items.public-service.limit.points', to: 2 },
  ])
  await li('PUT', `${at}/v2`, text, {
    'content-type': 'application/yaml',
    'if-match': `"${draft.sourceHash}"`,
  })
  const population = await makePopulation(li, size)
  const side = (version: string) => ({ ruleset: 'hangzhou-metrology', version })
  const { id } = await li<{ id: string }>('POST', '/v1/simulations', {
    population,
    from: side('v1'),
    to: side('v2'),
    also: { ...side('v2'), readings: { 'half-points': 'favour-subject' } },
  })
  for (;;) {
    const { state } = await li<{ state: string }>('GET', `/v1/simulations/${id}`)
    if (state === 'done') return id
    if (state === 'failed') throw new Error('the simulation failed')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
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
