// The versions of simulations, read from their texts by a thread: whoever simulates or previews
// must not make those wait who score.
import { standardOf } from '../../engine/assess/load.ts'
import { createScorer } from '../../engine/assess/scorer.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { hashOf } from '../lifecycle/content.ts'
import { openReader } from '../lifecycle/reader.ts'
import type { NamedSide } from './sheets.ts'
import type { SideText } from './simulation-rows.ts'

/** A ruleset that can score, or what speaks against it. */
type Read = { ruleset?: Ruleset; problems: Problem[] }

/** Rulesets by their texts. */
export type Texts = {
  /** Refused where too many texts wait, or where reading one takes too long. */
  read: (text: string) => Promise<Read>
  /** A version that was read before, ready to score one subject. */
  sideOf: (side: SideText) => Promise<NamedSide>
  close: () => Promise<void>
}

/** Drafts come and go with each edit; the versions compared with stay. */
const MOST_READ = 12
const MOST_SCORERS = 4

/** Opens a reader of texts; its thread starts with the first one. */
export function openTexts(): Texts {
  const reader = openReader()
  const known = new Map<string, Promise<Read>>()
  const scorers = new Map<string, NamedSide['scorer']>()
  const read = (text: string): Promise<Read> => {
    const key = hashOf(text)
    const found = known.get(key) ?? reader.study('ruleset', { text })
    keep(known, key, found, MOST_READ)
    found.catch(() => known.delete(key))
    return found
  }
  return {
    read,
    sideOf: async ({ text, hash, readings }) => {
      const key = `${hash} ${hashOf(text)}`
      let scorer = scorers.get(key)
      if (!scorer) {
        const { ruleset } = await read(text)
        if (!ruleset) throw new Error('the version cannot be read')
        scorer = createScorer(standardOf(ruleset), hash)
      }
      keep(scorers, key, scorer, MOST_SCORERS)
      return { scorer, readings }
    },
    close: reader.close,
  }
}

// The last used stands last, and the first goes.
function keep<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  map.delete(key)
  map.set(key, value)
  for (const old of map.keys()) if (map.size > most) map.delete(old)
}
