// The populations of a service: rows in its store, columns in files, made one after another.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, formatDay } from '../../engine/civil.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import type { Labels } from '../../engine/population/request.ts'
import type { Actor } from '../audit/actor.ts'
import type { Ledger } from '../audit/record.ts'
import { labelsOf, type OpenPopulation } from '../population/file.ts'
import type { Input } from '../population/import/import.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Crew } from './crew.ts'
import type { Opened } from './opened.ts'
import {
  type PopulationInfo,
  readPopulations,
  recordGone,
  recordMade,
  recordWanted,
} from './population-rows.ts'
import { createWatchers } from './watchers.ts'

/** What to make one of: an invented city, or files. */
type Wanted = { name: string; asOf: Day } & (
  | { size: number; seed: number }
  | {
      files: readonly (Input & { sha256: string })[]
      uscc: readonly string[]
      /** Called once the files are no longer read. */
      after: () => void
    }
)

/** The populations of a service. */
export type Populations = {
  list: () => PopulationInfo[]
  get: (id: string) => PopulationInfo | undefined
  /** Starts to make one; `undefined` where too many are waiting. */
  make: (actor: Actor, compiled: Compiled, wanted: Wanted) => Promise<PopulationInfo | undefined>
  /** Stops one that is being made, or lets the data of another go. */
  drop: (actor: Actor, id: string) => Promise<void>
  /** A finished one, open; read by another thread where it is not in memory. */
  open: (id: string) => Promise<OpenPopulation | undefined>
  watch: (id: string, seen: (info: PopulationInfo) => void) => () => void
}

const MOST_WAITING = 4
const MOST_OPEN = 3
const PROGRESS_MS = 200

