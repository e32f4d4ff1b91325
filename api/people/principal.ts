// Who stands behind a request, and what that allows.
import { type Actor, ANONYMOUS } from '../audit/actor.ts'
import type { Role, Scope } from '../contract/people.ts'

export type { Role, Scope }

/** A signed-in person; roles as they are at this request. */
export type Person = {
  kind: 'person'
  id: string
  name: string
  displayName: string
  roles: Role[]
}

/** A service. */
export type ServiceKey = { kind: 'key'; id: string; name: string; scopes: Scope[] }

export type Principal = Person | ServiceKey

/** The principal as the audit names it. */
export function actorOf(principal: Principal | undefined): Actor {
  if (!principal) return ANONYMOUS
  const { kind, id } = principal
  return { kind, id, rights: principal.kind === 'person' ? principal.roles : principal.scopes }
}
