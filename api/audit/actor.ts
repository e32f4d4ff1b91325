// Who does something, as the audit names them.

/** A person, a service key, the program itself, or somebody unknown. */
export type Actor = {
  kind: 'person' | 'key' | 'system' | 'anonymous'
  id: string
  /** The roles or scopes held at that moment. */
  rights: readonly string[]
}

/** The program itself: what it does at a start or on schedule. */
export const SYSTEM: Actor = { kind: 'system', id: 'system', rights: [] }

/** Somebody who has not said, or not proved, who they are. */
export const ANONYMOUS: Actor = { kind: 'anonymous', id: 'anonymous', rights: [] }
