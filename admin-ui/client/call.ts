// The one way to the server: JSON in and out, problems as RFC 9457, and a word on whether the
// session or the connection is gone.
import type { Problem } from '../../engine/words/problem.ts'

/** What the server says when it does not do what was asked. */
export type Refusal = {
  status: number
  title: string
  detail?: string
  problems?: Problem[]
  [more: string]: unknown
}

/** A refusal of the server; `status` 0 = it could not be reached. */
export class ServerError extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.title)
    this.refusal = refusal
  }
  get status(): number {
    return this.refusal.status
  }
}

type Options = {
  body?: unknown
  /** Text sent as it is, with its media type. */
  text?: { type: string; body: string }
  /** Fields and files. */
  form?: FormData
  ifMatch?: string | undefined
  accept?: string
  signal?: AbortSignal | undefined
  headers?: Record<string, string>
}

const told = new EventTarget()

/** Calls `listener` when the server no longer knows the session. */
export function onSignedOut(listener: () => void): () => void {
  told.addEventListener('signed-out', listener)
  return () => told.removeEventListener('signed-out', listener)
}

/** The answer as JSON. */
export async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const response = await send(method, path, options)
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** The answer as it came, a refusal thrown. */
export async function send(method: string, path: string, options: Options = {}): Promise<Response> {
  const { body, text, form, ifMatch, accept = 'application/json', signal, headers = {} } = options
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept,
        ...(body !== undefined ? { 'content-type': 'application/json' } : {}),
        ...(text ? { 'content-type': text.type } : {}),
        ...(ifMatch !== undefined ? { 'if-match': `"${ifMatch}"` } : {}),
        ...headers,
      },
      body: form ?? text?.body ?? (body === undefined ? null : JSON.stringify(body)),
      signal: signal ?? null,
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ServerError({ status: 0, title: 'unreachable' })
  }
  if (response.ok) return response
  const refusal = await refusalOf(response)
  if (response.status === 401 && path !== '/v1/sessions')
    told.dispatchEvent(new Event('signed-out'))
  throw new ServerError(refusal)
}

async function refusalOf(response: Response): Promise<Refusal> {
  try {
    const body = (await response.json()) as Partial<Refusal>
    return { ...body, status: response.status, title: body.title ?? response.statusText }
  } catch {
    return { status: response.status, title: response.statusText }
  }
}
