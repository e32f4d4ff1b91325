// Populations, simulations and previews of one data folder, on one crew of threads.
import { join } from 'node:path'
import { type Crew, openCrew, sparePlaces } from './crew.ts'
import { openPopulations, type Populations } from './populations.ts'
import { createPreviews, type Previews } from './previews.ts'
import { openSimulations, type Simulations } from './simulations.ts'

/** Everything about simulations that a service needs. */
export type City = {
  populations: Populations
  simulations: Simulations
  previews: Previews
  close: () => Promise<void>
}

/** Opens what a data folder holds; threads start with the first thing to do. */
export function openCity(folder: string): City {
  let crew: Promise<Crew> | undefined
  // One place stays free: whoever simulates must not make those wait who score.
  const threads = () => {
    crew ??= openCrew(Math.max(1, sparePlaces()))
    return crew
  }
  const populations = openPopulations(join(folder, 'populations'), threads)
  return {
    populations,
    simulations: openSimulations(join(folder, 'simulations'), populations, threads),
    previews: createPreviews(threads),
    close: async () => {
      populations.close()
      await (await crew)?.close()
    },
  }
}
