// Who may call a route: declared beside it, enforced by the guard, laid out in a test.

import type { Role, Scope } from '../contract/people.ts'

/** `public`, or the roles and scopes of which one is enough. */
export type Access = 'public' | { roles: readonly Role[]; scopes: readonly Scope[] }

/** Rules may be read by everybody who works with them; administrators have no rule rights. */
export const READERS: Access = {
  roles: ['viewer', 'editor', 'reviewer', 'publisher', 'auditor'],
  scopes: ['read', 'score', 'score:receipt'],
}

/** Scoring without a receipt: every role but administrator, and keys with `score`. */
export const SCORERS: Access = {
  roles: ['viewer', 'editor', 'reviewer', 'publisher', 'auditor'],
  scopes: ['score', 'score:receipt'],
}

/** Every person signed in, whatever their roles. */
export const EVERYBODY: Access = {
  roles: ['viewer', 'editor', 'reviewer', 'publisher', 'auditor', 'administrator'],
  scopes: [],
}

/** People who work with the rules, and no services: drafts and comments are theirs. */
export const COLLEAGUES: Access = {
  roles: ['viewer', 'editor', 'reviewer', 'publisher', 'auditor'],
  scopes: [],
}

export const EDITORS: Access = { roles: ['editor'], scopes: [] }
export const REVIEWERS: Access = { roles: ['reviewer'], scopes: [] }
export const PUBLISHERS: Access = { roles: ['publisher'], scopes: [] }
export const RETURNERS: Access = { roles: ['reviewer', 'publisher'], scopes: [] }
export const ADMINISTRATORS: Access = { roles: ['administrator'], scopes: [] }
export const AUDITORS: Access = { roles: ['auditor'], scopes: [] }

/** Receipts: auditors all of them, a service its own. */
export const RECEIPT_READERS: Access = { roles: ['auditor'], scopes: ['score:receipt'] }

/** Those who write, review and publish versions: they simulate what they work on. */
export const DRAFTERS: Access = { roles: ['editor', 'reviewer', 'publisher'], scopes: [] }

/** Who may see names and small groups of a population. */
export const DETAILS: Access = {
  roles: ['editor', 'reviewer', 'publisher', 'auditor'],
  scopes: [],
}
