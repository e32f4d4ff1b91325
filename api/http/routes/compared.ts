// What a finished simulation compared, open for looking at single subjects.
import { problem } from '../../../engine/words/problem.ts'
import type { City } from '../../simulation/city.ts'
import type { Compared } from '../../simulation/sheets.ts'
import { refuse } from '../answer.ts'

/** The first version and the one asked for; or the refusal: 404, 409, 422. */
export async function openCompared(
  { populations, simulations }: City,
  id: string,
  of: 'to' | 'also' = 'to',
): Promise<Compared | Response> {
  const info = simulations.get(id)
  if (!info) return simulationMissing(id)
  const graded = simulations.grades(info.id)
  if (!graded) return refuse([problem('simulation-unfinished')], { status: 409 })
  const { population, asOf } = info
  const file = await populations.open(population)
  if (!file) return refuse([problem('population-missing', { value: population })], { status: 409 })
  const named = await simulations.sides(info.id)
  const [to, after] = [named[of], graded[of]]
  if (!to || !after) return refuse([problem('simulation-also')])
  const grades = { from: graded.from, to: after }
  return { file, asOf, grades, sides: { from: named.from, to } }
}

/** There is no such simulation. */
export function simulationMissing(value: string): Response {
  return refuse([problem('simulation-missing', { value })])
}
