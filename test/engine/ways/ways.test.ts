import { describe, expect, it } from 'vitest'
import { assess } from '../../../engine/assess/assess.ts'
import type { ScoreRequest } from '../../../engine/schema/contract.ts'
import { outlook } from '../../../engine/ways/outlook.ts'
import { type Way, waysFor } from '../../../engine/ways/ways.ts'
import { requestAt } from '../../proof/compare.ts'
import { request, size, v1 } from '../../support.ts'

const scorer = v1()
const ASOF = '2026-06-30'
const given = (...records: Parameters<typeof request>[0] & object) => ({
  ...request(records),
  asOf: ASOF,
})
const of = <K extends Way['kind']>(ways: Way[], kind: K) =>
  ways.filter((each): each is Extract<Way, { kind: K }> => each.kind === kind)

describe('ways to a better grade', () => {
  it('names the goal, the gap, and acts on either side of the limit', async () => {
    const found = (await waysFor(scorer, given({ type: 'market-scale-missing' })))!
    // 90 − 3 = 87, grade B: eight points to A, more than any single award but the national one.
    expect(found).toMatchObject({ goal: 'A', short: 8, held: null })
    const awards = of(found.ways, 'record')
    expect(awards.find(({ item }) => item === 'award')).toMatchObject({
      facts: { level: '国家级' },
      score: 95,
      grade: 'A',
      reaches: true,
    })
    expect(awards.find(({ item }) => item === 'pledge')).toMatchObject({
      score: 88,
      gain: 1,
      reaches: false,
    })
    expect(of(found.ways, 'repair')).toMatchObject([
      { record: 'r1', items: ['market-scale-missing'], score: 90, gain: 3, reaches: false },
    ])
  })

  it('takes the least of several values that suffices', async () => {
    const facts = { instruments: 25, enrolledOn: '2025-01-01' }
    const subject = { id: 'S1', type: 'enterprise', facts }
    // 90 + 3 = 93: two points to A.
    const found = (await waysFor(scorer, { ...request([], { subject }), asOf: ASOF }))!
    expect(found.short).toBe(2)
    const award = of(found.ways, 'record').find(({ item }) => item === 'award')
    expect(award).toMatchObject({ facts: { level: '县级' }, score: 95, reaches: true })
  })

  it('does not offer what a limit already took', async () => {
    const found = (await waysFor(scorer, given({ type: 'pledge' })))!
    expect(of(found.ways, 'record').map(({ item }) => item)).not.toContain('pledge')
  })

  it('names the day of a tier, the end of a record and what each shifts', async () => {
    // Enrolled on 2026-04-01: a year without an alert on 2027-04-01.
    const found = (await waysFor(scorer, given({ type: 'market-scale-missing' })))!
    const days = of(found.ways, 'day')
    expect(days.map(({ on, score }) => [on, score])).toEqual([
      ['2027-04-01', 90],
      ['2029-03-06', 93],
    ])
    expect(days[0]!.shifts).toEqual([{ item: 'quiet-1-year', by: 3 }])
    expect(days[1]!.shifts).toMatchObject([
      { item: 'market-scale-missing', by: 3, because: { code: 'expired' } },
    ])
  })

  it('says what a determination holds, and until when', async () => {
    const held = given({ facts: { classification: '10-6' }, recordedOn: '2026-03-05' })
    const found = (await waysFor(scorer, held))!
    expect(found.held).toEqual({ grade: 'E', until: '2029-03-05' })
    expect(found.goal).toBe('D')
    expect(found.short).toBe(null)
    for (const each of of(found.ways, 'record')) expect(each.reaches).toBe(false)
    expect(of(found.ways, 'repair')[0]).toMatchObject({ record: 'r1', grade: 'B', reaches: true })
  })

  it('has nothing to say where the best grade is reached or none applies', async () => {
    const best = given({ type: 'award', facts: { level: '国家级' } })
    expect(await waysFor(scorer, best)).toMatchObject({ goal: null, ways: [] })
    const person = request([], { subject: { id: 'P', type: 'naturalPerson', facts: {} } })
    expect(await waysFor(scorer, { ...person, asOf: ASOF })).toBeUndefined()
    expect(await waysFor(scorer, { ...request(), asOf: '2026-02-30' })).toBeUndefined()
  })
})

describe('laws over many subjects', () => {
  it('repairs a record to what the subject has without it, and never mistakes the goal', async () => {
    let tried = 0
    for (let i = 0; i < size(2_000, 120); i++) {
      const one = { ...requestAt(21, i), asOf: requestAt(21, i).asOf! } as ScoreRequest & {
        asOf: string
      }
      const found = await waysFor(scorer, one)
      const today = (await assess(scorer, one)).assessment!
      for (const way of found?.ways ?? []) {
        expect(way.reaches || way.gain > 0).toBe(true)
        expect(way.reaches).toBe(way.grade < today.grade!)
        if (way.kind !== 'repair') continue
        const records = one.records.filter(({ id }) => id !== way.record)
        const without = (await assess(scorer, { ...one, records })).assessment!
        expect({ score: way.score, grade: way.grade }, JSON.stringify(one)).toEqual({
          score: without.score,
          grade: without.grade,
        })
        tried++
      }
    }
    expect(tried).toBeGreaterThan(20)
  })

  it('foresees the next change of grade that the assessment foretells', async () => {
    let changes = 0
    for (let i = 0; i < size(2_000, 150); i++) {
      const one = requestAt(22, i) as ScoreRequest & { asOf: string }
      const today = (await assess(scorer, one)).assessment!
      const days = await outlook(scorer, one)
      const turn = days.find(({ grade }) => grade !== today.grade)
      if (!turn) continue
      // Points that grow from day to day may turn the grade earlier, never later.
      expect(today.nextChange!.on <= turn.asOf, JSON.stringify(one)).toBe(true)
      if (one.records.some(({ type }) => type === 'red-alert')) continue
      expect(today.nextChange).toMatchObject({ on: turn.asOf, grade: turn.grade })
      changes++
    }
    expect(changes).toBeGreaterThan(10)
  })
})
