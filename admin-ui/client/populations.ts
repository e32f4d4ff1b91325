// Populations: the frozen sets of subjects that simulations go over.
import type { ScoreRequest } from '../../engine/schema/contract.ts'
import { call } from './call.ts'

/** Subject `n` of a population, from 0, as a request of the scoring contract. */
export const readSubject = (
  population: string,
  n: number,
  signal?: AbortSignal,
): Promise<ScoreRequest> =>
  call('GET', `/v1/populations/${encodeURIComponent(population)}/subjects/${n}`, { signal })

/** Starts to make an invented population. */
export const generatePopulation = ({
  name,
  ...generate
}: {
  name: string
  size: number
  seed: number
  asOf: string
}): Promise<unknown> => call('POST', '/v1/populations', { body: { name, generate } })
