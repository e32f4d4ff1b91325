// Populations, simulations and previews of one service, on one crew of threads.
import { join } from 'node:path'
import type { Ledger } from '../audit/record.ts'
import { openUploads, type Uploads } from '../population/uploads.ts'
import type { AllBounds, BoundsTask } from './bounds.ts'
import { type Crew, openCrew, placesBehind } from './crew.ts'
import { POPULATIONS, SIMULATIONS } from './places.ts'
import { openPopulations, type Populations } from './populations.ts'
import { createPreviews, type Previews } from './previews.ts'
import { openSimulations, type Simulations } from './simulations.ts'
import { openTexts, type Texts } from './texts.ts'

/** Everything about simulations that a service needs. */
export type City = {
  uploads: Uploads
  populations: Populations
  simulations: Simulations
  previews: Previews
  texts: Texts
  /** What subjects lack, and what that leaves open. */
  bounds: (task: BoundsTask) => Promise<AllBounds>
  close: () => Promise<void>
}

const GIGABYTE = 1_000_000_000

/** Opens what a store and its data folder hold; threads start with the first thing to do. */
export async function openCity(ledger: Ledger, uploadBytes = GIGABYTE): Promise<City> {
  const { folder } = ledger.store
  let crew: Promise<Crew> | undefined
  // Whoever simulates must not make those wait who score.
  const threads = () => {
    crew ??= openCrew(placesBehind(), true)
    return crew
  }
  const uploads = openUploads(join(folder, 'uploads'), uploadBytes)
  const populations = await openPopulations(ledger, join(folder, POPULATIONS), threads)
  const texts = openTexts()
  const grades = join(folder, SIMULATIONS)
  return {
    uploads,
    populations,
    simulations: await openSimulations(ledger, grades, populations, texts, threads),
    previews: createPreviews(threads),
    texts,
    bounds: async (task) => (await threads()).bounds(task),
    close: async () => {
      uploads.close()
      await texts.close()
      await (await crew)?.close()
    },
  }
}
