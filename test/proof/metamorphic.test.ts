// Proof (c): what must never matter, and what may only go one way.
import { beforeAll, describe, expect, it } from 'vitest'
import { assess, assessAll } from '../../engine/assess/assess.ts'
import type { Scorer } from '../../engine/assess/scorer.ts'
import type { Assessment } from '../../engine/schema/assessment.ts'
import type { CreditRecord, ScoreRequest } from '../../engine/schema/contract.ts'
import { randomAt } from '../oracle/random.ts'
import { record, size, v1 } from '../support.ts'
import { requestAt } from './compare.ts'

const COUNT = size(200_000, 4_000)
const SEED = 4242
const GRADES = 'ABCDE'

let scorer: Scorer
const requests = (seed: number, count = COUNT) =>
  Array.from({ length: count }, (_, i) => requestAt(seed, i))

beforeAll(() => {
  scorer = v1()
})

async function score(list: readonly unknown[], on = scorer): Promise<Assessment[]> {
  const found: Assessment[] = []
  for (let start = 0; start < list.length; start += 500) {
    for (const { assessment, problems } of await assessAll(on, list.slice(start, start + 500))) {
      if (!assessment) throw new Error(JSON.stringify(problems))
      found.push(assessment)
    }
  }
  return found
}

describe('it never matters', () => {
  it('in which order records stand, or keys within them', async () => {
    const given = requests(SEED)
    const turned = given.map((each, i) => reorder(each, i))
    expect(await score(turned)).toEqual(await score(given))
  })

  it('whether a subject is scored again, alone, or among others', async () => {
    const given = requests(SEED + 1, COUNT / 4)
    const together = await score(given)
    const again = await score(given, v1())
    expect(again).toEqual(together)
    for (let i = 0; i < given.length; i += 7) {
      const { assessment } = await assess(scorer, given[i])
      expect(JSON.stringify(assessment)).toBe(JSON.stringify(together[i]))
    }
  })

  it('how many are scored at the same time, started by microtasks and timers', async () => {
    const given = requests(SEED + 2, Math.min(COUNT / 4, 5_000))
    const expected = await score(given, v1())
    const shared = v1()
    const running = given.map(async (each, i) => {
      if (i % 3 === 1) for (let k = 0; k < i % 11; k++) await Promise.resolve()
      if (i % 3 === 2) await new Promise((resolve) => void setTimeout(resolve, i % 13))
      const readings = i % 5 === 0 ? { 'same-conduct': 'sum' } : undefined
      const outcome = await assess(shared, readings ? { ...each, readings } : each)
      return readings ? undefined : outcome.assessment
    })
    const found = await Promise.all(running)
    found.forEach((assessment, i) => {
      if (assessment) expect(assessment).toEqual(expected[i])
    })
  })

  it('what history lies about that is pending, revoked, expired or not yet recorded', async () => {
    const given = requests(SEED + 3)
    const burdened = given.map((each, i) => ({
      ...each,
      records: [...each.records, ...history(each.asOf!, i)],
    }))
    const [before, after] = [await score(given), await score(burdened)]
    after.forEach((assessment, i) => {
      const { score: points, grade, determined, measures } = before[i]!
      expect(assessment).toMatchObject({ score: points, grade, determined, measures })
    })
  })
})

describe('it goes one way only', () => {
  it('one more violation never lifts a grade', async () => {
    await oneMore(violation, (before, after) => after >= before)
  })

  it('one more violation never lifts a grade under other readings either', async () => {
    const { readings = [] } = scorer.standard.ruleset
    for (const { id, alternatives = [] } of readings) {
      for (const alternative of alternatives) {
        if (alternative.id === 'determination-overrides') continue
        await oneMore(
          violation,
          (before, after) => after >= before,
          { [id]: alternative.id },
          COUNT / 20,
        )
      }
    }
  })

  it('one more award in a case of its own never lowers it', async () => {
    await oneMore(award, (before, after) => after <= before)
  })

  async function oneMore(
    extra: (asOf: string, i: number) => CreditRecord,
    holds: (before: number, after: number) => boolean,
    readings: Record<string, string> = {},
    count = COUNT,
  ): Promise<void> {
    const given = requests(SEED + 4, count).map((each) => ({ ...each, readings }))
    const more = given.map((each, i) => ({
      ...each,
      records: [...each.records, extra(each.asOf!, i)],
    }))
    const [before, after] = [await score(given), await score(more)]
    let moved = 0
    before.forEach(({ grade }, i) => {
      if (grade === null) return
      const next = after[i]!.grade!
      if (next !== grade) moved++
      const right = holds(GRADES.indexOf(grade), GRADES.indexOf(next))
      expect(right, `${grade} → ${next}: ${JSON.stringify(more[i])}`).toBe(true)
    })
    expect(moved).toBeGreaterThan(count / 50)
  }
})

function violation(asOf: string, i: number): CreditRecord {
  const types = scorer.standard.compiled.items.filter(({ row }) => row > 14).map(({ id }) => id)
  const { chance, pick } = randomAt(1, i, 0)
  const classes = ['9-1', '9-2', '9-3', '9-4', '10-1', '10-4']
  const type = pick(types)
  const classified = chance(0.3) ? { facts: { classification: pick(classes) } } : {}
  const own = chance(0.7)
  return record({
    id: 'zz',
    type,
    case: own ? 'own case' : 'c1',
    occurredOn: asOf,
    recordedOn: asOf,
    ...classified,
  })
}

function award(asOf: string, i: number): CreditRecord {
  const kinds: Partial<CreditRecord>[] = [
    { type: 'award', facts: { level: '国家级' } },
    { type: 'pledge' },
    { type: 'law-exam', facts: { awarded: 2.5 } },
    { type: 'public-service' },
    { type: 'certification', facts: { certificate: `证书${i % 3}` } },
    { type: 'regulation-drafting', facts: { role: '主要起草单位' } },
    { type: 'skills-contest', facts: { rank: '第一名' } },
  ]
  return record({
    id: 'zz',
    case: 'own case',
    occurredOn: asOf,
    recordedOn: asOf,
    ...kinds[i % kinds.length],
  })
}

function history(asOf: string, i: number): CreditRecord[] {
  const year = Number(asOf.slice(0, 4))
  const old = `${year - 4}-01-15`
  const next = `${year + 1}-12-31`
  const all = [
    record({ id: 'h1', case: 'c1', status: 'pending', occurredOn: old, recordedOn: old }),
    record({
      id: 'h2',
      case: 'c1',
      type: 'criminal-conviction',
      status: 'revoked',
      occurredOn: old,
      recordedOn: asOf,
      facts: { classification: '10-1' },
    }),
    record({
      id: 'h3',
      case: 'c1',
      type: 'license-by-fraud',
      occurredOn: old,
      recordedOn: old,
      facts: { classification: '9-1' },
    }),
    record({
      id: 'h4',
      case: 'c2',
      type: 'criminal-conviction',
      occurredOn: old,
      recordedOn: next,
      facts: { classification: '10-1' },
    }),
    record({
      id: 'h5',
      case: 'c2',
      type: 'award',
      occurredOn: old,
      recordedOn: old,
      facts: { level: '国家级' },
    }),
  ]
  return all.filter((_, k) => (i >> k) % 2 === 0)
}

function reorder(request: ScoreRequest, i: number): ScoreRequest {
  const records = randomAt(2, i, 0).shuffle(
    request.records.map((each) => turned(each) as CreditRecord),
  )
  return turned({ ...request, records }) as ScoreRequest
}

// The same value with its keys in reverse.
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  )
}
