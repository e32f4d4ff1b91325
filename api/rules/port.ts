// Where rules come from, as the service sees it: the files that ship, or the store.
import type { Scorer } from '../../engine/assess/scorer.ts'
import type { Problem } from '../../engine/words/problem.ts'
import type { Clauses, RulesetList, VersionDetail, VersionSummary } from '../contract/versions.ts'

/** Why there is no version to score by. */
export type Refused = { scorer?: undefined; problem: Problem }

/** A version ready to score, or why there is none. */
export type Resolved = { scorer: Scorer; problem?: undefined } | Refused

/** The versions of one moment, ready to score: whatever is published later, they stay. */
export type Pinned = {
  /** The version for a day; where one was named, always that one. */
  on: (asOf: string) => Resolved
}

/** Who calls: a person with a session, or a service with a key. */
export type Caller = {
  kind: 'person' | 'key'
  id: string
  name: string
  /** A person's name for signing in. */
  login?: string
  roles: readonly string[]
  scopes: readonly string[]
}

/** The rules. An unknown ruleset or version is `undefined`, or its problem where one is asked for. */
export type Rules = {
  listRulesets: () => Promise<RulesetList['rulesets']>
  /** Newest first. */
  listVersions: (ruleset: string) => Promise<VersionSummary[] | undefined>
  /** The caller decides what `may` says. */
  readVersion: (
    ruleset: string,
    version: string,
    caller: Caller | undefined,
  ) => Promise<VersionDetail | undefined>
  /** The official texts that a version cites, clause by clause. */
  readClauses: (ruleset: string, version: string) => Promise<Clauses | undefined>
  /**
   * The published versions as they are now, or the one named. Problems: ruleset-unknown,
   * version-unknown; of a day, not-in-force; rules-broken where a version cannot score.
   */
  pin: (ruleset: string, version?: string) => Pinned | Refused | Promise<Pinned | Refused>
  /** Whether every version can score; what speaks against it is for the log. */
  problems: () => Promise<readonly Problem[]>
}
