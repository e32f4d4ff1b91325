// Subjects that lack a required fact: every value that could stand there gives a grade between
// the bounds, and both bounds are grades that some value gives.
import { describe, expect, it } from 'vitest'
import { assessAll } from '../../../engine/assess/assess.ts'
import { withReadings } from '../../../engine/assess/load.ts'
import { dayOf, formatDay } from '../../../engine/civil.ts'
import type { CreditRecord, FactValue, ScoreRequest } from '../../../engine/schema/contract.ts'
import { requestAt } from '../../proof/compare.ts'
import { request, size, v1 } from '../../support.ts'
import { compared, populationOf } from './city.ts'

const scorer = v1()
const { compiled, ruleset } = scorer.standard
const AS_OF = '2026-06-30'
const TODAY = dayOf(2026, 6, 30)
const GRADES = compiled.grades.map(({ grade }) => grade)

/** A place where a required fact can be missing, and every value worth trying there. */
type Gap = { id: string; record: number; values: (string | number)[] }

const DAYS = [
  ...Array.from({ length: 1_200 }, (_, i) => formatDay(TODAY + 2 - i)),
  '0001-01-01',
  '1970-01-01',
]
const VALUES: Record<string, (string | number)[]> = {
  instruments: [0, 1, 2, 19, 20, 21, 500, 1_000_000],
  enrolledOn: DAYS,
  level: ['县级', '市级', '省级', '国家级'],
  role: ['主要起草单位', '参加起草单位'],
  rank: ['第一名', '第二名', '第三名'],
  awarded: Array.from({ length: 300 }, (_, i) => (i + 1) / 100),
  certificate: ['测量管理体系认证', 'CNAS校准实验室认可', '另一种'],
  alertedOn: DAYS,
}
const OF_TYPE: Record<string, string> = {
  award: 'level',
  'regulation-drafting': 'role',
  'skills-contest': 'rank',
  'law-exam': 'awarded',
  certification: 'certificate',
  'red-alert': 'alertedOn',
}

function gapsOf({ records }: ScoreRequest): Gap[] {
  const ofSubject = ['instruments', 'enrolledOn'].map((id) => ({ id, record: -1 }))
  const ofRecords = records.flatMap(({ type }, record) => {
    const id = OF_TYPE[type]
    return id === undefined ? [] : [{ id, record }]
  })
  return [...ofSubject, ...ofRecords].map((gap) => ({ ...gap, values: VALUES[gap.id]! }))
}

/** The request with another value at a gap, or with none. */
function put(given: ScoreRequest, { id, record }: Gap, value?: string | number): ScoreRequest {
  const changedIn = (facts: Record<string, FactValue> = {}) => {
    const { [id]: _, ...rest } = facts
    return value === undefined ? rest : { ...rest, [id]: value }
  }
  const { subject, records } = given
  if (record < 0) return { ...given, subject: { ...subject, facts: changedIn(subject.facts) } }
  const changed = records.map((each, r) =>
    r === record ? { ...each, facts: changedIn(each.facts) } : each,
  )
  return { ...given, records: changed }
}

async function boundsOf(requests: ScoreRequest[], readings: Record<string, string> = {}) {
  const to = withReadings(ruleset, readings).compiled!
  return Promise.all(
    requests.map(async (each) => {
      const { population } = populationOf(compiled, [each], AS_OF)
      const { comparison } = await compared(population, compiled, to)
      return comparison
    }),
  )
}

async function gradesWith(requests: ScoreRequest[], readings?: Record<string, string>) {
  const outcomes = await assessAll(scorer, requests, readings ? { readings } : {})
  return outcomes.map(({ assessment, problems }) => {
    if (!assessment) throw new Error(JSON.stringify(problems))
    return GRADES.indexOf(assessment.grade!)
  })
}

