// Populations and what a change does to them.

import type { Assessment } from '../../engine/schema/assessment.ts'
import type { Edit } from '../../engine/schema/readings.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { call } from './call.ts'

/** How far a job is. */
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

export type Population = {
  id: string
  name: string
  size: number
  records: number | null
  asOf: string
  hash: string | null
  createdAt: string
  state: JobState
  progress?: number
  /** Rows made or read so far. */
  rows?: number
  origin?: { kind: 'generated'; seed: number } | { kind: 'imported'; files: { name: string }[] }
  /** Why nothing was imported, row by row. */
  problems?: (Problem & { file: string })[]
  quality?: { code: string; zh: string; en: string; count: number }[]
}

export type Matrix = Record<string, Record<string, number>>
/** What a change does: who gets worse and better, and how many more or fewer each grade holds. */
export type Effect = { worse: number; better: number; grades: Record<string, number> }
/** An amended line: how many it moves beside the lines before it, and alone; and both in full. */
export type Share = {
  at: string
  zh: string
  en: string
  share: number
  alone: number | null
  effects: { share: Effect; alone: Effect | null }
}
/** What another reading of the new version would move. */
export type Price = { reading: string; alternative: string; effect: Effect }

/** Records that a version does not count, because it does not have their type. */
export type Uncounted = { version: string; type: string; name: string; records: number }

export type Preview = {
  subjects: number
  matrix: Matrix
  worse: number
  better: number
  same: number
  shares: Share[]
  /** Subjects by item of the draft: those with a live record under it. */
  hits: Record<string, number>
  uncounted?: Uncounted[]
  milliseconds: number
}

/** Every population, newest first. */
export const listPopulations = async (signal?: AbortSignal): Promise<Population[]> =>
  (await call<{ populations: Population[] }>('GET', '/v1/populations', { signal })).populations

/** The one of those done that a choice begins with: the largest, of equals the first. */
export function usualOf(done: readonly Population[]): Population | undefined {
  return done.reduce<Population | undefined>(
    (most, each) => (most && most.size >= each.size ? most : each),
    undefined,
  )
}

/** What the text, or the edits on the compared version, do to a population. */
export const preview = (
  body: { population: string; from: { ruleset: string; version: string } } & (
    | { text: string }
    | { changes: Edit[] }
  ),
  signal?: AbortSignal,
): Promise<Preview> => call('POST', '/v1/simulations/preview', { body, signal })

export type Side = { ruleset: string; version: string; readings?: Readonly<Record<string, string>> }
/** A part of a population; without a matrix where it is too small to be shown. */
export type Part = {
  id: string
  name: string
  matrix: Matrix | null
  worse: number | null
  better: number | null
}
export type Bar = { score: number; n: number }

/** Grades between which a missing fact leaves a subject. */
export type Between = { best: string; worst: string }

/** What two versions make of a population. */
export type Compared = {
  subjects: number
  applicable: number
  unknown: number
  /** Subjects that lack a required fact, by what is possible for them. */
  intervals: { from: Between; to: Between; n: number }[]
  onlyFrom: number
  onlyTo: number
  asOf: string
  matrix: Matrix
  movers: number
  worse: number
  better: number
  same: number
  districts: Part[]
  types: Part[]
  sections: Part[]
  histogram: { from: Bar[]; to: Bar[] }
  determinations: { id: string; gained: number; lost: number }[]
  shares: Share[]
  prices: Price[]
  uncounted?: Uncounted[]
  hashes: { from: string; to: string; population: string; result: string }
}

/** What a simulation found, and what a third version makes of the same population. */
export type SimulationResult = Compared & { also?: Compared }

/** Which of the compared versions: the second or the third. */
export type Target = 'to' | 'also'

export type Simulation = {
  id: string
  state: JobState
  progress: number
  population: string
  from: Side & { hash?: string }
  to: Side & { hash?: string; source?: string }
  also?: (Side & { hash?: string }) | null
  asOf: string
  createdAt: string
  finishedAt?: string | null
  milliseconds?: number | null
  /** Of the bytes of the result. */
  hash?: string | null
  /** Subjects scored again by a fresh judge, and how many came out otherwise. */
  rechecked?: { subjects: number; different: number } | null
  problems?: Problem[]
  /** Whether I have read whom it makes worse. */
  losersRead?: boolean
  result?: SimulationResult
}

/** The version that stands against the first. */
export function targetOf(one: Simulation, of: Target): Side {
  return (of === 'also' ? one.also : null) ?? one.to
}

/** A subject that lacks a required fact: its own, or one of a record. */
export type Lacking = {
  index: number
  subject: string
  name: string | null
  district: string | null
  type: string
  missing: { fact: string; text: string; record: string | null; type: { name: string } | null }[]
  from: Between
  to: Between
}

type Scored = Pick<Assessment, 'score' | 'grade'>

/** A subject whose grade moves; `index` is its place in the population. */
export type Mover = {
  index: number
  subject: string
  name: string | null
  district: string | null
  type: string
  from: Scored
  to: Scored
  clauses: { at: string; zh: string; en: string }[]
}

/** What a simulation is asked. */
type Asked = { population: string; from: Side; to: Side; also?: Side; asOf?: string }

/** Starts a simulation. */
export const startSimulation = (body: Asked): Promise<Simulation> =>
  call('POST', '/v1/simulations', { body })

/** What a simulation was asked, to ask it again. */
export function askedAgain({ population, from, to, also, asOf }: Simulation): Asked {
  const side = ({ ruleset, version, readings }: Side): Side => ({ ruleset, version, readings })
  const sides = { from: side(from), to: side(to), ...(also ? { also: side(also) } : {}) }
  return { population, ...sides, asOf }
}

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
): Promise<{ movers: Mover[]; next: string | null; total: number }> =>
  call('GET', pageOf(id, 'movers', query), { signal })

/** The subjects that lack a required fact, a page at a time. */
export const readUnknown = (
  id: string,
  query: Record<string, string | undefined>,
  signal?: AbortSignal,
): Promise<{ subjects: Lacking[]; next: string | null; total: number }> =>
  call('GET', pageOf(id, 'unknown', query), { signal })

function pageOf(id: string, list: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter(
    (each): each is [string, string] => each[1] !== undefined && each[1] !== '',
  )
  return `/v1/simulations/${encodeURIComponent(id)}/${list}?${new URLSearchParams(given)}`
}

/** Tells of each step of a running simulation until it returns; the answer stops listening. */
export function watchSimulation(id: string, seen: (one: Simulation) => void): () => void {
  const source = new EventSource(`/v1/simulations/${encodeURIComponent(id)}/events`)
  const take = (event: MessageEvent<string>) => seen(JSON.parse(event.data) as Simulation)
  source.addEventListener('message', take)
  source.addEventListener('progress', take)
  return () => source.close()
}
