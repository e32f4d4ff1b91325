// Proof (a): the engine equals an evaluator written from the texts alone.
import { describe, expect, it } from 'vitest'
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import { readingsAt } from '../oracle/subjects.ts'
import { size, v1 } from '../support.ts'
import { differences, requestAt } from './compare.ts'

const SEED = 20_210_101
const CHUNK = 500

describe('the engine equals the oracle', () => {
  const scorer = v1()
  const { readings = [] } = scorer.standard.ruleset

  it('under the chosen readings', async () => {
    await compare(size(1_000_000, 20_000), (i) => requestAt(SEED, i))
  })

  it.each(
    readings.flatMap(({ id, alternatives = [] }) =>
      alternatives.map((each) => [`${id} = ${each.id}`, { [id]: each.id }] as const),
    ),
  )('under %s', async (_, switched) => {
    await compare(size(100_000, 2_000), (i) => ({ ...requestAt(SEED + 1, i), readings: switched }))
  })

  it('under readings switched together at random', async () => {
    await compare(size(50_000, 2_000), (i) => ({
      ...requestAt(SEED + 2, i),
      // The same combination serves a run of subjects, as it would in a simulation.
      readings: readingsAt(SEED, Math.floor(i / 50)),
    }))
  })

  it('would notice: a subject scored under another reading differs', async () => {
    const request = { ...requestAt(SEED, 0), records: [] }
    request.subject.facts = { instruments: 5, enrolledOn: '2020-01-01' }
    const [same] = await differences(scorer, [request])
    expect(same).toBeUndefined()
    const other = v1()
    other.standard.compiled.base -= 100
    expect(await differences(other, [request])).toHaveLength(1)
  })

  async function compare(count: number, requestAt: (i: number) => ScoreRequest): Promise<void> {
    for (let start = 0; start < count; start += CHUNK) {
      const requests = Array.from({ length: Math.min(CHUNK, count - start) }, (_, i) =>
        requestAt(start + i),
      )
      const found = await differences(scorer, requests)
      expect(found.slice(0, 3)).toEqual([])
    }
  }
})
