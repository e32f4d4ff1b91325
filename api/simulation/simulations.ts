// The simulations of a service: one after another, watched, and never changed once done.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, formatDay } from '../../engine/civil.ts'
import type { Grades } from '../../engine/simulate/simulate.ts'
import { problem } from '../../engine/words/problem.ts'
import type { Actor } from '../audit/actor.ts'
import { isRecorded, recordOnce } from '../audit/once.ts'
import type { Ledger } from '../audit/record.ts'
import { hashOf } from '../lifecycle/content.ts'
import { losersRead } from '../lifecycle/impact.ts'
import { openSections, writeSections } from '../population/sections.ts'
import type { Crew } from './crew.ts'
import type { Populations } from './populations.ts'
import { type HashedSide, type Simulated, simulateFile } from './run.ts'
import type { NamedSide } from './sheets.ts'
import {
  type Kept,
  readResult,
  readSides,
  readSimulations,
  recordEnded,
  recordStarted,
  type Sides,
  type SideText,
  type SimulationInfo,
} from './simulation-rows.ts'
import type { Texts } from './texts.ts'
import { createWatchers } from './watchers.ts'

/** What to compare: the first version with one or two others. */
type Wanted = Sides<SideText> & {
  population: string
  asOf: Day
}

/** The simulations of a service. */
export type Simulations = {
  list: () => SimulationInfo[]
  get: (id: string) => SimulationInfo | undefined
  result: (id: string) => Promise<Simulated | undefined>
  /** The versions as they were. */
  sides: (id: string) => Promise<Sides<NamedSide>>
  /** Queues one over an open population; `undefined` where too many are waiting. */
  start: (actor: Actor, wanted: Wanted) => Promise<SimulationInfo | undefined>
  cancel: (id: string) => boolean
  /** Notes that somebody has read whom one makes worse; the approval of it asks for that. */
  readLosers: (actor: Actor, id: string, side: 'to' | 'also') => Promise<void>
  /** Whether they have. */
  hasReadLosers: (actor: Actor, id: string) => Promise<boolean>
  /** Grades by subject under the versions of a finished one. */
  grades: (id: string) => Grades | undefined
  /** Calls back at every step; the answer stops that. */
  watch: (id: string, seen: (info: SimulationInfo) => void) => () => void
}

const MOST_WAITING = 8
/** What the store takes as one text. */
const MOST_RESULT = 1_048_576

