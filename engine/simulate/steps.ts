// An amendment taken line by line: each version between two, and each line alone.
import { withReadings } from '../assess/load.ts'
import { sideOf } from '../compare/change.ts'
import { editsBetween } from '../compare/edits-between.ts'
import type { Compiled } from '../compile/model.ts'
import type { Edit } from '../schema/readings.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { isRuleset } from '../schema/validate.ts'
import { amend, targetOf } from '../text/amend.ts'
import { equal } from '../text/edit-plan.ts'
import type { Text } from '../words/problem.ts'
import { wordsOf } from './step-words.ts'

/** One amended line: an item, a band, a determination, or another part that is one thing. */
export type Line = { at: string; edits: Edit[] }

/** A step of the amendment: the version with all lines up to this one, and with these alone. */
export type Step = Text & { at: string; upTo: Compiled; alone: Compiled | null }

/** Parts in the order of the document, with whether their members are lines of their own. */
const PARTS: Record<string, boolean> = {
  subjects: false,
  score: true,
  validity: false,
  grades: true,
  facts: true,
  conditions: true,
  counts: true,
  types: true,
  items: true,
  sections: true,
  determinations: true,
  combine: false,
  repair: true,
}

/** The edits that can move anybody, by line, in document order. */
export function linesOf(before: Ruleset, after: Ruleset, edits: readonly Edit[]): Line[] {
  const lines = new Map<string, Line>()
  for (const edit of edits) {
    const at = lineOf(edit)
    if (at === undefined) continue
    const line = lines.get(at)
    if (line) line.edits.push(edit)
    else lines.set(at, { at, edits: [edit] })
  }
  const rank = ranksOf(before, after)
  const sorted = [...lines.values()].sort((a, b) => rank(a.at) - rank(b.at))
  return switchedLines(before, after, sorted)
}

// What the switch of a reading changes is one line, named by the reading.
function switchedLines(before: Ruleset, after: Ruleset, lines: Line[]): Line[] {
  let out = lines
  for (const reading of before.readings ?? []) {
    const chosen = after.readings?.find(({ id }) => id === reading.id)?.chosen
    const wanted = reading.alternatives?.find(({ id }) => id === chosen)
    if (!wanted) continue
    const { data, problems } = amend(before, wanted.change)
    if (problems.length > 0) continue
    const rules = linesOf(before, data as Ruleset, editsBetween(before, data as Ruleset))
    const own = out.filter((line) => rules.some((rule) => equal(rule, line)))
    if (own.length === 0 || own.length < rules.length) continue
    const at = [`readings.${reading.id}`, ...own.map((each) => each.at)].join('、')
    const whole = { at, edits: own.flatMap(({ edits }) => edits) }
    out = out.flatMap((line) => (line === own[0] ? [whole] : own.includes(line) ? [] : [line]))
  }
  return out
}

function lineOf(edit: Edit): string | undefined {
  const target = targetOf(edit)
  if (!('path' in target)) return undefined
  const [part, member, key, row] = target.path.split('.')
  const own = PARTS[part!]
  if (own === undefined) return undefined
  if (!own || member === undefined) {
    const id = edit.add === undefined ? undefined : idOf(edit.value)
    return id === undefined ? part : `${part}.${id}`
  }
  // A row that comes, goes or moves is a line under its own id, whatever its section.
  if (part === 'sections' && key === 'items') {
    if (edit.add !== undefined) return `items.${idOf(edit.value)}`
    if (row !== undefined) return `items.${row}`
  }
  return `${part}.${member}`
}

function idOf(value: unknown): string | undefined {
  const { id, grade, name } = (value ?? {}) as Record<string, string | undefined>
  return id ?? grade ?? name
}

// Where a line stands in the document: added members as in the new version, removed ones as in
// the old one.
function ranksOf(before: Ruleset, after: Ruleset): (at: string) => number {
  const parts = Object.keys(PARTS)
  const members = Object.fromEntries(
    Object.entries(MEMBERS).map(([part, of]) => [part, woven(of(before), of(after))]),
  )
  return (at) => {
    const [part, ...rest] = at.split('.')
    const index = members[part!]?.indexOf(rest.join('.')) ?? 0
    return parts.indexOf(part!) * 100_000 + Math.max(0, index)
  }
}

const MEMBERS: Record<string, (of: Ruleset) => string[]> = {
  items: ({ sections }) => sections.flatMap(({ items }) => items.map(({ id }) => id)),
  grades: ({ grades }) => grades.map(({ grade }) => grade),
  sections: ({ sections }) => sections.map(({ name }) => name),
  determinations: ({ determinations = [] }) => determinations.map(({ id }) => id),
}

// The new order, with each removed one right after the nearest one before it that stays.
function woven(before: readonly string[], after: readonly string[]): string[] {
  const order = [...after]
  let next = 0
  for (const id of before) {
    const index = order.indexOf(id)
    if (index === -1) order.splice(next, 0, id)
    next = (index === -1 ? next : index) + 1
  }
  return order
}

/**
 * The steps from one version to another. Lines that only make sense together (a row and the
 * condition it names) are one step; the last step is `to` itself, whatever the readings.
 */
export function stepsOf(
  from: { ruleset: Ruleset; readings: Record<string, string> },
  to: Compiled,
  lines: readonly Line[],
  readingsDiffer: boolean,
): Step[] {
  const steps: Step[] = []
  let open: Line[] = []
  const sofar: Edit[] = []
  const all = lines.flatMap(({ edits }) => edits)
  const sides = [from.ruleset, amend(from.ruleset, all).data as Ruleset].map(sideOf)
  lines.forEach((line, i) => {
    open.push(line)
    sofar.push(...line.edits)
    const last = i === lines.length - 1 && !readingsDiffer
    const upTo = last ? to : amended(from, sofar)
    if (!upTo) return
    const own = open.flatMap(({ edits }) => edits)
    const at = open.map((each) => each.at).join('、')
    // The first step is alone as it is.
    const alone = own.length === sofar.length ? upTo : amended(from, own)
    steps.push({ at, ...wordsOf(sides[0]!, sides[1]!, open), upTo, alone })
    open = []
  })
  if (!readingsDiffer) return steps
  const at = [...open.map((each) => each.at), 'readings'].join('、')
  steps.push({ at, zh: '改用的解释口径', en: 'readings switched', upTo: to, alone: null })
  return steps
}

/** Versions kept between the steps of one amendment and those of the next. */
const MOST_KNOWN = 64
const knownOf = new WeakMap<Ruleset, Map<string, Compiled | null>>()

// Whoever moves one line of an amendment asks for the others as they were.
function amended(
  from: { ruleset: Ruleset; readings: Record<string, string> },
  edits: readonly Edit[],
): Compiled | null {
  const known = knownOf.get(from.ruleset) ?? new Map<string, Compiled | null>()
  knownOf.set(from.ruleset, known)
  const key = JSON.stringify([from.readings, edits])
  const found = known.get(key)
  const version = found === undefined ? compiledOf(from, edits) : found
  known.delete(key)
  known.set(key, version)
  for (const oldest of known.keys()) if (known.size > MOST_KNOWN) known.delete(oldest)
  return version
}

function compiledOf(
  { ruleset, readings }: { ruleset: Ruleset; readings: Record<string, string> },
  edits: readonly Edit[],
): Compiled | null {
  const { data, problems } = amend(ruleset, edits)
  if (problems.length > 0 || !isRuleset(data)) return null
  return withReadings(data, readings).compiled ?? null
}