/** Opens what the store and the folder hold. */
export async function openPopulations(
  ledger: Ledger,
  folder: string,
  crew: () => Promise<Crew>,
): Promise<Populations> {
  const known = new Map((await readPopulations(ledger)).map((info) => [info.id, info]))
  const path = (id: string) => join(folder, `${id}.pop`)
  sweep(folder, (id) => known.get(id)?.state === 'done')
  const files = new Map<string, Promise<OpenPopulation | undefined>>()
  const aborts = new Map<string, AbortController>()
  const { tell, watch } = createWatchers<PopulationInfo>()
  let turn: Promise<void> = Promise.resolve()
  const change = (id: string, part: Partial<PopulationInfo>) => {
    const next = { ...known.get(id)!, ...part }
    known.set(id, next)
    tell(id, next)
    return next
  }

  async function make(id: string, compiled: Compiled, wanted: Wanted): Promise<void> {
    const { signal } = aborts.get(id)!
    const counter = new Int32Array(new SharedArrayBuffer(8))
    const watching = setInterval(() => {
      const [rows, parts] = [Atomics.load(counter, 0), Atomics.load(counter, 1)]
      if (!signal.aborted) change(id, { rows, progress: parts / 1000 })
    }, PROGRESS_MS)
    try {
      signal.throwIfAborted()
      change(id, { state: 'running' })
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const { asOf, name } = wanted
      const { make: makeIn } = await crew()
      const made =
        'size' in wanted
          ? { kind: 'generate' as const, compiled, wanted, path: path(id), counter }
          : {
              kind: 'import' as const,
              compiled,
              wanted: { asOf, name, files: wanted.files, uscc: wanted.uscc, out: path(id) },
              counter,
            }
      const done = await makeIn(made, signal)
      if (typeof done !== 'string' && done.hash === undefined)
        await settle(id, { state: 'failed', problems: done.faults })
      else {
        const hash = typeof done === 'string' ? done : done.hash!
        const opening = openMade(id, hash)
        const { quality, records, subjects: size } = (await opening)!.head
        await settle(id, { state: 'done', progress: 1, rows: size, size, hash, records, quality })
        keep(id, opening)
      }
    } catch {
      rmSync(path(id), { force: true })
      await settle(id, { state: signal.aborted ? 'cancelled' : 'failed' })
    } finally {
      clearInterval(watching)
      aborts.delete(id)
      if ('after' in wanted) wanted.after()
    }
  }

  // What the store knows is so; only then is anybody told.
  async function settle(id: string, part: Partial<PopulationInfo>): Promise<void> {
    await recordMade(ledger, { ...known.get(id)!, ...part })
    change(id, part)
  }

  function keep(id: string, file: Promise<OpenPopulation | undefined>): void {
    files.delete(id)
    files.set(id, file)
    for (const old of files.keys()) if (files.size > MOST_OPEN) files.delete(old)
  }

  // Another file in its place is not the population that people know by this name.
  async function openMade(id: string, hash: string): Promise<OpenPopulation | undefined> {
    if (!existsSync(path(id))) return undefined
    const { open, texts } = await crew()
    const read = async <T>(reading: Promise<Opened<T>>): Promise<T | undefined> => {
      const { found, damaged } = await reading
      if (damaged) throw new Refusal('population-damaged', { value: id })
      return found
    }
    const columns = await read(open({ kind: 'open', path: path(id), hash }))
    let labels: Promise<Labels> | undefined
    const fetched = async () => {
      const found = await read(texts({ kind: 'texts', path: path(id), hash }))
      if (!found) throw new Refusal('population-damaged', { value: id })
      return labelsOf(found)
    }
    return (
      columns && {
        ...columns,
        labels: () => {
          labels ??= fetched().catch((error: unknown) => {
            labels = undefined
            throw error
          })
          return labels
        },
      }
    )
  }

  return {
    list: () => [...known.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    get: (id) => known.get(id),
    watch,
    async make(actor, compiled, wanted) {
      const waiting = [...known.values()].filter(({ state }) => state === 'queued')
      if (waiting.length >= MOST_WAITING) return undefined
      const { name, asOf } = wanted
      const size = 'size' in wanted ? wanted.size : 0
      const info: PopulationInfo = {
        id: randomBytes(6).toString('hex'),
        name,
        ruleset: compiled.ruleset,
        state: 'queued',
        progress: 0,
        rows: 0,
        size,
        records: null,
        asOf: formatDay(asOf),
        origin:
          'size' in wanted
            ? { kind: 'generated', seed: wanted.seed, size }
            : {
                kind: 'imported',
                files: wanted.files.map(({ name: file, sha256 }) => ({ name: file, sha256 })),
              },
        hash: null,
        createdAt: '',
        quality: [],
        problems: [],
      }
      const at = await recordWanted(ledger, actor, info)
      info.createdAt = new Date(at).toISOString()
      known.set(info.id, info)
      aborts.set(info.id, new AbortController())
      // What cannot be recorded at the end is found failed by the next start.
      turn = turn.then(() => make(info.id, compiled, wanted)).catch(() => {})
      return info
    },
    async drop(actor, id) {
      const abort = aborts.get(id)
      if (abort) {
        abort.abort()
        change(id, { state: 'cancelled' })
        return
      }
      await recordGone(ledger, actor, id)
      files.delete(id)
      known.delete(id)
      rmSync(path(id), { force: true })
    },
    async open(id) {
      const info = known.get(id)
      if (info?.state !== 'done') return undefined
      const opening = files.get(id) ?? openMade(id, info.hash!)
      keep(id, opening)
      // What could not be opened is tried again.
      const file = await opening.catch((error: unknown) => {
        files.delete(id)
        throw error
      })
      if (!file) files.delete(id)
      return file
    },
  }
}

// Files of populations that are none: half written when the power went, or let go.
function sweep(folder: string, isKnown: (id: string) => boolean): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.tmp') || (name.endsWith('.pop') && !isKnown(name.slice(0, -4))))
      rmSync(join(folder, name), { force: true })
  }
}
