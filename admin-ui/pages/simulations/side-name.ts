// A version as a simulation names it.
import { say } from '../../base/say.ts'
import { versionUnder } from '../../base/switched.ts'
import type { Side, Simulation } from '../../client/simulations.ts'
import { SIM } from '../../words/simulation.ts'

/** v2, or v2（改用1处口径）. */
export function sideName({ version, readings = {} }: Side): string {
  return versionUnder(version, readings)
}

/** v1 → v2、v3 */
export function sidesName({ from, to, also }: Simulation): string {
  const others = [to, ...(also ? [also] : [])].map(sideName)
  return `${sideName(from)} → ${others.join(say(SIM.comma))}`
}
