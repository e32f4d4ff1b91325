// Populations and what a change does to them.
import type { Edit } from '../../engine/schema/readings.ts'
import { call } from './call.ts'

export type Population = {
  id: string
  name: string
  size: number
  records: number
  asOf: string
  hash: string
  createdAt: string
  state: string
  progress?: number
  quality?: { code: string; zh: string; en: string; count: number }[]
}

export type Matrix = Record<string, Record<string, number>>
export type Share = { at: string; zh: string; en: string; alone: number; share: number }

export type Preview = {
  subjects: number
  matrix: Matrix
  worse: number
  better: number
  same: number
  shares: Share[]
  milliseconds: number
}

/** Every population, newest first. */
export const listPopulations = async (signal?: AbortSignal): Promise<Population[]> =>
  (await call<{ populations: Population[] }>('GET', '/v1/populations', { signal })).populations

/** What the text, or the edits on the compared version, do to a population. */
export const preview = (
  body: { population: string; from: { ruleset: string; version: string } } & (
    | { text: string }
    | { changes: Edit[] }
  ),
  signal?: AbortSignal,
): Promise<Preview> => call('POST', '/v1/simulations/preview', { body, signal })

export type Side = { ruleset: string; version: string; readings?: Record<string, string> }
/** A part of a population; without a matrix where it is too small to be shown. */
export type Part = {
  id: string
  name: string
  matrix: Matrix | null
  worse?: number
  better?: number
}
export type Bar = { score: number; n: number }

/** What two versions make of a population. */
export type SimulationResult = {
  subjects: number
  applicable: number
  unknown: number
  asOf: string
  matrix: Matrix
  movers: number
  worse: number
  better: number
  districts: Part[]
  types: Part[]
  sections: Part[]
  histogram: { from: Bar[]; to: Bar[] }
  determinations: { id: string; gained: number; lost: number }[]
  shares: Share[]
  hashes: Record<string, string>
}

export type Simulation = {
  id: string
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  progress: number
  population: string
  from: Side
  to: Side
  asOf?: string
  createdAt?: string
  by?: { id: string; name: string }
  milliseconds?: number
  result?: SimulationResult
}

export type Mover = {
  subject: string
  name?: string | null
  district?: string | null
  type: string
  from: { score: number; grade: string }
  to: { score: number; grade: string }
  clauses?: { at: string; zh: string; en: string }[]
  index?: number
}

/** Starts a simulation. */
export const startSimulation = (body: {
  population: string
  from: Side
  to: Side
  asOf?: string
}): Promise<Simulation> => call('POST', '/v1/simulations', { body })

/** Every simulation, newest first. */
export const listSimulations = async (signal?: AbortSignal): Promise<Simulation[]> =>
  (await call<{ simulations: Simulation[] }>('GET', '/v1/simulations', { signal })).simulations

/** One simulation with its result once it is done. */
export const readSimulation = (id: string, signal?: AbortSignal): Promise<Simulation> =>
  call('GET', `/v1/simulations/${encodeURIComponent(id)}`, { signal })

/** Stops a simulation, or removes a finished one. */
export const stopSimulation = (id: string): Promise<void> =>
  call('DELETE', `/v1/simulations/${encodeURIComponent(id)}`)

/** The subjects that moved, a page at a time. */
export const readMovers = (
  id: string,
  query: Record<string, string | undefined>,
  signal?: AbortSignal,
): Promise<{ movers: Mover[]; next: string | null; total?: number }> => {
  const given = Object.entries(query).filter(
    (each): each is [string, string] => each[1] !== undefined && each[1] !== '',
  )
  return call(
    'GET',
    `/v1/simulations/${encodeURIComponent(id)}/movers?${new URLSearchParams(given)}`,
    { signal },
  )
}
