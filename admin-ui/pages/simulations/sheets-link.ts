// From a simulation to single subjects.
import { link } from '../../base/router.ts'
import { switchedText } from '../../base/switched.ts'
import { type Simulation, type Target, targetOf } from '../../client/simulations.ts'

/** The address of both score sheets of a subject of the population, side by side. */
export function sheetsLink(simulation: Simulation, of: Target, index: number): string {
  const { population, from, asOf } = simulation
  const { ruleset, version, readings = {} } = targetOf(simulation, of)
  return link(['subject'], {
    population,
    subject: String(index),
    ruleset,
    version,
    readings: switchedText(readings),
    beside: from.version,
    besideReadings: switchedText(from.readings ?? {}),
    asOf,
  })
}
