// Who calls, and whether they may: keys by their hash, people by their session, roles and
// scopes as they are at this request. Deny unless a route says otherwise.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Ledger } from '../audit/record.ts'
import type { Keys } from '../people/keys.ts'
import { actorOf, type Person, type ServiceKey } from '../people/principal.ts'
import type { Sessions } from '../people/sessions.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Caller } from '../rules/port.ts'
import type { Access } from './access.ts'
import { tokenOf } from './cookie.ts'
import type { Admission, Guard } from './ports.ts'
import { problemOf } from './refusal.ts'

/** Requests a second: of a person's pages, and of a service. */
const PERSON_RATE = 100
const KEY_RATE = 20_000
/** Credentials that fail, a minute and address. */
const FAILING_RATE = 30
/** Refusals that are written down, a minute and caller; beyond it they are only counted. */
const NOTED_RATE = 30

const OWN = /^\/v1\/(me|me\/password|sessions)$/

/** The guard over keys and sessions. */
export function createGuard(ledger: Ledger, keys: Keys, sessions: Sessions): Guard {
  const people = new RateLimiterMemory({ points: PERSON_RATE, duration: 1 })
  const services = new RateLimiterMemory({ points: KEY_RATE, duration: 1 })
  const failing = new RateLimiterMemory({ points: FAILING_RATE, duration: 60 })
  const noted = new RateLimiterMemory({ points: NOTED_RATE, duration: 60 })

  const note = async (who: Caller | undefined, refusal: Refusal, request: Request) => {
    if (!(await admits(noted, who?.id ?? 'anonymous'))) return
    const actor = who
      ? { kind: who.kind, id: who.id, rights: [...who.roles, ...who.scopes] }
      : actorOf(undefined)
    const object = new URL(request.url).pathname.slice(0, 200)
    await ledger.record(actor, (_tx, log) =>
      log({
        action: 'request',
        object,
        outcome: 'refused',
        detail: { method: request.method, code: refusal.code },
      }),
    )
  }

  const identify = async (request: Request): Promise<Caller | undefined> => {
    const authorization = request.headers.get('authorization')
    if (authorization !== null) {
      const key = /^Bearer (\S+)$/i.exec(authorization)?.[1]
      const found = key === undefined ? undefined : await keys.check(key)
      if (!found) throw new Refusal('key-invalid')
      return callerOfKey(found)
    }
    const token = tokenOf(request)
    if (token === undefined) return undefined
    const signedIn = await sessions.check(token)
    if (!signedIn) throw new Refusal('sign-in-needed')
    if (signedIn.mustChangePassword && !OWN.test(new URL(request.url).pathname))
      throw new Refusal('password-must-change')
    return callerOfPerson(signedIn.person)
  }

  return async (request, access, address) => {
    let caller: Caller | undefined
    try {
      mustBeOwn(request)
      if (access === 'public') return { caller: undefined }
      caller = await identify(request)
      if (!caller) throw new Refusal('sign-in-needed')
      const limiter = caller.kind === 'key' ? services : people
      await mustBeWithin(limiter, caller.id)
      if (!isAllowed(access, caller)) throw new Refusal('forbidden', { needed: neededOf(access) })
      return { caller }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.status === 401 && !(await admits(failing, address)))
        return refused(new Refusal('rate-exceeded', { seconds: 60 }, { retryAfter: 60 }))
      // Somebody without any credential has only come to the wrong door.
      if (error.status === 403 || error.code === 'key-invalid') await note(caller, error, request)
      return refused(error)
    }
  }
}

function refused(refusal: Refusal): Admission {
  const headers: Record<string, string> = {}
  if (refusal.status === 401) headers['www-authenticate'] = 'Bearer'
  const { retryAfter } = refusal.more
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter)
  return { refusal: { status: refusal.status, problem: problemOf(refusal), headers } }
}

// A page of another site can make a browser send a request with our cookie; it cannot hide that.
function mustBeOwn(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none')
    throw new Refusal('origin-foreign')
  const origin = request.headers.get('origin')
  if (origin === null) return
  const host = request.headers.get('host') ?? new URL(request.url).host
  if (URL.canParse(origin) && new URL(origin).host === host) return
  throw new Refusal('origin-foreign')
}

async function mustBeWithin(limiter: RateLimiterMemory, key: string): Promise<void> {
  if (await admits(limiter, key)) return
  throw new Refusal('rate-exceeded', { seconds: 1 }, { retryAfter: 1 })
}

async function admits(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key)
    return true
  } catch (state) {
    if (state instanceof RateLimiterRes) return false
    throw state
  }
}

function isAllowed(access: Exclude<Access, 'public'>, { roles, scopes }: Caller): boolean {
  return (
    access.roles.some((role) => roles.includes(role)) ||
    access.scopes.some((scope) => scopes.includes(scope))
  )
}

function neededOf({ roles, scopes }: Exclude<Access, 'public'>): string {
  return [...roles, ...scopes].join('、')
}

function callerOfPerson({ id, name, displayName, roles }: Person): Caller {
  return { kind: 'person', id, name: displayName, login: name, roles, scopes: [] }
}

function callerOfKey({ id, name, scopes }: ServiceKey): Caller {
  return { kind: 'key', id, name, roles: [], scopes }
}
