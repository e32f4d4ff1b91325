// Switching a reading: the alternative's edits are done, the two change places, and
// what was chosen stays as an alternative with the edits that lead back.

import type { Edit, Reading } from '../schema/readings.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { amend } from '../text/amend.ts'
import { editsBetween } from './edits-between.ts'

/** The edits that make `alternative` the chosen answer of `reading`; undefined where there is none. */
export function switchReading(
  ruleset: Ruleset,
  reading: Reading,
  alternative: string,
): Edit[] | undefined {
  const wanted = reading.alternatives?.find(({ id }) => id === alternative)
  if (!wanted) return undefined
  const { data, problems } = amend(ruleset, wanted.change)
  if (problems.length > 0) return undefined
  const back = editsBetween(data as Ruleset, ruleset)
  const others = (reading.alternatives ?? []).filter(({ id }) => id !== alternative)
  const alternatives = [
    { id: reading.chosen, text: reading.text, change: back },
    ...others.map((each) => ({ ...each, change: after(back, each.change) })),
  ]
  const at = `readings.${reading.id}`
  return [
    ...wanted.change,
    { set: `${at}.chosen`, to: wanted.id },
    { set: `${at}.text`, to: wanted.text },
    { set: `${at}.alternatives`, to: alternatives },
  ]
}

// The other alternatives were written against the old text: first back, then their own edits,
// but not twice to one place.
function after(back: readonly Edit[], own: readonly Edit[]): Edit[] {
  const set = new Set(own.flatMap((edit) => (edit.set === undefined ? [] : [edit.set])))
  return [...back.filter((edit) => edit.set === undefined || !set.has(edit.set)), ...own]
}
