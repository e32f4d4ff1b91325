// Two versions compared in this browser, by the same engine as the server's.
import type { Comparison } from '../../engine/compare/compare.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { readVersion } from '../client/versions.ts'
import { ask } from './desk.ts'

/** What changed between two versions, in sentences and as 新旧条文对照. */
export async function comparedVersions(
  ruleset: string,
  from: string,
  to: string,
  signal?: AbortSignal,
): Promise<{ comparison: Comparison | null; problems: Problem[] }> {
  const [a, b] = await Promise.all([from, to].map((each) => readVersion(ruleset, each, signal)))
  return ask('compared', {
    from: { text: a!.text, hash: a!.hash },
    to: { text: b!.text, hash: b!.hash },
  })
}
