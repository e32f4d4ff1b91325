// What the routes of people and evidence work with: the parts of the service, and the caller as
// the layers below know one.
import type { Scorer } from '../../engine/assess/scorer.ts'
import { type Actor, SYSTEM } from '../audit/actor.ts'
import type { Ledger } from '../audit/record.ts'
import type { Signer } from '../audit/signer.ts'
import type { Verdict } from '../evidence/verify.ts'
import type { Name } from '../lifecycle/content.ts'
import type { Office } from '../lifecycle/office.ts'
import type { Arrivals } from '../people/arrivals.ts'
import type { Attempts } from '../people/attempts.ts'
import type { Confirm } from '../people/confirm.ts'
import type { Keys } from '../people/keys.ts'
import type { Passwords } from '../people/passwords.ts'
import type { Person, Principal, Role, Scope } from '../people/principal.ts'
import type { Provider } from '../people/provider.ts'
import type { Sessions } from '../people/sessions.ts'
import type { Receipts } from '../receipts/receipts.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Caller } from '../rules/port.ts'

/** The parts of the service that routes use. */
export type Desk = {
  ledger: Ledger
  office: Office
  passwords: Passwords
  sessions: Sessions
  confirm: Confirm
  attempts: Attempts
  /** Signing in with an account kept elsewhere, where that is configured. */
  elsewhere?: { provider: Provider; arrivals: Arrivals }
  keys: Keys
  receipts: Receipts
  signer: Signer
  verify: () => Promise<Verdict>
  /** The scorer of a version, whatever has become of it since. */
  scorerOf: (name: Name) => Promise<Scorer>
}

/** The caller as a person; a key has no business here. */
export function personOf(caller: Caller | undefined): Person {
  if (caller?.kind !== 'person') throw new Refusal('sign-in-needed')
  const { id, name, login, roles } = caller
  return { kind: 'person', id, name: login ?? '', displayName: name, roles: roles as Role[] }
}

/** The caller as a person or a service. */
export function principalOf(caller: Caller | undefined): Principal {
  if (caller?.kind !== 'key') return personOf(caller)
  const { id, name, scopes } = caller
  return { kind: 'key', id, name, scopes: scopes as Scope[] }
}

/** The caller as the audit names them; without a guard nobody says who calls. */
export function actorOfCaller(caller: Caller | undefined): Actor {
  if (!caller) return SYSTEM
  return { kind: caller.kind, id: caller.id, rights: [...caller.roles, ...caller.scopes] }
}
