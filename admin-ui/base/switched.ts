// Readings that are switched: as an address or a form carries them (a=b,c=d), and in a name.
import { SWITCHED } from '../words/readings.ts'
import { say } from './say.ts'

/** Alternatives by reading. */
export type Switched = Readonly<Record<string, string>>

/** half-points=favour-subject,year-cap=trailing-12-months */
export function switchedText(readings: Switched): string {
  return Object.entries(readings)
    .map((pair) => pair.join('='))
    .join(',')
}

/** The readings that such a text names; what is no pair is left out. */
export function switchedIn(text: string): Switched {
  return Object.fromEntries(
    text.split(',').flatMap((each): [string, string][] => {
      const [id, alternative] = each.split('=')
      return id && alternative ? [[id, alternative]] : []
    }),
  )
}

/** v2, or v2（改用1处口径）. */
export function versionUnder(version: string, readings: Switched): string {
  const n = Object.keys(readings).length
  return n === 0 ? version : say(SWITCHED.under(version, n))
}
