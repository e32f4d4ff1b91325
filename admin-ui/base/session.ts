// Who is signed in, for every page; undefined = not known yet, null = nobody.
import type { Me, Role } from '../client/bodies.ts'

const changed = new EventTarget()
let current: Me | null | undefined

/** The person at this browser. */
export const person = (): Me | null | undefined => current

/** Whether the person has one of these roles. */
export const has = (...roles: Role[]): boolean =>
  roles.some((role) => current?.roles.includes(role) ?? false)

/** Tells every page who is there now. */
export function setPerson(me: Me | null): void {
  current = me
  changed.dispatchEvent(new Event('change'))
}

/** Calls `listener` when somebody comes or goes, until the answer is called. */
export function onPerson(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}
