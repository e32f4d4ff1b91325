// 新旧条文对照: one row for each clause or rule that differs.
import type { Ruleset } from '../schema/ruleset.ts'
import { equal } from '../text/edit-plan.ts'
import { isPlain } from '../text/place.ts'
import type { Text } from '../words/problem.ts'
import { citesOf, type Side, text } from './change.ts'
import type { Thing, Walk } from './differ.ts'
import { reasonPlace } from './reasons.ts'
import { shown } from './show.ts'
import type { Spec } from './spec.ts'

/**
 * One row: what it is about, the clauses, the old and the new wording (null where there is none),
 * and the reason: the one the new version gives, or that of a new or amended reading of the same
 * clause.
 */
export type Row = {
  at: string
  title: Text
  clause: string
  before: Text | null
  after: Text | null
  reason: Text | null
}

/** The rows of a comparison; `reasons` by edit path come before those found in readings. */
export function rowsOf(walk: Walk, reasons: Readonly<Record<string, Text>>): Row[] {
  const amended = amendedReadings(walk.a.ruleset, walk.b.ruleset)
  return walk.things.flatMap((thing): Row[] => {
    const kept = keptWords(thing)
    const before = wording(thing.spec, thing.before, walk.a, kept)
    const after = wording(thing.spec, thing.after, walk.b, kept)
    const cites = [thing.before, thing.after].map((each) => citesOf(each).join())
    if (before?.zh === after?.zh && cites[0] === cites[1]) return []
    const place = reasonPlace(thing.at)
    const given = place && Object.hasOwn(reasons, place) ? reasons[place] : undefined
    const reason = given ?? amended.find((each) => explains(each, thing))?.text ?? null
    return [
      { at: thing.at, title: thing.title, clause: thing.cite.join('、'), before, after, reason },
    ]
  })
}

// The law's own words first, then what the rules make of them.
function wording(spec: Spec, value: unknown, side: Side, kept: ReadonlySet<string>): Text | null {
  if (value === undefined) return null
  if (spec.is !== 'fields' || !isPlain(value)) return shown(spec, value, side)
  const own: Record<string, unknown> = {}
  for (const [key, each] of Object.entries(value)) {
    const field = spec.fields[key]?.spec
    if (key === 'id' || key === 'text' || key === 'cite' || kept.has(key)) continue
    if (!(field?.is === 'group' && field.opens)) own[key] = each
  }
  const words = typeof value['text'] === 'string' ? value['text'].trim() : undefined
  if (Object.keys(own).length === 0) return words === undefined ? text('', '') : text(words, words)
  const rest = shown(spec, own, side)
  return words === undefined ? rest : text(`${words}　${rest.zh}`, `${words} (${rest.en})`)
}

// How points are printed is told only where that is what changed, or where they are new.
function keptWords({ before, after }: Thing): ReadonlySet<string> {
  const printed = [before, after].map((value) => (isPlain(value) ? value['printed'] : undefined))
  const kept = before !== undefined && after !== undefined && printed[0] === printed[1]
  return new Set(kept ? ['printed'] : [])
}

function amendedReadings(a: Ruleset, b: Ruleset) {
  const old = new Map((a.readings ?? []).map((each) => [each.id, each]))
  return (b.readings ?? []).filter((each) => !equal(old.get(each.id), each))
}

function explains(reading: { cite: string | string[] }, { at, cite }: Thing): boolean {
  // Its own words are no reason for themselves.
  if (at.startsWith('readings.')) return false
  return [reading.cite].flat().some((each) => cite.includes(each))
}
