// Which parts of a standard no worked case touches.
import type { Cases } from '../schema/cases.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { type Problem, problem, type Text } from '../words/problem.ts'

/** How many parts there are, and a warning for each that lacks a case. */
export type Coverage = { parts: number; missing: { id: string; kind: Text }[]; problems: Problem[] }

/**
 * An item needs a case in which it counts and one about it in which it does not; a
 * determination and a measure need a case; an executable reading one result under each
 * alternative.
 */
export function coverage(ruleset: Ruleset, { cases }: Cases): Coverage {
  const hits = new Set(cases.flatMap(({ expect }) => Object.keys(expect.points ?? {})))
  const misses = new Set(
    cases.flatMap(({ about, expect }) =>
      (about ?? []).filter((id) => !Object.hasOwn(expect.points ?? {}, id)),
    ),
  )
  const about = new Set(cases.flatMap((each) => each.about ?? []))
  const measures = new Set(cases.flatMap(({ expect }) => expect.measures ?? []))
  const switched = new Set(
    cases.flatMap(({ underReadings }) =>
      (underReadings ?? []).map((under) => `${under.reading}=${under.alternative}`),
    ),
  )
  const wanted: [string, string, string, boolean][] = [
    ...ruleset.sections.flatMap(({ items }) =>
      items.flatMap(({ id }): [string, string, string, boolean][] => [
        ['评分项（计入）', 'item (counted)', id, hits.has(id)],
        ['评分项（未计入）', 'item (near miss)', id, misses.has(id)],
      ]),
    ),
    ...(ruleset.determinations ?? []).map(({ id }): [string, string, string, boolean] => [
      '直接判定',
      'determination',
      id,
      about.has(id),
    ]),
    ...Object.values(ruleset.measures ?? {}).flatMap(({ list }) =>
      (list ?? []).map(({ id, cite }): [string, string, string, boolean] => [
        '措施',
        'measure',
        id,
        measures.has(cite),
      ]),
    ),
    ...(ruleset.readings ?? []).flatMap(({ id, alternatives }) =>
      (alternatives ?? []).map((each): [string, string, string, boolean] => {
        const name = `${id}=${each.id}`
        return ['解释口径', 'reading', name, switched.has(name)]
      }),
    ),
  ]
  const open = wanted.filter(([, , , covered]) => !covered)
  const missing = open.map(([zh, en, id]) => ({ id, kind: { zh, en } }))
  const problems = open.map(
    ([kindZh, kind, id]): Problem => ({
      ...problem('case-coverage', { kindZh, kind, id }),
      severity: 'warning',
    }),
  )
  return { parts: wanted.length, missing, problems }
}
