// A simulation counts what scoring every subject would give, whoever scores.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assessAll } from '../../../engine/assess/assess.ts'
import { load, standardOf, withReadings } from '../../../engine/assess/load.ts'
import { createScorer } from '../../../engine/assess/scorer.ts'
import type { Compiled } from '../../../engine/compile/model.ts'
import { requestOf } from '../../../engine/population/request.ts'
import type { ScoreRequest } from '../../../engine/schema/contract.ts'
import { isRuleset } from '../../../engine/schema/validate.ts'
import { misfits, uncounted } from '../../../engine/simulate/fit.ts'
import { NO_GRADE } from '../../../engine/simulate/simulate.ts'
import { amend } from '../../../engine/text/amend.ts'
import { evaluate } from '../../oracle/evaluate.ts'
import type { Input } from '../../oracle/input.ts'
import { requestAt } from '../../proof/compare.ts'
import { request, size, v1 } from '../../support.ts'
import { compared, knownTo, populationOf, summedAlone, summedBeside } from './city.ts'
import { oddRequest, oddRuleset } from './odd.ts'

const { ruleset, compiled } = v1().standard
const SEED = 20_260_630

function edges(count: number): ScoreRequest[] {
  return Array.from({ length: count }, (_, i) => requestAt(SEED, i))
}

function gradeOf(version: Compiled, rank: number): string | null {
  return rank === NO_GRADE ? null : version.grades[rank]!.grade
}

