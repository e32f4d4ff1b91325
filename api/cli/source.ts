// Which rules a command scores by: named on the command line, opened anywhere.
import {
  inForce,
  type Library,
  type Loaded,
  loadFile,
  pinned,
  versionOf,
} from '../rules/library.ts'

/** Plain data, so that a worker can open the same. */
export type Source = { rules?: string; ruleset?: string; version?: string }

/** The library a source names, and the one version it pins, if it does. */
export function openSource({ rules, ruleset = '', version }: Source): {
  library: Library
  loaded?: Loaded
} {
  if (rules === undefined && version === undefined) return { library: inForce(ruleset) }
  const loaded = rules === undefined ? versionOf(ruleset, version!) : loadFile(rules)
  return { library: pinned(loaded), loaded }
}
