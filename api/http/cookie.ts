// The session's cookie: locked to the host behind https, plain on a loopback without it.

const SECURE = '__Host-liangxin'
const PLAIN = 'liangxin'
const TICKET = '-ticket'
const TICKET_SECONDS = 600

/** The token of a request's cookie. */
export function tokenOf(request: Request): string | undefined {
  return cookieValue(request, nameOn(request))
}

/** The ticket of somebody who comes back from the provider of identities. */
export function ticketOf(request: Request): string | undefined {
  return cookieValue(request, nameOn(request) + TICKET)
}

function cookieValue(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === name && value) return value
  }
  return undefined
}

/** The header that sets the token, or ends it. */
export function cookieOf(request: Request, token: string | undefined): string {
  const end = token === undefined ? '; Max-Age=0' : ''
  return `${nameOn(request)}=${token ?? ''}; ${flagsOf(request, 'Strict')}${end}`
}

/** The header that sets the ticket, or takes it away; it comes back from another site. */
export function ticketCookie(request: Request, ticket: string | undefined): string {
  const life = `Max-Age=${ticket === undefined ? 0 : TICKET_SECONDS}`
  return `${nameOn(request)}${TICKET}=${ticket ?? ''}; ${flagsOf(request, 'Lax')}; ${life}`
}

function nameOn(request: Request): string {
  return isSecure(request) ? SECURE : PLAIN
}

function flagsOf(request: Request, site: 'Strict' | 'Lax'): string {
  return `Path=/; HttpOnly; SameSite=${site}${isSecure(request) ? '; Secure' : ''}`
}

// A proxy that ends https says so; whoever lies about it only loses their own cookie.
function isSecure(request: Request): boolean {
  return request.url.startsWith('https:') || request.headers.get('x-forwarded-proto') === 'https'
}
