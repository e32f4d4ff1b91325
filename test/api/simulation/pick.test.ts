// Pages of subjects: together they are all that match, each once, and nobody waits for them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pick } from '../../../api/simulation/pick.ts'

describe('pages of subjects', () => {
  it('are together all that match, in order, whatever their length', async () => {
    const cities = fc.array(fc.boolean(), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(cities, fc.integer({ min: 1, max: 20 }), async (city, limit) => {
        const all = city.flatMap((matches, s) => (matches ? [s] : []))
        const seen: number[] = []
        let cursor: number | null = 0
        while (cursor !== null) {
          const page = await pick(city.length, (s) => city[s]!, cursor, limit)
          expect(page.total).toBe(all.length)
          expect(page.found.length).toBeLessThanOrEqual(limit)
          seen.push(...page.found)
          cursor = page.next
        }
        expect(seen).toEqual(all)
      }),
    )
  })

  it('of a city let others have their turn before they are there', async () => {
    let turns = 0
    let next: NodeJS.Immediate
    const count = (): void => {
      turns++
      next = setImmediate(count)
    }
    next = setImmediate(count)
    const { total } = await pick(300_000, (s) => s % 2 === 0, 0, 20)
    clearImmediate(next)
    expect(total).toBe(150_000)
    expect(turns).toBeGreaterThanOrEqual(3)
  })
})
