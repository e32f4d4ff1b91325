// The copy of what somebody typed that stays in this browser until the server has it: a reload, a
// lost connection or an ended session loses nothing.
import type { Edit } from '../../engine/schema/readings.ts'

/** Text not saved yet, the text it began from with its ETag, and edits not in the text yet. */
export type Kept = { text: string; base: string; baseText: string; pending: Edit[]; at: string }

const key = (ruleset: string, version: string, person: string): string =>
  `liangxin.kept.${person}.${ruleset}.${version}`

/** Keeps a copy; false where the browser keeps nothing. */
export function keep(ruleset: string, version: string, person: string, kept: Kept): boolean {
  try {
    localStorage.setItem(key(ruleset, version, person), JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

/** The copy that was kept, if any. */
export function kept(ruleset: string, version: string, person: string): Kept | undefined {
  try {
    const text = localStorage.getItem(key(ruleset, version, person))
    return text === null ? undefined : (JSON.parse(text) as Kept)
  } catch {
    return undefined
  }
}

/** Drops the copy once the server has it. */
export function drop(ruleset: string, version: string, person: string): void {
  try {
    localStorage.removeItem(key(ruleset, version, person))
  } catch {
    // Nothing was kept.
  }
}
