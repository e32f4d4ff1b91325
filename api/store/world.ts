// What the store takes from outside: the clock and chance, so that tests hold both.
import { randomBytes } from 'node:crypto'

/** The clock in UTC milliseconds, and random bytes. */
export type World = { now: () => number; bytes: (count: number) => Buffer }

/** The real ones. */
export const REAL_WORLD: World = { now: () => Date.now(), bytes: (count) => randomBytes(count) }

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

/** A fresh id: the prefix and 80 random bits in letters that are not mistaken for each other. */
export function freshId(world: World, prefix: string): string {
  const letters = [...world.bytes(16)].map((byte) => LETTERS[byte & 31])
  return `${prefix}_${letters.join('')}`
}

/** Secret text of 256 random bits. */
export function freshSecret(world: World): string {
  return world.bytes(32).toString('base64url')
}
