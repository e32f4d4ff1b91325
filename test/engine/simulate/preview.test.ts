// A preview that followed any edits says what a full simulation says.
import { describe, expect, it } from 'vitest'
import { assessAll } from '../../../engine/assess/assess.ts'
import { load, standardOf } from '../../../engine/assess/load.ts'
import { createScorer } from '../../../engine/assess/scorer.ts'
import { compile } from '../../../engine/compile/compile.ts'
import type { Compiled } from '../../../engine/compile/model.ts'
import type { ScoreRequest } from '../../../engine/schema/contract.ts'
import type { Edit } from '../../../engine/schema/readings.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { isRuleset } from '../../../engine/schema/validate.ts'
import { createPreview, type Preview, previewOf } from '../../../engine/simulate/preview.ts'
import { reachOf } from '../../../engine/simulate/reach.ts'
import { planKey } from '../../../engine/simulate/side.ts'
import { amend } from '../../../engine/text/amend.ts'
import { type Random, randomAt } from '../../oracle/random.ts'
import { requestAt } from '../../proof/compare.ts'
import { size, v1 } from '../../support.ts'
import { compared, knownTo, populationOf } from './city.ts'
import { oddRequest, oddRuleset } from './odd.ts'

const { ruleset, compiled } = v1().standard
const AS_OF = '2026-06-30'

function amended(before: Ruleset, edits: readonly Edit[]): Ruleset | undefined {
  const { data, problems } = amend(before, edits)
  if (problems.length > 0 || !isRuleset(data)) return undefined
  return compile(data).findings.length === 0 ? data : undefined
}

/** Any edit that people make, and some that nobody would. */
function editOf(current: Ruleset, random: Random): Edit[] {
  const { below, chance, pick } = random
  const section = pick(current.sections)
  const item = pick(section.items)
  const points = (item.points ?? 1) * pick([0.5, 2, 3, 1.5, 1])
  const readings = (current.readings ?? []).flatMap(({ alternatives = [] }) => alternatives)
  return pick<() => Edit[]>([
    () => [{ set: `items.${item.id}.points`, to: points }],
    () => [{ set: `items.${item.id}.points`, to: points }],
    () => [{ set: `items.${item.id}.limit`, to: { points: points * 2, per: 'calendarYear' } }],
    () => [{ remove: `items.${item.id}.limit` }],
    () => (section.items.length > 1 ? [{ remove: `items.${item.id}` }] : []),
    () => [{ set: `grades.${pick(current.grades).grade}.from`, to: 40 + below(60) }],
    () => [{ set: 'score.base', to: 80 + below(20) }],
    () => [{ set: 'score.clamp', to: chance(0.5) ? {} : { max: 100, min: 50 } }],
    () => [{ set: 'combine', to: pick(['worse', 'determinationOverrides']) }],
    () => [{ set: 'score.sameCase', to: pick(['highest', 'sum']) }],
    () => [
      {
        set: 'repair.effect',
        to: pick([
          { points: 'keep', determination: 'keep' },
          { points: 'exclude', determination: 'exclude' },
        ]),
      },
    ],
    () => [
      {
        set: `determinations.${pick(current.determinations ?? []).id}.grade`,
        to: pick(current.grades).grade,
      },
    ],
    () => [{ set: 'validity.years', to: 1 + below(4) }],
    () => (readings.length > 0 ? pick(readings).change : []),
    () => [
      {
        set: 'conditions.few-instruments',
        to: { fact: 'instruments', atLeast: 1, atMost: 1 + below(30) },
      },
    ],
    () => [{ set: `items.${item.id}.when`, to: whenOf(random) }],
    () => [{ set: `items.${item.id}.when`, to: whenOf(random) }],
    () => [{ remove: `items.${item.id}.when` }],
    () => [{ set: 'conditions.penalty-final', to: whenOf(random) }],
    () => [
      {
        set: `conditions.alert-${pick([3, 6])}-days`,
        to: { fact: 'unhandledDays', atLeast: 1 + below(9), lessThan: 10 },
      },
    ],
    () => [
      {
        set: `determinations.${pick(current.determinations ?? []).id}.when`,
        to: whenOf(random),
      },
    ],
  ])()
}

