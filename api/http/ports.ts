// What the app needs from its host. The app itself knows only Web standards.
import type { Problem } from '../../engine/words/problem.ts'
import type { Caller, Rules } from '../rules/port.ts'
import type { City } from '../simulation/city.ts'
import type { Access } from './access.ts'
import type { Desk } from './desk.ts'
import type { Route } from './route.ts'

/** Structured log lines; never a body, a key or a person's data. */
export type Log = {
  info: (fields: Record<string, unknown>, message: string) => void
  error: (fields: Record<string, unknown>, message: string) => void
}

/** A file of the pages, plain and by gzip; `tag` changes with its content. */
export type PageFile = {
  bytes: Uint8Array<ArrayBuffer>
  zipped: Uint8Array<ArrayBuffer>
  type: string
  tag: string
}

/**
 * Decides who calls and whether they may. A refusal carries its status, 401, 403 or 429.
 * Without a guard everybody may do everything, so the host must bind loopback only.
 */
export type Guard = (
  request: Request,
  access: Access,
  address: string,
) => Admission | Promise<Admission>

export type Admission =
  | { caller: Caller | undefined; refusal?: undefined }
  | { refusal: { status: number; problem: Problem; headers?: Record<string, string> } }

/** Counts answers, in seconds until the headers; called once for each request. */
type Observe = (route: Route, status: number, seconds: number) => void

/** Everything from outside. */
export type Ports = {
  rules: Rules
  /** Today's civil date in Shanghai. */
  today: () => string
  log: Log
  /** A fresh id for a failure, which the answer and the log share. */
  errorId: () => string
  guard?: Guard
  /** People, versions in the making, and evidence; without a store there are none. */
  desk?: Desk
  observe?: Observe
  /** Populations and simulations, where there is a data folder. */
  city?: City
  /** The metrics as text, where they are kept. */
  metrics?: () => Promise<string>
  /** A file by its path: `admin-ui/index.html`, `docs/rapidoc.js`. */
  page?: (path: string) => Promise<PageFile | undefined>
}
