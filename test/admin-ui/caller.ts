// Somebody who calls the service without a browser.

/** One request as somebody: its answer as a value, or an error that says what was refused. */
export type Caller = <T = unknown>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<T>

/** Signs in without a browser. */
export async function caller(url: string, name: string, password: string): Promise<Caller> {
  return (await session(url, name, password)).call
}

/** Signs in without a browser, and tells the cookie that a browser would have, too. */
export async function session(
  url: string,
  name: string,
  password: string,
): Promise<{ call: Caller; cookie: () => string }> {
  const kept = { cookie: '' }
  const call = callerWith(url, kept)
  await call('POST', '/v1/sessions', { name, password })
  return { call, cookie: () => kept.cookie }
}

/** Somebody who has signed in before. */
export function callerOf(
  { url, sessions }: { url: string; sessions: Record<string, string> },
  name: string,
): Caller {
  return callerWith(url, { cookie: sessions[name]! })
}

function callerWith(url: string, kept: { cookie: string }): Caller {
  return async <T>(
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
        cookie: kept.cookie,
        ...headers,
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    })
    const set = response.headers.get('set-cookie')
    if (set) kept.cookie = set.split(';')[0]!
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
}
