// A provider of identities (OpenID Connect): where people sign in with an account kept elsewhere.
// It says who somebody is; what they may do stays here.
import type { Configuration } from 'openid-client'
import { Refusal } from '../refusal/refusal.ts'
import type { ProviderSettings } from '../settings.ts'
import { freshSecret, type World } from '../store/world.ts'

/** Why somebody is sent there: to sign in, or to be asked again within a session. */
export type Purpose = { kind: 'signIn' } | { kind: 'confirm'; person: string; token: string }

/** Whom the provider has sent back. */
export type Identity = { purpose: Purpose; value: string }

export type Provider = {
  name: string
  /** Where the browser goes, and the ticket that it must bring back. */
  begin: (purpose: Purpose) => Promise<{ url: string; ticket: string }>
  /** Who came back by this ticket with this query; each ticket is good once. */
  finish: (ticket: string | undefined, search: string) => Promise<Identity>
}

/** Where the provider sends the browser back to. */
export const CALLBACK = '/v1/sign-in/callback'

const PATIENCE_SECONDS = 10
const TICKET_LIFE = 10 * 60_000
const MOST_TICKETS = 5_000
/** How far the provider's clock may be behind ours. */
const SKEW_SECONDS = 10

/** No answer, or not the sort of answer that is to be judged. */
const ABSENT = new Set(['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM'])

type Pending = { purpose: Purpose; state: string; nonce: string; verifier: string; at: number }

/** The provider of these settings; nothing is asked of it before somebody wants to sign in. */
export function openProvider(settings: ProviderSettings, world: World): Provider {
  const { name, claim } = settings
  const callback = new URL(CALLBACK, settings.url).href
  const pending = new Map<string, Pending>()
  let found: Promise<Configuration> | undefined
  const configuration = () => {
    found ??= discover(settings)
    // One that cannot be reached now is looked for again the next time.
    found.catch(() => {
      found = undefined
    })
    return found
  }

  return {
    name,
    begin: async (purpose) => {
      const oidc = await import('openid-client')
      const config = await configuration().catch((error) => Promise.reject(refusalOf(error)))
      const made: Pending = {
        purpose,
        state: freshSecret(world),
        nonce: freshSecret(world),
        verifier: freshSecret(world),
        at: world.now(),
      }
      const ticket = freshSecret(world)
      pending.set(ticket, made)
      for (const old of pending.keys()) if (pending.size > MOST_TICKETS) pending.delete(old)
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: scopesFor(claim),
        state: made.state,
        nonce: made.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(made.verifier),
        code_challenge_method: 'S256',
        ...(purpose.kind === 'confirm' ? { prompt: 'login', max_age: '0' } : {}),
      })
      return { url: url.href, ticket }
    },
    finish: async (ticket, search) => {
      const oidc = await import('openid-client')
      const kept = ticket === undefined ? undefined : pending.get(ticket)
      if (ticket !== undefined) pending.delete(ticket)
      if (!kept || world.now() - kept.at > TICKET_LIFE) throw new Refusal('provider-ticket')
      const { purpose, state, nonce, verifier, at } = kept
      const again = purpose.kind === 'confirm'
      const config = await configuration().catch((error) => Promise.reject(refusalOf(error)))
      const tokens = await oidc
        .authorizationCodeGrant(config, new URL(search, callback), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          // Only that the claim is there; what it must be is held below.
          ...(again ? { maxAge: TICKET_LIFE / 1000 } : {}),
        })
        .catch((error) => Promise.reject(refusalOf(error)))
      const claims = tokens.claims()!
      // Asked again means asked since: an old sign-in at the provider is not enough.
      if (again && Number(claims.auth_time) < at / 1000 - SKEW_SECONDS)
        throw new Refusal('identity-stale')
      return { purpose, value: namedBy(claims, claim) }
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings) {
  const oidc = await import('openid-client')
  // Settings allow plain http on a loopback only.
  const plain = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []
  const options = { timeout: PATIENCE_SECONDS, execute: plain }
  const looked = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, options)
  const server = looked.serverMetadata()
  // Unless it says otherwise a provider takes the secret as HTTP Basic.
  const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const basic = ways.includes('client_secret_basic')
  const shown = (basic ? oidc.ClientSecretBasic : oidc.ClientSecretPost)(clientSecret)
  const config = new oidc.Configuration(server, clientId, clientSecret, shown)
  config.timeout = PATIENCE_SECONDS
  // What says who somebody is must be signed, also when it comes straight from the provider.
  for (const set of [...plain, oidc.enableNonRepudiationChecks]) set(config)
  return config
}

function scopesFor(claim: string): string {
  if (claim === 'sub') return 'openid'
  return claim === 'email' ? 'openid email' : 'openid profile'
}

function namedBy(claims: Record<string, unknown>, claim: string): string {
  const value = claims[claim]
  const said = typeof value === 'number' ? String(value) : value
  // An address that nobody checked is one that anybody may have entered.
  const checked = claim !== 'email' || claims['email_verified'] === true
  if (typeof said === 'string' && said !== '' && said.length <= 200 && checked) return said
  throw new Refusal('identity-missing', { claim })
}

// What went wrong on the way: the person declined, nobody was there, or what came is not genuine.
function refusalOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Refusal) return error
  const { name, code } = error as Error & { code?: unknown }
  const why = [name, code].filter((each) => typeof each === 'string').join(' ')
  if (name === 'AuthorizationResponseError') return new Refusal('provider-declined')
  const absent = error.message === 'fetch failed' || ABSENT.has(String(code))
  return new Refusal(absent ? 'provider-unreachable' : 'provider-untrusted', { why }, { why })
}
