// Whom each version moves: the newest finished simulation of exactly its content.
import type { VersionSummary } from '../../client/bodies.ts'
import { listSimulations, readSimulation, type Simulation } from '../../client/simulations.ts'

/** The report of a version against its base, by the version's name. */
export async function impactsOf(
  versions: readonly VersionSummary[],
  signal: AbortSignal,
): Promise<Map<string, Simulation>> {
  const found = new Map<string, Simulation>()
  const all = (await listSimulations(signal)).filter(({ state }) => state === 'done')
  for (const { ruleset, version, basedOn, hash } of versions) {
    const one = all.find(
      ({ from, to }) =>
        from.ruleset === ruleset &&
        from.version === basedOn &&
        to.version === version &&
        to.hash === hash,
    )
    if (one) found.set(version, await readSimulation(one.id, signal))
  }
  return found
}
