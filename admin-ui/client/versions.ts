// Standards and their versions.

import type { RulesetSummary, VersionDetail, VersionSummary } from './bodies.ts'
import { call } from './call.ts'
import type { Change } from './changes.ts'

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

/** Starts an amendment from a version. */
export const startAmendment = (
  ruleset: string,
  from: string,
  version?: string,
): Promise<VersionDetail> =>
  call('POST', at(ruleset), { body: { from, ...(version ? { version } : {}) } })

/** Deletes a draft. */
export const deleteDraft = (version: VersionSummary): Promise<void> =>
  call('DELETE', at(version.ruleset, version.version), { ifMatch: version.sourceHash })

/** What changed between two versions, in sentences and as 新旧条文对照. */
export const compareVersions = (
  ruleset: string,
  from: string,
  to: string,
  signal?: AbortSignal,
): Promise<{ from: string; to: string; changes: Change[]; rows: unknown[] }> =>
  call(
    'GET',
    `/v1/rulesets/${encodeURIComponent(ruleset)}/compare?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`,
    { signal },
  )
