// Single acts that could better a result: one record more of a kind that adds points, or one
// record repaired. Each is a request of its own, put before the same engine.

import type { Assessment } from '../schema/assessment.ts'
import type { CreditRecord, FactValue, ScoreRequest } from '../schema/contract.ts'
import type { Fact } from '../schema/facts.ts'
import type { Item } from '../schema/items.ts'
import type { Ruleset } from '../schema/ruleset.ts'

/** An act, and the request as it would be after it. */
export type Act = { request: ScoreRequest } & (
  | { kind: 'record'; item: string; facts: Record<string, FactValue> }
  | { kind: 'repair'; record: string }
)

/** Every act worth trying on the day of the request. */
export function actsFor(
  ruleset: Ruleset,
  request: ScoreRequest & { asOf: string },
  today: Assessment,
): Act[] {
  return [...repairs(request, today), ...awards(ruleset, request)]
}

// Records that count against the subject, or determine its grade, repaired today.
function repairs(request: ScoreRequest & { asOf: string }, today: Assessment): Act[] {
  const weighing = new Set([
    ...today.lines.flatMap(({ record, counted }) => (counted && record ? [record] : [])),
    ...(today.determined?.by ?? []).flatMap(({ record }) => (record ? [record] : [])),
  ])
  return request.records.flatMap((each, i): Act[] => {
    if (!weighing.has(each.id)) return []
    const records = [...request.records]
    records[i] = { ...each, repairedOn: request.asOf }
    return [{ kind: 'repair', record: each.id, request: { ...request, records } }]
  })
}

// One more record of every type that some bonus item reads, with each choice it may carry.
function awards(ruleset: Ruleset, request: ScoreRequest & { asOf: string }): Act[] {
  const items = ruleset.sections.flatMap((section) =>
    section.kind === 'bonus' ? section.items : [],
  )
  return items.flatMap((item) => {
    const type = item.record ?? item.id
    if (type === 'none') return []
    return factsOf(ruleset, item, type, request.asOf).map((facts): Act => {
      const record: CreditRecord = {
        id: unused(
          'new',
          request.records.map(({ id }) => id),
        ),
        type,
        case: unused(
          'new',
          request.records.map((each) => each.case),
        ),
        occurredOn: request.asOf,
        recordedOn: request.asOf,
        status: 'confirmed',
        facts,
      }
      const records = [...request.records, record]
      return { kind: 'record', item: item.id, facts, request: { ...request, records } }
    })
  })
}

// The facts a record of the type must carry, one set for each value that points follow.
function factsOf(
  ruleset: Ruleset,
  item: Item,
  type: string,
  asOf: string,
): Record<string, FactValue>[] {
  let sets: Record<string, FactValue>[] = [{}]
  for (const [name, fact] of Object.entries(ruleset.facts)) {
    if (fact.of !== 'record') continue
    const needed = Array.isArray(fact.required) ? fact.required.includes(type) : fact.required
    const read = item.pointsBy && Object.hasOwn(item.pointsBy, name)
    if (!needed && !read && item.pointsRecorded?.fact !== name) continue
    const values = valuesOf(fact, item, name, asOf)
    sets = sets.flatMap((set) => values.map((value) => ({ ...set, [name]: value })))
  }
  return sets.slice(0, MOST_SETS)
}

const MOST_SETS = 24

function valuesOf(fact: Fact, item: Item, name: string, asOf: string): FactValue[] {
  const table = item.pointsBy?.[name]
  if (table) return Object.keys(table)
  if (item.pointsRecorded?.fact === name) {
    const { moreThan = 0, atMost = moreThan + 1 } = item.pointsRecorded
    const one = Math.min(atMost, Math.floor(moreThan) + 1)
    return one === atMost ? [one] : [one, atMost]
  }
  switch (fact.type) {
    case 'choice':
      return Object.keys(fact.choices ?? {})
    case 'date':
      return [asOf]
    case 'boolean':
      return [true]
    case 'text':
      return ['—']
    default:
      return [fact.min ?? 1]
  }
}

function unused(wanted: string, taken: readonly string[]): string {
  let name = wanted
  for (let n = 2; taken.includes(name); n++) name = `${wanted}-${n}`
  return name
}
