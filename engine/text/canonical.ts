// The canonical form: what a version's hash is taken of, whatever its comments and layout.
import canonicalizeModule from 'canonicalize'
import type { Ruleset } from '../schema/ruleset.ts'

// A CommonJS default export arrives wrapped under Node and plain under a bundler.
const canonicalize = ((canonicalizeModule as unknown as { default?: unknown }).default ??
  canonicalizeModule) as (input: unknown) => string | undefined

/** Kept in front of the text when it is hashed, so that no other document has the same hash. */
export const HASH_DOMAIN = 'liangxin-ruleset-v1\u0000'

/** RFC 8785 JSON of validated plain data. */
export function canonicalText(data: unknown): string {
  const text = canonicalize(data)
  if (text === undefined) throw new Error('only validated plain data has a canonical form')
  return text
}

/** The canonical form of a standard: what it says, without the reasons why it says so. */
export function canonicalContent({ reasons: _, ...content }: Ruleset): string {
  return canonicalText(content)
}
