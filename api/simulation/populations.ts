// The populations of a service: rows in its store, columns in files, made one after another.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Day, formatDay } from '../../engine/civil.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import type { Actor } from '../audit/actor.ts'
import type { Ledger } from '../audit/record.ts'
import { openPopulation, type PopulationFile } from '../population/file.ts'
import type { Input } from '../population/import/import.ts'
import { DamagedFile } from '../population/sections.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Crew } from './crew.ts'
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
  /** The open file of a finished one. */
  open: (id: string) => PopulationFile | undefined
  watch: (id: string, seen: (info: PopulationInfo) => void) => () => void
  close: () => void
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
  const files = new Map<string, PopulationFile>()
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
        const file = openPopulation(path(id))!
        const { quality, records, subjects: size } = file.head
        const { hash } = file
        await settle(id, { state: 'done', progress: 1, rows: size, size, hash, records, quality })
        keep(id, file)
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

  function keep(id: string, file: PopulationFile): void {
    files.set(id, file)
    for (const [old, open] of files) {
      if (files.size <= MOST_OPEN) return
      open.close()
      files.delete(old)
    }
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
      files.get(id)?.close()
      files.delete(id)
      known.delete(id)
      rmSync(path(id), { force: true })
    },
    open(id) {
      const info = known.get(id)
      if (info?.state !== 'done') return undefined
      // Another file in its place is not the population that people know by this name.
      const file = files.get(id) ?? openMade(path(id), info.hash!)
      if (!file) return undefined
      files.delete(id)
      keep(id, file)
      return file
    },
    close: () => {
      for (const file of files.values()) file.close()
    },
  }
}

function openMade(path: string, hash: string): PopulationFile | undefined {
  if (!existsSync(path)) return undefined
  try {
    return openPopulation(path, hash)
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error
    throw new Refusal('population-damaged', { value: basename(path, '.pop') })
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
