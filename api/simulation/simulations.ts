// Simulations of a data folder: one after another, watched, and never changed once done.
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { load } from '../../engine/assess/load.ts'
import { createScorer } from '../../engine/assess/scorer.ts'
import { type Day, formatDay } from '../../engine/civil.ts'
import type { Edit } from '../../engine/schema/readings.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { openSections, writeSections } from '../population/sections.ts'
import { type Archive, openArchive } from './archive.ts'
import type { Crew } from './crew.ts'
import type { JobState, Populations } from './populations.ts'
import { type NamedSide, type Simulated, simulateFile } from './run.ts'
import type { Rechecked } from './work.ts'

/** A version of a simulation: as it was, whatever becomes of it. */
export type SideText = {
  ruleset: string
  version: string
  readings: Record<string, string>
  text: string
  hash: string
}

/** What to compare. */
type Wanted = {
  population: string
  from: SideText
  to: SideText
  asOf: Day
  edits?: readonly Edit[]
}

/** A simulation as people see it; `result` once it is done. */
export type SimulationInfo = {
  id: string
  state: JobState
  progress: number
  population: string
  from: Omit<SideText, 'text'>
  to: Omit<SideText, 'text'>
  asOf: string
  createdAt: string
  finishedAt: string | null
  milliseconds: number | null
  /** The hash of the result's bytes. */
  hash: string | null
  /** One in a hundred scored again by a fresh json-rules-engine. */
  rechecked: Rechecked | null
  problems: Problem[]
}

/** What is kept of a finished one. */
export type Kept = { info: SimulationInfo; from: SideText; to: SideText; result?: Simulated }

/** The simulations of a folder. */
export type Simulations = {
  list: () => SimulationInfo[]
  get: (id: string) => Kept | undefined
  /** Queues one; `undefined` where too many are waiting. */
  start: (wanted: Wanted) => SimulationInfo | undefined
  cancel: (id: string) => boolean
  /** Grades by subject under both versions, of a finished one. */
  grades: (id: string) => { from: Uint8Array; to: Uint8Array } | undefined
  /** Calls back at every step until it returns; the answer stops that. */
  watch: (id: string, seen: (info: SimulationInfo) => void) => () => void
}

const MOST_WAITING = 8

/** Opens the folder. */
export function openSimulations(
  folder: string,
  populations: Populations,
  crew: () => Promise<Crew>,
): Simulations {
  const archive: Archive<Kept> = openArchive(folder)
  const known = new Map<string, Kept>(archive.all().map((kept) => [kept.info.id, kept]))
  const aborts = new Map<string, AbortController>()
  const watchers = new Map<string, Set<(info: SimulationInfo) => void>>()
  let turn: Promise<void> = Promise.resolve()

  function change(id: string, part: Partial<SimulationInfo>): SimulationInfo {
    const kept = known.get(id)!
    kept.info = { ...kept.info, ...part }
    for (const seen of watchers.get(id) ?? []) seen(kept.info)
    return kept.info
  }

  async function run(id: string, wanted: Wanted, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    const file = populations.open(wanted.population)
    if (!file) return void change(id, { state: 'failed' })
    change(id, { state: 'running' })
    const started = performance.now()
    const { subjects } = file.population
    const grades = { from: sharedBytes(subjects), to: sharedBytes(subjects) }
    const [from, to] = [sideOf(wanted.from), sideOf(wanted.to)]
    const threads = await crew()
    const { simulated, problems } = await simulateFile(file, from, to, wanted.asOf, {
      crew: threads,
      grades,
      prices: true,
      signal,
      ...(wanted.edits ? { edits: wanted.edits } : {}),
      progress: (done) => change(id, { progress: done / subjects }),
    })
    if (!simulated) return void change(id, { state: 'failed', problems })
    const rechecked = await threads.recheck({
      kind: 'recheck',
      path: file.path,
      from: wanted.from,
      to: wanted.to,
      asOf: formatDay(wanted.asOf),
      grades,
    })
    const hash = `sha256:${createHash('sha256').update(JSON.stringify(simulated)).digest('hex')}`
    const kept = known.get(id)!
    kept.result = simulated
    mkdirSync(folder, { recursive: true })
    writeSections(join(folder, `${id}.grades`), { id, hash }, new Map(Object.entries(grades)))
    const milliseconds = Math.round(performance.now() - started)
    const finishedAt = new Date().toISOString()
    // What is on the disk is done; only then is anybody told so.
    const info = { ...kept.info, state: 'done', progress: 1, hash, rechecked } as const
    archive.put(id, { ...kept, info: { ...info, milliseconds, finishedAt } })
    change(id, { ...info, milliseconds, finishedAt })
  }

  return {
    list: () =>
      [...known.values()]
        .map(({ info }) => info)
        .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    get: (id) => known.get(id),
    start(wanted) {
      const waiting = [...known.values()].filter(({ info }) => info.state === 'queued')
      if (waiting.length >= MOST_WAITING) return undefined
      const id = randomBytes(6).toString('hex')
      const info: SimulationInfo = {
        id,
        state: 'queued',
        progress: 0,
        population: wanted.population,
        from: withoutText(wanted.from),
        to: withoutText(wanted.to),
        asOf: formatDay(wanted.asOf),
        createdAt: new Date().toISOString(),
        finishedAt: null,
        milliseconds: null,
        hash: null,
        rechecked: null,
        problems: [],
      }
      known.set(id, { info, from: wanted.from, to: wanted.to })
      const abort = new AbortController()
      aborts.set(id, abort)
      turn = turn.then(() =>
        run(id, wanted, abort.signal)
          .catch(() => void change(id, { state: abort.signal.aborted ? 'cancelled' : 'failed' }))
          .finally(() => void aborts.delete(id)),
      )
      return info
    },
    cancel(id) {
      const abort = aborts.get(id)
      if (!abort) return false
      abort.abort()
      change(id, { state: 'cancelled' })
      return true
    },
    grades(id) {
      if (known.get(id)?.info.state !== 'done') return undefined
      const file = openSections(join(folder, `${id}.grades`))
      if (!file) return undefined
      const [from, to] = [file.read('from') as Uint8Array, file.read('to') as Uint8Array]
      file.close()
      return { from, to }
    },
    watch(id, seen) {
      const set = watchers.get(id) ?? new Set()
      watchers.set(id, set.add(seen))
      return () => {
        set.delete(seen)
        if (set.size === 0) watchers.delete(id)
      }
    },
  }
}

/** A side from its text, which was read before. */
export function sideOf({ text, hash, readings }: SideText): NamedSide {
  const { standard } = load(text)
  if (!standard) throw new Error('the version cannot be read')
  return { scorer: createScorer(standard, hash), readings }
}

function withoutText({ ruleset, version, readings, hash }: SideText): Omit<SideText, 'text'> {
  return { ruleset, version, readings, hash }
}

function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length) as unknown as ArrayBuffer)
}
