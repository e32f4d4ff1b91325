// Passwords: scrypt with its costs written beside the hash, and never more than two at once.
import { scrypt, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../refusal/refusal.ts'
import type { World } from '../store/world.ts'

/** Costs of scrypt: 128 MiB and some tenths of a second as it is shipped. */
export type Cost = { log2N: number; r: number; p: number }

const SHIPPED_COST: Cost = { log2N: 17, r: 8, p: 1 }

/** Hashes and compares passwords. */
export type Passwords = {
  hash: (password: string) => Promise<string>
  /** Whether it is the password; without a hash the same work is done and the answer is no. */
  matches: (password: string, stored: string | null | undefined) => Promise<boolean>
}

const AT_ONCE = 2
const MOST_WAITING = 32

/** Passwords at these costs. */
export function createPasswords(world: World, cost: Cost = SHIPPED_COST): Passwords {
  const gate = createGate()
  const hash = async (password: string): Promise<string> => {
    const salt = world.bytes(16)
    const key = await gate(() => derive(password, salt, cost))
    const { log2N, r, p } = cost
    return ['scrypt', log2N, r, p, salt.toString('base64'), key.toString('base64')].join('$')
  }
  let nobody: Promise<string> | undefined
  return {
    hash,
    matches: async (password, stored) => {
      nobody ??= hash(world.bytes(16).toString('hex'))
      const [, log2N, r, p, salt, key] = (stored ?? (await nobody)).split('$')
      const costs = { log2N: Number(log2N), r: Number(r), p: Number(p) }
      const expected = Buffer.from(key ?? '', 'base64')
      const found = await gate(() => derive(password, Buffer.from(salt ?? '', 'base64'), costs))
      const same = found.length === expected.length && timingSafeEqual(found, expected)
      return same && typeof stored === 'string'
    },
  }
}

/** Refuses a password that is too weak to be taken. */
export function mustBeStrong(password: string, name: string): void {
  const length = [...password].length
  if (length >= 10 && length <= 128 && !password.toLowerCase().includes(name)) return
  throw new Refusal('password-weak')
}

function derive(password: string, salt: Buffer, { log2N, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** log2N
  return new Promise((resolve, reject) => {
    // NFC, so that one password typed on two keyboards is one password.
    scrypt(password.normalize('NFC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

// Memory is what scrypt spends: a crowd of sign-ins waits, a larger one is turned away.
function createGate(): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= AT_ONCE) {
      if (waiting.length >= MOST_WAITING) throw new Refusal('too-many-passwords')
      await new Promise<void>((resolve) => void waiting.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
