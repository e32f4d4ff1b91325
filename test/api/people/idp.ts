// A provider of identities as others run one: discovery, a sign-in that asks nobody, tokens
// signed by RS256, keys. It holds clients to PKCE and their secret, and can be made to lie.
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export const CLIENT = { id: 'liangxin', secret: 'a secret of two' }

type Claims = Record<string, unknown>

/** What the provider does next; a test changes it. */
export type Mood = {
  /** Who is at the browser. */
  claims: Claims
  /** Changes the claims before they are signed. */
  twist: (claims: Claims) => Claims
  /** Signs with a key that is not published. */
  forged: boolean
  /** Says `none` instead of signing. */
  unsigned: boolean
  declines: boolean
  down: boolean
}

export type Idp = { issuer: string; mood: Mood; asked: URL[]; stop: () => Promise<void> }

const honest: Mood = {
  claims: { sub: 'nobody' },
  twist: (claims) => claims,
  forged: false,
  unsigned: false,
  declines: false,
  down: false,
}

/** Starts a provider on a loopback. */
export async function startIdp(): Promise<Idp> {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, URL>()
  const asked: URL[] = []
  const mood = { ...honest }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, issuer)
    const json = (value: unknown, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(value))
    }
    if (mood.down) return json({}, 503)
    if (url.pathname === '/.well-known/openid-configuration')
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      })
    if (url.pathname === '/keys')
      return json({
        keys: [
          { ...pair.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' },
        ],
      })
    if (url.pathname === '/authorize') {
      asked.push(url)
      const back = new URL(url.searchParams.get('redirect_uri')!)
      back.searchParams.set('state', url.searchParams.get('state')!)
      if (mood.declines) back.searchParams.set('error', 'access_denied')
      else {
        const code = randomBytes(16).toString('hex')
        codes.set(code, url)
        back.searchParams.set('code', code)
      }
      response.writeHead(302, { location: back.href })
      return response.end()
    }
    if (url.pathname !== '/token') return json({}, 404)
    const basic = `Basic ${Buffer.from(`${encoded(CLIENT.id)}:${encoded(CLIENT.secret)}`).toString('base64')}`
    if (request.headers.authorization !== basic) return json({ error: 'invalid_client' }, 401)
    const form = new URLSearchParams(await text(request))
    const begun = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const good =
      begun?.searchParams.get('code_challenge') === challenge &&
      begun.searchParams.get('redirect_uri') === form.get('redirect_uri')
    if (!good) return json({ error: 'invalid_grant' }, 400)
    const now = Math.floor(Date.now() / 1000)
    const claims = mood.twist({
      iss: issuer,
      aud: CLIENT.id,
      iat: now,
      exp: now + 300,
      auth_time: now,
      nonce: begun.searchParams.get('nonce'),
      ...mood.claims,
    })
    const key = mood.forged ? other.privateKey : pair.privateKey
    const head = { alg: mood.unsigned ? 'none' : 'RS256', kid: 'one' }
    const signed = [head, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    const signature = mood.unsigned
      ? ''
      : createSign('sha256').update(signed).sign(key, 'base64url')
    json({ access_token: 'x', token_type: 'Bearer', id_token: `${signed}.${signature}` })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { issuer, mood, asked, stop }
}

/** Makes the provider honest again. */
export function mend(mood: Mood, claims: Claims): void {
  Object.assign(mood, honest, { claims })
}

// As RFC 6749 wants names and secrets within Basic.
function encoded(part: string): string {
  return new URLSearchParams({ x: part }).toString().slice(2)
}

async function text(request: IncomingMessage): Promise<string> {
  let all = ''
  for await (const chunk of request) all += chunk
  return all
}
