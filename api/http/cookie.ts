// The session's cookie: locked to the host behind https, plain on a loopback without it.

const SECURE = '__Host-liangxin'
const PLAIN = 'liangxin'

/** The token of a request's cookie. */
export function tokenOf(request: Request): string | undefined {
  const name = isSecure(request) ? SECURE : PLAIN
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === name && value) return value
  }
  return undefined
}

/** The header that sets the token, or ends it. */
export function cookieOf(request: Request, token: string | undefined): string {
  const secure = isSecure(request)
  const end = token === undefined ? '; Max-Age=0' : ''
  const name = secure ? SECURE : PLAIN
  const flags = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
  return `${name}=${token ?? ''}; ${flags}${end}`
}

// A proxy that ends https says so; whoever lies about it only loses their own cookie.
function isSecure(request: Request): boolean {
  return request.url.startsWith('https:') || request.headers.get('x-forwarded-proto') === 'https'
}
