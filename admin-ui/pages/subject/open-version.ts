// A version opened to score with: its text, and its data as the engine reads it.
import type { VersionSummary } from '../../client/bodies.ts'
import { readVersion } from '../../client/versions.ts'
import { ask } from '../../scoring/desk.ts'
import type { opened, Source } from '../../scoring/jobs.ts'

export type Opened = {
  version: VersionSummary
  source: Source
  result: ReturnType<typeof opened>
}

/** Reads a version and opens it in the scoring worker. */
export async function openVersion(
  ruleset: string,
  version: string,
  signal: AbortSignal,
): Promise<Opened> {
  const detail = await readVersion(ruleset, version, signal)
  const source = { text: detail.text, hash: detail.hash }
  return { version: detail, source, result: await ask('opened', source) }
}
