// Two versions of a standard side by side, in sentences and in rows.
import type { Ruleset } from '../schema/ruleset.ts'
import { equal } from '../text/edit-plan.ts'
import { appliedReadings } from './applied.ts'
import { type Change, citesOf, sideOf, text } from './change.ts'
import { differFields, type Thing, type Walk } from './differ.ts'
import { DETERMINATIONS, EFFECTS, READINGS } from './fields-effects.ts'
import { FACTS } from './fields-facts.ts'
import { COMBINE, HEAD, SCORE } from './fields-score.ts'
import { differItems } from './items.ts'
import { lossOf } from './loss.ts'
import { reasonsOf } from './reasons.ts'
import { type Row, rowsOf } from './rows.ts'
import { fieldOf, keysOf } from './show.ts'
import type { Field, Fields } from './spec.ts'
import { tellSwitched } from './switched.ts'

/** What differs: changes in the order of the format (a great loss first), and 对照 rows. */
export type Comparison = { changes: Change[]; rows: Row[] }

/**
 * Compares two rulesets by id, whatever their layout and comments. Nothing that differs goes
 * unsaid: there are no changes exactly where the canonical contents are equal. The reasons that
 * `b` gives for its changes stand with the rows.
 */
export function compare(a: Ruleset, b: Ruleset): Comparison {
  const walk = walked(a, b)
  const switched = tellSwitched(walk, (amended) => walked(a, amended).out)
  walk.out.push(...appliedReadings(a, b).filter(({ at }) => !switched.has(at)))
  const loss = lossOf(walk.a, walk.out)
  return { changes: loss ? [loss, ...walk.out] : walk.out, rows: rowsOf(walk, reasonsOf(b)) }
}

function walked(a: Ruleset, b: Ruleset): Walk {
  const walk: Walk = { a: sideOf(a), b: sideOf(b), out: [], things: [] }
  for (const part of [HEAD, SCORE, FACTS]) differParts(walk, part)
  differItems(walk)
  for (const part of [DETERMINATIONS, COMBINE, EFFECTS, READINGS]) differParts(walk, part)
  differRest(walk)
  return walk
}

// Keys of the whole ruleset; a part that is no group is one row of the table.
function differParts(walk: Walk, table: Record<string, Field>): void {
  for (const [key, field] of Object.entries(table)) {
    const [before, after] = [only(walk.a.ruleset, key), only(walk.b.ruleset, key)]
    const count = walk.out.length
    const things = walk.things.length
    differFields(walk, { [key]: field }, { at: '', words: [], cite: [] }, before, after)
    if (walk.out.length === count || (field.spec.is === 'group' && walk.things.length > things))
      continue
    const [old, next] = [before[key], after[key]]
    const cite = [...new Set([...citesOf(old), ...citesOf(next)])]
    const thing = { at: key, title: field.words, spec: field.spec, before: old, after: next, cite }
    walk.things.push(...(field.spec.is === 'fields' ? partsOf(thing, field.spec) : [thing]))
  }
}

// A row for each part that differs; groups have rows of their own.
function partsOf(thing: Thing, { fields }: Fields): Thing[] {
  const [old, next] = [thing.before, thing.after] as Record<string, unknown>[]
  return keysOf(fields, old ?? {}, next ?? {}).flatMap((key): Thing[] => {
    const [before, after] = [old?.[key], next?.[key]]
    const { words, spec } = fieldOf(fields, key)
    if (equal(before, after) || (spec.is === 'group' && spec.opens)) return []
    const { zh, en } = thing.title
    const title = text(`${zh}　${words.zh}`, `${en}: ${words.en}`)
    const cites = [...new Set([...citesOf(before), ...citesOf(after)])]
    const cite = cites.length > 0 ? cites : thing.cite
    return [{ at: `${thing.at}.${key}`, title, spec, before, after, cite }]
  })
}

const KNOWN = new Set([
  ...[HEAD, SCORE, FACTS, DETERMINATIONS, COMBINE, EFFECTS, READINGS].flatMap(Object.keys),
  'sections',
  'reasons',
])

function differRest(walk: Walk): void {
  const rest = (ruleset: Ruleset) =>
    Object.fromEntries(Object.entries(ruleset).filter(([key]) => !KNOWN.has(key)))
  differFields(
    walk,
    {},
    { at: '', words: [], cite: [] },
    rest(walk.a.ruleset),
    rest(walk.b.ruleset),
  )
}

function only(ruleset: Ruleset, key: string): Record<string, unknown> {
  const value = (ruleset as Record<string, unknown>)[key]
  return value === undefined ? {} : { [key]: value }
}
