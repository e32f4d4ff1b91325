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
