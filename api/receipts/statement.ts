// What a receipt states and signs. Inputs and answer are committed to with salt, so that they
// can be deleted later without the signature losing its meaning.
import { createHash } from 'node:crypto'
import { canonicalText } from '../../engine/text/canonical.ts'

/** The program that scored: its version, a hash of its file, and the runtime. */
export type Build = { version: string; program: string; node: string }

/** The signed part. */
export type Statement = {
  format: 'liangxin-receipt-1'
  id: string
  /** ISO 8601 UTC. */
  at: string
  ruleset: string
  version: string
  /** The hash of the version's canonical model. */
  hash: string
  asOf: string
  /** Commitments to the request and to the assessment. */
  input: string
  assessment: string
  build: Build
  /** The signing key. */
  key: string
}

/** A receipt as it is handed out: everything an offline verifier needs but the rules and the key. */
export type Receipt = {
  statement: Statement
  /** Base64. */
  signature: string
  /** Hexadecimal; with `input` and `assessment` null once erased. */
  salt: string | null
  input: unknown
  assessment: unknown
  erased: { at: string; reason: string } | null
}

const DOMAIN = 'liangxin-receipt-v1\u0000'

/** The bytes that are signed. */
export function statementBytes(statement: Statement): Buffer {
  return Buffer.from(DOMAIN + canonicalText(statement), 'utf8')
}

/** The commitment to one part, in hexadecimal. */
export function commit(part: 'input' | 'assessment', salt: Uint8Array, bytes: Uint8Array): string {
  return createHash('sha256')
    .update(`${DOMAIN}${part}\u0000`)
    .update(salt)
    .update(bytes)
    .digest('hex')
}

/** Canonical bytes of a part. */
export function partBytes(part: unknown): Buffer {
  return Buffer.from(canonicalText(part), 'utf8')
}
