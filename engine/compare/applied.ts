// Readings whose alternative has been written into the rules themselves.
import type { Edit } from '../schema/readings.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { at, equal } from '../text/edit-plan.ts'
import { place } from '../text/place.ts'
import { type Change, text } from './change.ts'
import { readingName } from './fields-effects.ts'
import { told } from './say.ts'

/** Every alternative whose edits the new version has made its own. */
export function appliedReadings(a: Ruleset, b: Ruleset): Change[] {
  return (a.readings ?? []).flatMap((reading) => {
    const { id, alternatives, cite } = reading
    return (alternatives ?? []).flatMap((alternative) => {
      const { change } = alternative
      if (!change.every((edit) => holds(b, edit)) || change.every((edit) => holds(a, edit)))
        return []
      const here = {
        at: `readings.${id}`,
        subject: readingName(id, reading),
        words: [],
        cite: [cite].flat(),
      }
      const said = text(
        `备选口径已写入标准：${alternative.text.zh.replace(/。$/, '')}`,
        `an alternative is now part of the rules: ${alternative.text.en.replace(/\.$/, '')}`,
      )
      return [told('reading-applied', here, said, { after: alternative.id })]
    })
  })
}

// Only edits that leave a trace can be recognised.
function holds(ruleset: Ruleset, edit: Edit): boolean {
  const found = (path: string): { value: unknown } | undefined => {
    const where = place(ruleset, path)
    if ('missing' in where) return undefined
    const parent = at(ruleset, where.path.slice(0, -1)) as object
    return Object.hasOwn(parent, where.path.at(-1)!)
      ? { value: at(ruleset, where.path) }
      : undefined
  }
  if (edit.set !== undefined) return equal(found(edit.set)?.value, edit.to)
  return edit.remove !== undefined && found(edit.remove) === undefined
}
