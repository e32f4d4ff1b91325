// Standards and their versions.

import type { Problem } from '../../engine/words/problem.ts'
import type { Clause } from '../parts/lx-statute.ts'
import type { PersonRef, RulesetSummary, Saved, VersionDetail, VersionSummary } from './bodies.ts'
import { call } from './call.ts'
import type { Change, Row } from './changes.ts'

const at = (ruleset: string, version = ''): string =>
  `/v1/rulesets/${encodeURIComponent(ruleset)}/versions${version ? `/${encodeURIComponent(version)}` : ''}`

/** Every standard with its versions. */
export const listRulesets = async (signal?: AbortSignal): Promise<RulesetSummary[]> =>
  (await call<{ rulesets: RulesetSummary[] }>('GET', '/v1/rulesets', { signal })).rulesets

/** One version with its text, its cases and what this person may do with it. */
export const readVersion = (
  ruleset: string,
  version: string,
  signal?: AbortSignal,
): Promise<VersionDetail> => call('GET', at(ruleset, version), { signal })

/** Starts an amendment from a version, to apply from a day on. */
export const startAmendment = (
  ruleset: string,
  from: string,
  effectiveFrom: string,
): Promise<VersionDetail> => call('POST', at(ruleset), { body: { from, effectiveFrom } })

/** Deletes a draft. */
export const deleteDraft = (version: VersionSummary): Promise<void> =>
  call('DELETE', at(version.ruleset, version.version), { ifMatch: version.sourceHash })

/** What changed between two versions, in sentences and as 新旧条文对照. */
export const compareVersions = (
  ruleset: string,
  from: string,
  to: string,
  signal?: AbortSignal,
): Promise<{ from: string; to: string; changes: Change[]; rows: Row[] }> =>
  call(
    'GET',
    `/v1/rulesets/${encodeURIComponent(ruleset)}/compare?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`,
    { signal },
  )

/** An official text clause by clause, with the rules that carry it out. */
export type Source = { id: string; title: string; clauses: Clause[] }

/** The official texts that a version rests on. */
export const readClauses = async (
  ruleset: string,
  version: string,
  signal?: AbortSignal,
): Promise<Source[]> =>
  (await call<{ sources: Source[] }>('GET', `${at(ruleset, version)}/clauses`, { signal })).sources

const yaml = (body: string) => ({ type: 'application/yaml', body })

/** Saves a draft's text; refused with 412 where it was changed since `hash`. */
export const saveText = (
  ruleset: string,
  version: string,
  text: string,
  hash: string,
): Promise<Saved> => call('PUT', at(ruleset, version), { text: yaml(text), ifMatch: hash })

/** Saves a draft's cases. */
export const saveCases = (
  ruleset: string,
  version: string,
  text: string,
  hash: string | undefined,
): Promise<{ casesHash?: string; sourceHash?: string }> =>
  call('PUT', `${at(ruleset, version)}/cases`, { text: yaml(text), ifMatch: hash })

/** Hands a draft over to the reviewers. */
export const submit = (
  ruleset: string,
  version: string,
  hash: string,
  note?: string,
): Promise<VersionDetail> =>
  call('POST', `${at(ruleset, version)}/submit`, { body: note ? { note } : {}, ifMatch: hash })

type Act = 'submit' | 'return' | 'approve' | 'publish' | 'withdraw'

/** Does what the lifecycle allows; each act binds what was shown: text, cases, state and round. */
export const act = (
  version: VersionDetail,
  which: Act,
  body: { reason?: string; password?: string; simulation?: string; note?: string },
): Promise<VersionDetail> =>
  call('POST', `${at(version.ruleset, version.version)}/${which}`, {
    body,
    ifMatch: version.revision ?? version.sourceHash,
  })

/** A remark about a version or one of its places. */
export type Comment = {
  id: string
  at: string | null
  text: string
  by: PersonRef
  createdAt: string
}

/** What has been said about a version. */
export const readComments = async (
  ruleset: string,
  version: string,
  signal?: AbortSignal,
): Promise<Comment[]> =>
  (await call<{ comments: Comment[] }>('GET', `${at(ruleset, version)}/comments`, { signal }))
    .comments

/** Says something about a version, or about one of its places. */
export const comment = (
  ruleset: string,
  version: string,
  text: string,
  place?: string,
): Promise<unknown> =>
  call('POST', `${at(ruleset, version)}/comments`, {
    body: { text, ...(place ? { at: place } : {}) },
  })

/** Everything that is wrong with a version, as the server sees it. */
export const checkVersion = async (
  ruleset: string,
  version: string,
  signal?: AbortSignal,
): Promise<Problem[]> =>
  (
    await call<{ problems: Problem[] }>('POST', `${at(ruleset, version)}/check`, {
      body: {},
      signal,
    })
  ).problems
