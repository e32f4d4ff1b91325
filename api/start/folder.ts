// The data folder at a start: empty, ours, or somebody else's.
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { Refusal } from '../refusal/refusal.ts'
import { hasDatabase } from '../store/open.ts'

/** The names of our files in the data folder. */
export const FIRST_RUN = 'first-run.json'
export const SIGNING_KEY = 'signing-key.pem'

// The lock is taken before the database is made, and everything else after it.
const BEFORE = new Set(['owner.lock', 'owner.lock-journal', 'lost+found'])

/**
 * Makes the folder where it is missing. Refuses a folder with other content and no database: an
 * empty store in the place of a lost one would look as if nothing had ever been decided.
 */
export function prepareFolder(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (hasDatabase(folder)) return
  const strange = readdirSync(folder).find((name) => !BEFORE.has(name))
  if (strange !== undefined) throw new Refusal('folder-foreign', { folder, name: strange })
}
