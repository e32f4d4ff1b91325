// Two people's changes to one draft, put side by side by place.
import type { Edit } from '../../engine/schema/readings.ts'
import { say, semicolon, type Words } from '../base/say.ts'
import { CONFLICT } from '../words/conflict.ts'
import type { Draft } from './draft.ts'

/** One of my changes, and theirs of the same place. */
export type Mine = { at: string; edit: Edit | null; mine: Words; theirs: Words | null }

/** What stands against what; without `edit` the whole texts are the choice. */
export type Clash = { text: string; hash: string; mine: Mine[]; theirsOnly: Words[] }

/** Puts my changes since the last common text beside theirs. */
export async function clashes(draft: Draft, text: string, hash: string): Promise<Clash> {
  const found = await draft.judge.ask('clash', {
    base: draft.commonText,
    mine: draft.text,
    theirs: text,
  })
  return { text, hash, ...found }
}

/** Writes what was chosen on top of their text; a sentence back where that cannot be done. */
export async function settle(
  draft: Draft,
  clash: Clash,
  theirs: ReadonlySet<string>,
): Promise<string | undefined> {
  const mine = clash.mine.filter(({ at }) => !theirs.has(at))
  const whole = mine.some(({ edit }) => edit === null)
  const edits = mine.flatMap(({ edit }) => edit ?? [])
  const done = whole
    ? { text: draft.text, problems: [] }
    : await draft.judge.ask('edit', { text: clash.text, edits })
  if (done.problems.length > 0) return semicolon(done.problems.map(({ text }) => say(text)))
  await draft.replace(done.text, clash.hash, clash.text, CONFLICT.step)
  return undefined
}