/** Opens what the store and the folder hold. */
export async function openSimulations(
  ledger: Ledger,
  folder: string,
  populations: Populations,
  texts: Texts,
  crew: () => Promise<Crew>,
): Promise<Simulations> {
  const known = new Map((await readSimulations(ledger)).map((kept) => [kept.info.id, kept]))
  const path = (id: string) => join(folder, `${id}.grades`)
  sweep(folder, (id) => known.get(id)?.info.state === 'done')
  const aborts = new Map<string, AbortController>()
  const { tell, watch } = createWatchers<SimulationInfo>()
  let turn: Promise<void> = Promise.resolve()

  function change(id: string, part: Partial<SimulationInfo>, gradesHash?: string): void {
    const kept: Kept = known.get(id)!
    const info = { ...kept.info, ...part }
    known.set(id, { info, gradesHash: gradesHash ?? kept.gradesHash })
    tell(id, info)
  }

  // What the store knows is so; only then is anybody told.
  async function settle(
    id: string,
    part: Partial<SimulationInfo>,
    result?: { text: string; gradesHash: string },
  ): Promise<void> {
    const finishedAt = await recordEnded(ledger, { ...known.get(id)!.info, ...part }, result)
    change(id, { ...part, finishedAt }, result?.gradesHash)
  }

  // It was read when the simulation was asked for.
  async function plain({ text, hash, readings }: SideText): Promise<HashedSide> {
    const { ruleset } = await texts.read(text)
    if (!ruleset) throw new Error('the version cannot be read')
    return { ruleset, hash, readings }
  }

  async function run(id: string, wanted: Wanted, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const file = await populations.open(wanted.population)
    if (!file) {
      const missing = problem('population-missing', { value: wanted.population })
      return settle(id, { state: 'failed', problems: [missing] })
    }
    change(id, { state: 'running' })
    const started = performance.now()
    const { subjects } = file.population
    const { also } = wanted
    const grades: Grades = {
      from: sharedBytes(subjects),
      to: sharedBytes(subjects),
      ...(also ? { also: sharedBytes(subjects) } : {}),
    }
    const threads = await crew()
    const [from, to] = [await plain(wanted.from), await plain(wanted.to)]
    const { simulated, problems } = await simulateFile(file, from, to, wanted.asOf, {
      crew: threads,
      grades,
      shares: true,
      prices: true,
      signal,
      ...(also ? { also: await plain(also) } : {}),
      progress: (done) => change(id, { progress: done / subjects }),
    })
    if (!simulated) return settle(id, { state: 'failed', problems })
    const sides = [wanted.from, wanted.to, ...(also ? [also] : [])]
    const asOf = formatDay(wanted.asOf)
    const rechecked = await threads.recheck({
      kind: 'recheck',
      path: file.path,
      sides,
      asOf,
      grades: Object.values(grades),
    })
    signal.throwIfAborted()
    const text = JSON.stringify(simulated)
    if (Buffer.byteLength(text) > MOST_RESULT)
      return settle(id, { state: 'failed', problems: [problem('simulation-too-large')] })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const gradesHash = writeSections(path(id), { id }, new Map(Object.entries(grades)))
    const milliseconds = Math.round(performance.now() - started)
    const hash = hashOf(text)
    const end = { state: 'done', progress: 1, hash, rechecked, milliseconds } as const
    await settle(id, end, { text, gradesHash })
  }

  return {
    list: () =>
      [...known.values()]
        .map(({ info }) => info)
        .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    get: (id) => known.get(id)?.info,
    async result(id) {
      const hash = known.get(id)?.info.hash
      return hash ? readResult(ledger, hash) : undefined
    },
    async sides(id) {
      const { from, to, also } = await readSides(ledger, known.get(id)!.info)
      return {
        from: await texts.sideOf(from),
        to: await texts.sideOf(to),
        also: also && (await texts.sideOf(also)),
      }
    },
    async start(actor, wanted) {
      const waiting = [...known.values()].filter(({ info }) => info.state === 'queued')
      if (waiting.length >= MOST_WAITING) return undefined
      const id = randomBytes(6).toString('hex')
      const { population, from, to, also } = wanted
      const hash = populations.get(population)!.hash!
      const over = { population, hash, asOf: formatDay(wanted.asOf) }
      const info = await recordStarted(ledger, actor, id, over, { from, to, also })
      known.set(id, { info, gradesHash: null })
      const abort = new AbortController()
      aborts.set(id, abort)
      turn = turn.then(() =>
        run(id, wanted, abort.signal)
          .catch(() => settle(id, { state: abort.signal.aborted ? 'cancelled' : 'failed' }))
          // What cannot be recorded at the end is found failed by the next start.
          .catch(() => change(id, { state: 'failed' }))
          .finally(() => void aborts.delete(id)),
      )
      return info
    },
    async readLosers(actor, id, side) {
      if (actor.kind !== 'person') return
      const { hash } = known.get(id)!.info
      await recordOnce(ledger, actor, { ...losersRead(id, side), detail: { hash, side } })
    },
    hasReadLosers: (actor, id) =>
      ledger.store.read((db) => isRecorded(db, actor.id, losersRead(id, 'to'))),
    cancel(id) {
      const abort = aborts.get(id)
      if (!abort) return false
      abort.abort()
      change(id, { state: 'cancelled' })
      return true
    },
    grades(id) {
      const kept = known.get(id)
      if (kept?.info.state !== 'done' || !existsSync(path(id))) return undefined
      const file = openSections(path(id))
      if (file?.hash !== kept.gradesHash) return undefined
      const read = (name: string) => file!.read(name) as Uint8Array
      const grades: Grades = { from: read('from'), to: read('to') }
      if (kept.info.also) grades.also = read('also')
      file!.close()
      return grades
    },
    watch,
  }
}

function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length) as unknown as ArrayBuffer)
}

// Files of grades that no finished simulation has.
function sweep(folder: string, isKnown: (id: string) => boolean): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.tmp') || !isKnown(name.split('.')[0]!))
      rmSync(join(folder, name), { force: true })
  }
}
