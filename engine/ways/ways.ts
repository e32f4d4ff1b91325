// How a subject could come to a better grade: single acts and days, each put before the engine;
// also those that do not suffice.
import { assessAll } from '../assess/assess.ts'
import { modelFor, type Scorer } from '../assess/scorer.ts'
import { formatDay, parseDay } from '../civil.ts'
import type { Assessment, Because } from '../schema/assessment.ts'
import type { FactValue, ScoreRequest } from '../schema/contract.ts'
import { type Act, actsFor } from './acts.ts'
import { outlook } from './outlook.ts'

/** Points of an item that differ from those of today. */
type Shift = { item: string; by: number; because?: Because }

/** One act or day with the result it brings; `gain` in points against today. */
export type Way = {
  score: number
  grade: string
  gain: number
  /** Whether the goal, or better, is reached. */
  reaches: boolean
} & (
  | { kind: 'record'; item: string; facts: Record<string, FactValue> }
  | { kind: 'repair'; record: string; items: string[] }
  | { kind: 'day'; on: string; shifts: Shift[] }
)

/**
 * The next better grade (null where there is none), the points its lower limit is away (null
 * where the score is there already), what a determination holds the grade at and until when
 * (last day; null = no end in sight), and the ways.
 */
export type Ways = {
  goal: string | null
  short: number | null
  held: { grade: string; until: string | null } | null
  ways: Way[]
}

/** The ways of a subject from the day of the request; the request must be one that scores. */
export async function waysFor(
  scorer: Scorer,
  request: ScoreRequest & { asOf: string },
): Promise<Ways | undefined> {
  const { assessment: today } = (await assessAll(scorer, [request]))[0]!
  const { model } = modelFor(scorer, request.readings ?? {})
  if (!today?.applicable || !model) return undefined
  const { grades, higherIsBetter } = model.compiled
  const rank = (grade: string | null) => grades.findIndex((each) => each.grade === grade)
  const at = rank(today.grade)
  const goal = at <= 0 ? null : grades[at - 1]!
  const days = await outlook(scorer, request)
  const ended = today.determined
    ? days.find(({ determined }) => determined?.grade !== today.determined?.grade)
    : undefined
  const held = today.determined
    ? { grade: today.determined.grade, until: ended ? eveOf(ended.asOf) : null }
    : null
  if (!goal) return { goal: null, short: null, held, ways: [] }

  const way = (after: Assessment) => ({
    score: after.score!,
    grade: after.grade!,
    gain: difference(after.score!, today.score!),
    reaches: rank(after.grade) < at,
  })
  const better = ({ gain, reaches }: { gain: number; reaches: boolean }) =>
    reaches || (higherIsBetter ? gain > 0 : gain < 0)
  const acts = actsFor(scorer.standard.ruleset, request, today)
  const outcomes = await assessAll(
    scorer,
    acts.map((act) => act.request),
  )
  const tried = acts.flatMap((act, i): Way[] => {
    const after = outcomes[i]!.assessment
    return after?.applicable ? [{ ...nameOf(act, today), ...way(after) } as Way] : []
  })
  let before = today
  const awaited = days.map((after): Way => {
    const found: Way = { kind: 'day', on: after.asOf, shifts: shifts(before, after), ...way(after) }
    before = after
    return found
  })
  const reached = awaited.findIndex(({ reaches }) => reaches)
  const limit = goal.from === null ? null : goal.from / 100
  const gap = limit === null ? null : difference(limit, today.score!)
  return {
    goal: goal.grade,
    short: gap === null || (higherIsBetter ? gap <= 0 : gap >= 0) ? null : Math.abs(gap),
    held,
    ways: [
      ...nearest(tried.filter(better)),
      ...(reached === -1 ? awaited : awaited.slice(0, reached + 1)).filter(better),
    ],
  }
}

function nameOf(act: Act, today: Assessment) {
  if (act.kind === 'record') return { kind: act.kind, item: act.item, facts: act.facts }
  const items = today.lines.flatMap(({ record, item, counted }) =>
    counted && item && record === act.record ? [item] : [],
  )
  return { kind: act.kind, record: act.record, items: [...new Set(items)] }
}

// Of several values of one item the least that suffices, else the one that does most; what
// suffices first, then by how little it takes.
function nearest(ways: Way[]): Way[] {
  const groups = new Map<string, Way>()
  const effort = ({ gain }: Way) => Math.abs(gain)
  for (const each of ways) {
    const key = each.kind === 'record' ? `+${each.item}` : each.kind === 'repair' ? each.record : ''
    const known = groups.get(key)
    const nearer =
      !known ||
      (each.reaches !== known.reaches
        ? each.reaches
        : each.reaches
          ? effort(each) < effort(known)
          : effort(each) > effort(known))
    if (nearer) groups.set(key, each)
  }
  const found = [...groups.values()]
  return [
    ...found.filter(({ reaches }) => reaches).sort((a, b) => effort(a) - effort(b)),
    ...found.filter(({ reaches }) => !reaches).sort((a, b) => effort(b) - effort(a)),
  ]
}

// Items whose points differ between two days, and why where a line says so.
function shifts(before: Assessment, after: Assessment): Shift[] {
  const sums = (of: Assessment) => {
    const found = new Map<string, number>()
    for (const { item, points } of of.lines) {
      if (item) found.set(item, (found.get(item) ?? 0) + Math.round(points * 100))
    }
    return found
  }
  const [a, b] = [sums(before), sums(after)]
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((item): Shift[] => {
    const by = ((b.get(item) ?? 0) - (a.get(item) ?? 0)) / 100
    if (by === 0) return []
    const line = after.lines.find((each) => each.item === item && !each.counted && each.because)
    return [{ item, by, ...(line?.because ? { because: line.because } : {}) }]
  })
}

function eveOf(day: string): string {
  return formatDay(parseDay(day)! - 1)
}

function difference(a: number, b: number): number {
  return (Math.round(a * 100) - Math.round(b * 100)) / 100
}
