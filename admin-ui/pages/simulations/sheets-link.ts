// From a simulation to single subjects.
import { link } from '../../base/router.ts'
import { type Simulation, type Target, targetOf } from '../../client/simulations.ts'

/** The address of both score sheets of a subject of the population, side by side. */
export function sheetsLink(simulation: Simulation, of: Target, index: number): string {
  const { population, from, asOf } = simulation
  const { ruleset, version } = targetOf(simulation, of)
  const subject = String(index)
  return link(['subject'], { population, subject, ruleset, version, beside: from.version, asOf })
}
