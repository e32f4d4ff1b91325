// Attempts to sign in: counted by name and by address, known or not, so that guessing is slow
// and an answer tells nobody whether a name exists.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '../refusal/refusal.ts'

/** Counts an attempt before its password is looked at, and forgets it where it was right. */
export type Attempts = {
  begin: (name: string, address: string) => Promise<void>
  succeeded: (name: string, address: string) => Promise<void>
  /** Counts somebody on the way to the provider of identities. */
  away: (address: string) => Promise<void>
}

/** Five attempts from one place, ten from everywhere, then pauses that double up to an hour. */
const NEAR = 5
const FAR = 10
const FIRST_PAUSE = 30
const LONGEST_PAUSE = 3_600
const DAY = 86_400
/** Ways to the provider, a minute and address; a proxy is one address for a whole house. */
const AWAY = 300

/** The counters of this process. */
export function createAttempts(): Attempts {
  const near = new RateLimiterMemory({ keyPrefix: 'near', points: NEAR, duration: LONGEST_PAUSE })
  const far = new RateLimiterMemory({ keyPrefix: 'far', points: FAR, duration: LONGEST_PAUSE })
  const pauses = new RateLimiterMemory({ keyPrefix: 'pauses', points: 1_000_000, duration: DAY })
  const away = new RateLimiterMemory({ keyPrefix: 'away', points: AWAY, duration: 60 })
  const count = async (limiter: RateLimiterMemory, key: string): Promise<void> => {
    try {
      await limiter.consume(key)
    } catch (state) {
      if (!(state instanceof RateLimiterRes)) throw state
      const first = state.consumedPoints === limiter.points + 1
      const seconds = first
        ? Math.min(
            LONGEST_PAUSE,
            FIRST_PAUSE * 2 ** ((await pauses.penalty(key)).consumedPoints - 1),
          )
        : Math.ceil(state.msBeforeNext / 1000)
      if (first) await limiter.block(key, seconds)
      throw new Refusal('sign-in-locked', { seconds }, { retryAfter: seconds })
    }
  }
  return {
    begin: async (name, address) => {
      await count(near, `${address} ${name}`)
      await count(far, name)
    },
    away: async (address) => {
      try {
        await away.consume(address)
      } catch (state) {
        if (!(state instanceof RateLimiterRes)) throw state
        throw new Refusal('rate-exceeded', { seconds: 60 }, { retryAfter: 60 })
      }
    },
    succeeded: async (name, address) => {
      await near.delete(`${address} ${name}`)
      await far.delete(name)
    },
  }
}