describe('a simulation', () => {
  const alternatives = (ruleset.readings ?? []).flatMap(({ id, alternatives: list = [] }) =>
    list.map((each) => [`${id} = ${each.id}`, { [id]: each.id }] as const),
  )

  it.each(alternatives)(
    'from v1 to %s grades everybody as the oracle does',
    async (_, readings) => {
      const requests = edges(size(20_000, 600))
      const to = withReadings(ruleset, readings).compiled!
      for (const asOf of ['2026-06-30', '2024-02-29']) {
        const { population } = populationOf(compiled, requests, asOf)
        const { grades, comparison } = await compared(population, compiled, to)
        const matrix: Record<string, number> = {}
        requests.forEach((each, s) => {
          const input = { ...each, asOf } as unknown as Input
          const before = evaluate(input, {}).grade
          const after = evaluate(input, readings).grade
          const mine = [gradeOf(compiled, grades.from[s]!), gradeOf(to, grades.to[s]!)]
          expect(mine, `${asOf} ${JSON.stringify(each)}`).toEqual([before, after])
          if (before && after) matrix[before + after] = (matrix[before + after] ?? 0) + 1
        })
        for (const a of 'ABCDE')
          for (const b of 'ABCDE') expect(comparison.matrix[a]![b]).toBe(matrix[a + b] ?? 0)
      }
    },
  )

  it('gives back every subject as it was put in', () => {
    const requests = edges(500)
    const { population, labels } = populationOf(compiled, requests, '2026-06-30')
    requests.forEach((each, s) => {
      expect(requestOf(population, labels, s)).toEqual({
        ...each,
        asOf: '2026-06-30',
        records: each.records.map(({ facts, ...rest }) =>
          facts && Object.keys(facts).length > 0 ? { ...rest, facts } : rest,
        ),
      })
    })
  })

  it('counts the same in any parts, in any order', async () => {
    const { population } = populationOf(compiled, edges(1_500), '2026-06-30')
    const to = withReadings(ruleset, { 'same-conduct': 'sum' }).compiled!
    const whole = await compared(population, compiled, to)
    const cutsOf = fc.array(fc.integer({ min: 0, max: 1_500 }), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(cutsOf, async (cuts) => {
        const parts = await compared(
          population,
          compiled,
          to,
          cuts.sort((a, b) => a - b),
        )
        expect(JSON.stringify(parts.comparison)).toBe(JSON.stringify(whole.comparison))
      }),
      { numRuns: size(100, 5) },
    )
  })

  it.each([
    ...alternatives.map(([name, readings]) => [name, withReadings(ruleset, readings).compiled!]),
    ...[
      { set: 'items.seal-broken.points', to: -25 },
      { set: 'items.pledge.limit', to: { points: 1, per: 'subject' } },
      { set: 'score.base', to: 70 },
      { set: 'sections.守信激励.name', to: '激励' },
      { set: 'determinations.general-dishonesty.id', to: 'dishonesty' },
    ].flatMap((edit) => {
      const { data } = amend(ruleset, [edit])
      return isRuleset(data) ? [[edit.set, standardOf(data).compiled] as const] : []
    }),
  ] as [string, Compiled][])(
    'makes the same of everybody under %s beside v1 as alone',
    async (_, to) => {
      const { population } = populationOf(compiled, edges(size(20_000, 1_000)), '2026-06-30')
      const [, beside] = await summedBeside(population, [compiled, to])
      expect(beside).toEqual(await summedAlone(population, compiled, to))
    },
  )

  it('makes the same of everybody under many versions at once as under each alone', async () => {
    // More than fit one word of marks, more subjects than are counted at once, and no two alike.
    const items = compiled.items
      .filter(({ points }) => points.kind === 'fixed')
      .slice(0, size(80, 32))
    const edits = [
      ...items.map(({ id, kind }) => ({
        set: `items.${id}.points`,
        to: kind === 'bonus' ? 3.5 : -3.5,
      })),
      { set: 'grades.B.from', to: 88 },
      { set: 'score.base', to: 88 },
    ]
    const { population } = populationOf(compiled, edges(17_000), '2026-06-30')
    const drafts = edits.flatMap((edit) => {
      const { data } = amend(ruleset, [edit])
      return isRuleset(data) ? [standardOf(data).compiled] : []
    })
    expect(drafts.length).toBeGreaterThan(31)
    const [base, ...beside] = await summedBeside(population, [compiled, ...drafts])
    expect(base).toEqual(await summedAlone(population, compiled, compiled))
    const some = size(drafts.length, 6)
    for (let k = 0; k < some; k++) {
      const i = Math.floor((k * drafts.length) / some)
      expect(beside[i], edits[i]!.set).toEqual(await summedAlone(population, compiled, drafts[i]!))
      expect(beside[i]).not.toEqual(base)
    }
  })

  it('keeps subjects whose facts are unknown apart', async () => {
    const known = request([{}])
    const bare = request([{}], {
      subject: { ...known.subject, facts: { enrolledOn: '2020-01-01' } },
    })
    const award = request([{ type: 'award' }])
    const person = { ...known, subject: { id: 'p', type: 'naturalPerson', facts: {} } }
    const { population } = populationOf(compiled, [known, bare, award, person], '2026-06-30')
    const { comparison, grades } = await compared(population, compiled, compiled)
    const { subjects, applicable, unknown, movers, same } = comparison
    expect({ subjects, applicable, unknown, movers, same }).toEqual({
      subjects: 4,
      applicable: 3,
      unknown: 2,
      movers: 0,
      same: 1,
    })
    expect([...grades.from]).toEqual([1, NO_GRADE, NO_GRADE, NO_GRADE])
  })

  it('of natural persons alone has nobody in the matrix', async () => {
    const person = request([{}], { subject: { id: 'p', type: 'naturalPerson', facts: {} } })
    const { population } = populationOf(compiled, [person, person], '2026-06-30')
    const { comparison } = await compared(population, compiled, compiled)
    expect(comparison).toMatchObject({ subjects: 2, applicable: 0, movers: 0 })
    expect(Object.values(comparison.matrix).flatMap((row) => Object.values(row))).toEqual(
      Array(25).fill(0),
    )
  })

  it('says what of a population a version does not know', () => {
    const { population } = populationOf(
      compiled,
      [request([{ type: 'award', facts: { level: '省级' } }])],
      '2026-06-30',
    )
    const { standard } = load(oddRuleset())
    const codes = (list: { code: string }[]) => [...new Set(list.map(({ code }) => code))]
    expect(codes(misfits(population, [standard!.compiled])).sort()).toEqual([
      'population-fact-unknown',
      'population-subject-unknown',
      'population-type-unknown',
    ])
    // Asked again of other versions, and then of the same.
    expect(misfits(population, [compiled])).toEqual([])
    expect(codes(misfits(population, [compiled, standard!.compiled])).sort()).toEqual([
      'population-fact-unknown',
      'population-subject-unknown',
    ])
    expect(misfits(population, [compiled])).toEqual([])
    const empty = populationOf(compiled, [], '2026-06-30').population
    expect(codes(misfits(empty, [compiled]))).toEqual(['population-empty'])
  })

  it('counts records for nothing under the version that does not have their type, either way', async () => {
    // Every second row, so that most subjects keep some of their records and lose others.
    const gone = compiled.items.filter((_, i) => i % 2 === 0).map(({ id }) => id)
    const edits = gone.map((id) => ({ remove: `items.${id}` }))
    const { data } = amend(ruleset, edits)
    const without = standardOf(data as typeof ruleset)
    const requests = edges(size(20_000, 1_500))
    const { population } = populationOf(compiled, requests, '2026-06-30')
    expect(misfits(population, [compiled, without.compiled])).toEqual([])
    const known = new Set(without.compiled.types.map(({ id }) => id))
    const left = requests.flatMap(({ records }) => records.filter(({ type }) => !known.has(type)))
    const told = uncounted(population, [compiled, without.compiled])
    expect(told.reduce((sum, { records }) => sum + records, 0)).toBe(left.length)
    for (const { version, type, name, records } of told) {
      expect([version, known.has(type)]).toEqual(['v1', false])
      expect(records).toBe(left.filter((each) => each.type === type).length)
      expect(name).toBe(compiled.types.find(({ id }) => id === type)!.name)
    }
    const scored = async (standard: typeof without) => {
      const cut = requests.map((each) => ({
        ...knownTo(standard.compiled, each),
        asOf: '2026-06-30',
      }))
      const outcomes = await assessAll(createScorer(standard, ''), cut)
      return outcomes.map(({ assessment }) => assessment?.grade ?? null)
    }
    const there = await compared(population, compiled, without.compiled)
    const named = (ranks: Uint8Array) => [...ranks].map((rank) => gradeOf(compiled, rank))
    expect(named(there.grades.from)).toEqual(await scored(v1().standard))
    expect(named(there.grades.to)).toEqual(await scored(without))
    expect(there.comparison.movers).toBeGreaterThan(0)
    const back = await compared(population, without.compiled, compiled)
    expect([...back.grades.to]).toEqual([...there.grades.from])
    expect(back.comparison.movers).toBe(there.comparison.movers)
  })

  it('takes the days around the end of validity one by one', async () => {
    const subjects = ['2023-06-29', '2023-06-30', '2023-07-01'].map((day, i) =>
      request([{ type: 'seal-broken', occurredOn: day, recordedOn: day }], {
        subject: { ...request().subject, id: `s${i}` },
      }),
    )
    const { population } = populationOf(compiled, subjects, '2026-06-30')
    const { grades } = await compared(population, compiled, compiled)
    expect([...grades.from].map((rank) => gradeOf(compiled, rank))).toEqual(['B', 'C', 'C'])
  })
})

describe('a simulation of a standard of another shape', () => {
  it('grades everybody as scoring does', async () => {
    const before = load(oddRuleset()).standard!
    const after = load(oddRuleset({ limit: 6, validity: 5, base: 49 })).standard!
    const requests = Array.from({ length: size(20_000, 1_500) }, (_, i) => oddRequest(SEED, i))
    const { population } = populationOf(before.compiled, requests, '2026-06-30')
    const { grades, comparison } = await compared(population, before.compiled, after.compiled)
    for (const [standard, ranks] of [
      [before, grades.from],
      [after, grades.to],
    ] as const) {
      const outcomes = await assessAll(createScorer(standard, 'h'), requests, {
        asOf: '2026-06-30',
      })
      outcomes.forEach(({ assessment, problems }, s) => {
        expect(problems).toBeUndefined()
        expect(gradeOf(standard.compiled, ranks[s]!), JSON.stringify(requests[s])).toBe(
          assessment!.grade,
        )
      })
    }
    // The test would not notice much if hardly anybody moved.
    expect(comparison.movers).toBeGreaterThan(requests.length / 50)
    expect(comparison.sections.length).toBe(34)
  })
})
