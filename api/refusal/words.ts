// The one catalogue of what the service refuses, in Chinese and English, with the HTTP status.
// Voice as in engine/words/problems.ts: what, where, what to do; the user's own words in 「」.
import { PEOPLE } from './people.ts'
import { PROVIDER } from './provider.ts'
import { RECEIPTS } from './receipts.ts'
import { SIMULATIONS } from './simulations.ts'
import { STORE } from './store.ts'
import { VERSIONS } from './versions.ts'

export const REFUSALS = {
  ...STORE,
  ...VERSIONS,
  ...SIMULATIONS,
  ...PEOPLE,
  ...PROVIDER,
  ...RECEIPTS,
}

/** Every code of a refusal. */
export type RefusalCode = keyof typeof REFUSALS
