// The scale of grades that a version declares.
import type { Scale } from '../base/scale.ts'
import { ask } from './desk.ts'

/** Grades from best to worst; none where the text cannot score. */
export async function scaleIn(text: string): Promise<Scale> {
  const { ruleset } = await ask('opened', { text, hash: null })
  return (ruleset?.grades ?? []).map(({ grade, name, from }) => ({
    grade,
    name,
    from: from ?? null,
  }))
}
