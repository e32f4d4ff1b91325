// Edits of each kind over a few subjects, before an editor makes the first: whatever compiles
// code while it runs has then seen the way. Nothing of it is kept, so no answer can be another.
import type { Compiled } from '../compile/model.ts'
import type { Edit } from '../schema/readings.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { isRuleset } from '../schema/validate.ts'
import { amend } from '../text/amend.ts'
import { createPreview, type Preview, prepare, previewOf } from './preview.ts'

const SUBJECTS = 20_000
const ROUNDS = 20

/** The versions that a draft is previewed by, which was made of the base by these edits. */
type Versions = (draft: Ruleset, edits: readonly Edit[]) => readonly Compiled[]

/**
 * Rehearses edits of a preview's base version, a step at a time: others have their turn between.
 * `versionsOf` is how whoever follows an editor comes to versions.
 */
export async function* rehearse(
  { population, base, asOf, from, to }: Preview,
  ruleset: Ruleset,
  versionsOf: Versions,
): AsyncGenerator<void> {
  const { preview } = await createPreview(
    population,
    base,
    asOf,
    from,
    Math.min(to, from + SUBJECTS),
  )
  if (!preview) return
  await previewOf(preview, base)
  prepare(preview)
  for (const edit of editsOf(ruleset)) {
    yield
    const { data } = amend(ruleset, [edit])
    if (!isRuleset(data)) continue
    for (const version of versionsOf(data, [edit])) await previewOf(preview, version)
  }
}

// Points, a band, a condition, round by round.
function editsOf({ sections, grades, conditions = {} }: Ruleset): Edit[] {
  const items = sections.flatMap((section) => section.items)
  const bands = grades.flatMap(({ grade, from }) => (from === undefined ? [] : [{ grade, from }]))
  const counted = items.flatMap(({ id, points }) => (points === undefined ? [] : [{ id, points }]))
  const told = [
    ...Object.entries(conditions).map(([id, when]) => ({ at: `conditions.${id}`, when })),
    ...items.flatMap(({ id, when }) => (when ? [{ at: `items.${id}.when`, when }] : [])),
  ].filter(({ when }) => /[:[,]\d/.test(JSON.stringify(when)))
  return Array.from({ length: ROUNDS }, (_, i) => [
    ...turn(counted, i, ({ id, points }) => ({ set: `items.${id}.points`, to: points - 1 - i })),
    ...turn(bands, i, ({ grade, from }) => ({ set: `grades.${grade}.from`, to: from + 1 + i })),
    ...turn(told, i, ({ at, when }) => ({ set: at, to: raised(when, 1 + (i % 3)) })),
  ]).flat()
}

function turn<T>(list: readonly T[], i: number, edit: (each: T) => Edit): Edit[] {
  const each = list[i % list.length]
  return each === undefined ? [] : [edit(each)]
}

// A sentence with every number in it higher.
function raised(when: unknown, by: number): Edit['to'] {
  return JSON.parse(JSON.stringify(when), (_, value) =>
    typeof value === 'number' ? value + by : value,
  )
}