/** Conditions on records and subjects; where a standard knows no such fact, it is no edit. */
function whenOf({ below, pick }: Random) {
  return pick([
    { fact: 'classification', in: [`9-${1 + below(3)}`, `10-${1 + below(6)}`] },
    { fact: 'penaltyKind', known: pick([true, false]) },
    { fact: pick(['penaltyFinalOn', 'handledOn']), known: pick([true, false]) },
    { fact: 'unhandledDays', atLeast: below(200) },
    { fact: 'unhandledDays', lessThan: below(12) },
    { fact: 'instruments', moreThan: below(40) },
    { fact: 'quietMonths', atLeast: below(30) },
    { not: { fact: 'subjectType', is: 'enterprise' } },
    { fact: pick(['who', 'from', 'to', 'days', 'since', 'age', 'n']), known: pick([true, false]) },
    { fact: pick(['size', 'age', 'n', 'days']), atLeast: below(12) },
    {
      all: [
        { fact: 'fine', lessThan: below(999) },
        { fact: 'urgent', is: false },
      ],
    },
  ])
}

async function same(preview: Preview, next: Compiled): Promise<void> {
  const { counts, problems } = await previewOf(preview, next)
  expect(problems).toEqual([])
  const { comparison } = await compared(preview.population, preview.base, next)
  const cells = Object.values(comparison.matrix).flatMap((row) => Object.values(row))
  expect([...counts!.cells]).toEqual(cells)
  expect(counts!.unknown).toBe(comparison.unknown)
  expect(counts!.applicable).toBe(comparison.applicable)
}

const DEAD = ['pending', 'revoked', 'not-recorded', 'expired', 'repaired', 'lapsed', 'not-counted']

/** Subjects by item, from the score sheets of everybody. */
async function metBy(version: Ruleset, requests: readonly ScoreRequest[]) {
  const scorer = createScorer(standardOf(version), '')
  const outcomes = await assessAll(
    scorer,
    requests.map((request) => ({ ...knownTo(scorer.standard.compiled, request), asOf: AS_OF })),
  )
  const counts = new Map<string, number>()
  for (const { assessment } of outcomes) {
    const live = (assessment?.lines ?? []).filter(
      ({ points, would, because }) =>
        (points !== 0 || (would ?? 0) !== 0) && !DEAD.includes(because?.code ?? ''),
    )
    for (const item of new Set(live.map((line) => line.item!)))
      counts.set(item, (counts.get(item) ?? 0) + 1)
  }
  return counts
}

describe('a preview', () => {
  it.each([
    ['of the shipped standard', ruleset, (i: number) => requestAt(3, i)],
    ['of an odd one', load(oddRuleset()).standard!.ruleset, (i: number) => oddRequest(3, i)],
  ] as const)(
    '%s equals a full simulation after any edits',
    async (_, start, requestOf) => {
      const base = compile(start).compiled
      const requests = Array.from({ length: size(3_000, 200) }, (_each, i) => requestOf(i))
      const { population } = populationOf(base, requests, AS_OF)
      const { preview } = await createPreview(population, base, population.asOf)
      let current: Ruleset = start
      let done = 0
      const every = size(1, 50)
      for (let step = 0; done < 200; step++) {
        const next = amended(current, editOf(current, randomAt(11, step, 4)))
        if (!next) continue
        current = next
        done++
        const version = compile(current).compiled
        if (done % every === 0 || done > 195) {
          await same(preview!, version)
          const { counts } = await previewOf(preview!, version)
          const met = await metBy(current, requests)
          version.items.forEach(({ id }, i) => {
            expect([id, counts!.hits[i]]).toEqual([id, met.get(id) ?? 0])
          })
        } else await previewOf(preview!, version)
      }
      await same(preview!, base)
    },
    600_000,
  )

  it('reaches no further than the edit', () => {
    const reach = (edit: Edit) => {
      const version = compile(amended(ruleset, [edit])!).compiled
      expect(planKey(version)).toBe(planKey(compiled))
      const { all, grades, items, own } = reachOf(compiled, version)
      const ids = (set: ReadonlySet<number>) => [...set].map((i) => compiled.items[i]!.id)
      return { all, grades, items: ids(items), own: ids(own) }
    }
    const none = { all: false, grades: false, items: [], own: [] }
    expect(reach({ set: 'items.seal-broken.points', to: -11 })).toEqual({
      ...none,
      items: ['seal-broken'],
    })
    expect(reach({ set: 'items.quiet-1-year.points', to: 2 })).toEqual({
      ...none,
      own: ['quiet-1-year'],
    })
    expect(reach({ set: 'grades.B.from', to: 86 })).toEqual({ ...none, grades: true })
    expect(reach({ set: 'items.seal-broken.text', to: '封签' })).toEqual(none)
    expect(reach({ set: 'score.sameCase', to: 'sum' }).all).toBe(true)
    const other = compile(
      amended(ruleset, [
        { set: 'conditions.alert-3-days', to: { fact: 'unhandledDays', atLeast: 2 } },
      ])!,
    )
    expect(planKey(other.compiled)).not.toBe(planKey(compiled))
  })
})