const SOME = Array.from({ length: 4_000 }, (_, i) => requestAt(77, i))
  .map((each) => ({ ...each, asOf: AS_OF }))
  .filter(({ subject }) => subject.type !== 'naturalPerson')

describe('A subject that lacks a fact', () => {
  it('has exactly the best and the worst grade that a value can give.', async () => {
    const count = size(400, 60)
    let wide = 0
    for (const [i, given] of SOME.slice(0, count).entries()) {
      const gaps = gapsOf(given)
      const gap = gaps[i % gaps.length]!
      const all = await gradesWith(gap.values.map((value) => put(given, gap, value)))
      const [{ unknown, intervals }] = (await boundsOf([put(given, gap)])) as [
        Awaited<ReturnType<typeof boundsOf>>[number],
      ]
      expect(unknown).toBe(1)
      const best = GRADES[Math.min(...all)]!
      const worst = GRADES[Math.max(...all)]!
      expect(intervals, JSON.stringify([gap.id, gap.record, given])).toEqual([
        { from: { best, worst }, to: { best, worst }, n: 1 },
      ])
      if (best !== worst) wide++
    }
    expect(wide).toBeGreaterThan(count / 10)
  })

  it('that lacks several has every grade of their combinations between the bounds.', async () => {
    const readings = { 'same-conduct': 'sum' }
    for (const [i, given] of SOME.slice(500, 500 + size(200, 30)).entries()) {
      const gaps = gapsOf(given).slice(0, 3)
      const bare = gaps.reduce((sum: ScoreRequest, gap) => put(sum, gap), given)
      const comparison = (await boundsOf([bare], readings))[0]!
      const { from, to } = comparison.intervals[0]!
      const tries = Array.from({ length: 60 }, (_, k) =>
        gaps.reduce(
          (sum: ScoreRequest, gap, g) =>
            put(sum, gap, gap.values[(k * (7 + g * 12) + i) % gap.values.length]),
          given,
        ),
      )
      for (const [bounds, under] of [
        [from, undefined],
        [to, readings],
      ] as const) {
        const grades = await gradesWith(tries, under)
        expect(Math.min(...grades)).toBeGreaterThanOrEqual(GRADES.indexOf(bounds.best))
        expect(Math.max(...grades)).toBeLessThanOrEqual(GRADES.indexOf(bounds.worst))
      }
    }
  })

  it('counts apart, and adds up to those that are unknown.', async () => {
    const lacking = (n: number) =>
      request([], {
        subject: {
          id: `S${n}`,
          type: 'enterprise',
          facts: n % 2 ? { enrolledOn: '2020-01-01' } : { instruments: 5 },
        },
      })
    const requests = [...Array.from({ length: 9 }, (_, n) => lacking(n)), request()]
    const { population } = populationOf(compiled, requests, AS_OF)
    const { comparison } = await compared(population, compiled, compiled, [4])
    expect(comparison.unknown).toBe(9)
    expect(comparison.intervals.reduce((sum, { n }) => sum + n, 0)).toBe(9)
    expect(comparison.applicable).toBe(10)
    // 90, or 93 after a quiet year: neither reaches 95.
    expect(comparison.intervals).toEqual([
      { from: { best: 'B', worst: 'B' }, to: { best: 'B', worst: 'B' }, n: 9 },
    ])
  })

  it('that lacks more than can be tried may have any grade.', async () => {
    const exam = (n: number): CreditRecord => ({
      id: `r${n}`,
      type: 'law-exam',
      case: `c${n}`,
      occurredOn: '2026-01-01',
      recordedOn: '2026-01-02',
      status: 'confirmed',
    })
    const given = request(Array.from({ length: 14 }, (_, n) => exam(n)))
    const { population } = populationOf(compiled, [given], AS_OF)
    const { comparison } = await compared(population, compiled, compiled)
    expect(comparison.intervals).toEqual([
      { from: { best: 'A', worst: 'E' }, to: { best: 'A', worst: 'E' }, n: 1 },
    ])
  })
})
