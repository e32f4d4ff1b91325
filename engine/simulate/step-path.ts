// A path through an amended ruleset: what the tables of the comparison call it, and its value.
import { type Side, text } from '../compare/change.ts'
import { DETERMINATIONS, EFFECTS } from '../compare/fields-effects.ts'
import { FACTS } from '../compare/fields-facts.ts'
import { itemFields, SECTION } from '../compare/fields-items.ts'
import { COMBINE, HEAD, SCORE } from '../compare/fields-score.ts'
import type { Way } from '../compare/points.ts'
import { fieldOf } from '../compare/show.ts'
import { type Field, type Fields, group, type Spec } from '../compare/spec.ts'
import { at } from '../text/edit-plan.ts'
import { place } from '../text/place.ts'
import type { Text } from '../words/problem.ts'

/** The two versions, and how many keys of a path the name of a line says already. */
export type Between = { before: Side; after: Side; depth: number }

/** A path as far as the tables know it: its words after those of the line, and its first ones. */
export type Walked = { at: string; words: Text[]; field: Text; spec: Spec }

/** Follows a path through the tables of the comparison. */
export function walked({ before, after, depth }: Between, path: string): Walked {
  const keys = path.split('.')
  const words: Text[] = []
  const passed: string[] = []
  let field = text('', '')
  let spec: Spec = tableOf(wayOf(before, after, keys[1]))
  for (const [i, key] of keys.entries()) {
    if (spec.is === 'leaf') break
    passed.push(key)
    const last = i === keys.length - 1
    const given: { words: Text; spec: Spec } =
      spec.is === 'fields'
        ? fieldOf(spec.fields, key)
        : { words: spec.label(key, undefined, after), spec: spec.spec }
    if (i === depth) field = given.words
    // What names itself within is not named.
    const quiet =
      spec.is === 'group'
        ? spec.quiet
        : key === 'pointsEach' || (given.spec.is === 'group' && !given.spec.opens)
    if (i >= depth && (last || !quiet)) words.push(given.words)
    spec = given.spec
  }
  return { at: passed.join('.'), words, field, spec }
}

function tableOf(way: Way): Fields {
  const own = (zh: string, en: string, inner: Record<string, Field>) =>
    group(zh, en, {
      opens: true,
      label: (id) => text(id, id),
      spec: { is: 'fields', fields: inner },
    })
  const items = own('评分项', 'items', itemFields(way))
  const sections = own('项目', 'sections', SECTION)
  const tables = { ...HEAD, ...SCORE, ...FACTS, ...DETERMINATIONS, ...COMBINE, ...EFFECTS }
  return { is: 'fields', fields: { ...tables, items, sections } }
}

// A sign is left out where it says the same on both sides.
function wayOf(before: Side, after: Side, id: string | undefined): Way {
  const kinds = [before, after].flatMap(({ ruleset: { sections, score } }) =>
    sections
      .filter(({ items }) => items.some((each) => each.id === id))
      .map(({ kind }): Way => (score.direction === 'higherIsBetter' ? kind : 'signed')),
  )
  return kinds.every((kind) => kind === kinds[0]) ? (kinds[0] ?? 'signed') : 'signed'
}

/** What stands at a path on a side. */
export function valueAt({ ruleset }: Side, path: string): unknown {
  const found = place(ruleset, path)
  return 'path' in found ? at(ruleset, found.path) : undefined
}
