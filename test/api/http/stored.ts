// The app over a real store: people sign in, services show keys.
import type { Hono } from 'hono'
import { createApp } from '../../../api/http/app.ts'
import { createMetrics } from '../../../api/http/node/metrics.ts'
import type { Ports } from '../../../api/http/ports.ts'
import { openCity } from '../../../api/simulation/city.ts'
import { hostOf } from '../../../api/start/host.ts'
import type { ServiceOptions } from '../../../api/start/service.ts'
import { type Bench, bench, PASSWORD } from '../service.ts'

export type Stored = Bench & {
  app: Hono
  ports: Ports
  errors: unknown[]
  /** A request as somebody; each may come from an address of its own. */
  ask: (method: string, path: string, more?: Ask) => Promise<Response>
  /** The cookie of a person. */
  cookie: (name: string, password?: string) => Promise<string>
  /** Forgets the cookies, as after everybody has signed out. */
  forget: () => void
}

/** The body of an answer. */
export async function bodyOf(answer: Response | Promise<Response>) {
  return JSON.parse(await (await answer).text())
}

export type Ask = {
  as?: string
  key?: string
  body?: unknown
  yaml?: string
  /** Sent as it is, with its media type. */
  raw?: { body: string; type: string }
  match?: string
  address?: string
  headers?: Record<string, string>
}

/** Opens a bench behind its app. */
export async function stored(more: Partial<ServiceOptions> = {}): Promise<Stored> {
  const at = await bench(more)
  const errors: unknown[] = []
  const log = { info: () => {}, error: (fields: unknown) => void errors.push(fields) }
  const { ports: own, watch } = await hostOf(at.service, at.options, log)
  const city = await openCity(at.service.ledger)
  const ports = { ...own, city, ...createMetrics() }
  const app = createApp(ports)
  const cookies = new Map<string, string>()

  const ask: Stored['ask'] = async (method, path, more = {}) => {
    const { as, key, body, yaml, raw, match, address = '127.0.0.1', headers = {} } = more
    const sent: Record<string, string> = { ...headers }
    if (as !== undefined) sent['cookie'] = await cookie(as)
    if (key !== undefined) sent['authorization'] = `Bearer ${key}`
    if (match !== undefined) sent['if-match'] = match
    if (body !== undefined) sent['content-type'] = 'application/json'
    if (yaml !== undefined) sent['content-type'] = 'application/yaml'
    if (raw !== undefined) sent['content-type'] = raw.type
    const text = raw?.body ?? yaml ?? (body === undefined ? undefined : JSON.stringify(body))
    const init = { method, headers: sent, body: text }
    return app.request(path, init, { incoming: { socket: { remoteAddress: address } } })
  }

  const cookie: Stored['cookie'] = async (name, password = PASSWORD) => {
    const known = cookies.get(name)
    if (known !== undefined) return known
    const answer = await ask('POST', '/v1/sessions', { body: { name, password } })
    if (answer.status !== 201) throw new Error(await answer.text())
    const set = answer.headers.get('set-cookie')!.split(';')[0]!
    cookies.set(name, set)
    return set
  }

  const { end } = at
  return Object.assign(at, {
    app,
    ports,
    errors,
    ask,
    cookie,
    forget: () => cookies.clear(),
    end: async () => {
      watch.stop()
      await city.close()
      await end()
    },
  })
}
