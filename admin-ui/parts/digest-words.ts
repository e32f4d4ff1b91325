// A part of what a case expects, or of what came out, in words.
import type { Digest } from '../../engine/cases/digest.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { cited, rowOf } from '../base/clause.ts'
import { points, signed } from '../base/figures.ts'
import { listed, say } from '../base/say.ts'
import { CASES } from '../words/cases.ts'

/** 87, B, or 第24项 −3，第25项 −2. */
export function digestWords(
  part: keyof Digest,
  of: Partial<Digest>,
  ruleset: Ruleset | undefined,
): string {
  const value = of[part]
  if (part === 'points') return pointsWords(of.points ?? {}, ruleset)
  if (part === 'measures') return listed((of.measures ?? []).map(cited)) || '—'
  if (typeof value === 'boolean') return say(value ? CASES.yes : CASES.no)
  if (value === null || value === undefined) return '—'
  return typeof value === 'number' ? points(value) : String(value)
}

/** What a case is about: a row, a determination or a reading by its words. */
export function aboutWords(id: string, ruleset: Ruleset | undefined): string {
  const reading = ruleset?.readings?.find((each) => each.id === id)
  if (reading) return say(reading.question)
  const determined = ruleset?.determinations?.find((each) => each.id === id)
  return determined ? say(CASES.determined(determined.grade)) : rowName(id, ruleset)
}

/** Points by item, each by its row where it has one. */
export function pointsWords(
  lines: Readonly<Record<string, number>>,
  ruleset: Ruleset | undefined,
): string {
  const words = Object.entries(lines).map(([id, n]) => `${rowName(id, ruleset)} ${signed(n)}`)
  return words.join(say(CASES.comma)) || '—'
}

function rowName(id: string, ruleset: Ruleset | undefined): string {
  const items = (ruleset?.sections ?? []).flatMap((section) => section.items)
  const item = items.find((each) => each.id === id)
  return item ? say(CASES.row(rowOf(item.cite))) : id
}
