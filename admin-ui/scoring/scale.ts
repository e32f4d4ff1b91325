// What a version declares, for pages that draw with it.
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import type { Scale } from '../base/scale.ts'
import { readVersion } from '../client/versions.ts'
import { ask } from './desk.ts'

/** Grades from best to worst; none where the text cannot score. */
export async function scaleIn(text: string): Promise<Scale> {
  return scaleOf((await ask('opened', { text, hash: null })).ruleset)
}

/** A version's data and its scale, read from the server. */
export async function declared(version: {
  ruleset: string
  version: string
}): Promise<{ ruleset: Ruleset | undefined; scale: Scale }> {
  const { text } = await readVersion(version.ruleset, version.version)
  const { ruleset } = await ask('opened', { text, hash: null })
  return { ruleset, scale: scaleOf(ruleset) }
}

function scaleOf(ruleset: Ruleset | undefined): Scale {
  return (ruleset?.grades ?? []).map(({ grade, name, from }) => ({
    grade,
    name,
    from: from ?? null,
  }))
}
