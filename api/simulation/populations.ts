// The populations of a data folder: known by id, made by jobs, opened when asked for.
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, formatDay } from '../../engine/civil.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import { openPopulation, type PopulationFile, type Quality } from '../population/file.ts'
import { type Archive, openArchive } from './archive.ts'
import type { Crew } from './crew.ts'

/** How far a job is. */
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** A population as people see it. */
type PopulationInfo = {
  id: string
  name: string
  ruleset: string
  state: JobState
  /** From 0 to 1 while it is being made. */
  progress: number
  size: number
  records: number | null
  asOf: string
  hash: string | null
  createdAt: string
  quality: Quality
}

/** What to invent. */
type Invented = { name: string; size: number; seed: number; asOf: Day }

/** The populations of a folder. */
export type Populations = {
  list: () => PopulationInfo[]
  get: (id: string) => PopulationInfo | undefined
  /** Starts to make one; `undefined` where too many are waiting. */
  generate: (compiled: Compiled, wanted: Invented) => PopulationInfo | undefined
  /** The open file of a finished one. */
  open: (id: string) => PopulationFile | undefined
  close: () => void
}

const MOST_WAITING = 4
const MOST_OPEN = 3
const PROGRESS_MS = 200

/** Opens the folder; whatever was being made when the service ended has failed. */
export function openPopulations(folder: string, crew: () => Promise<Crew>): Populations {
  const archive: Archive<PopulationInfo> = openArchive(folder)
  const known = new Map<string, PopulationInfo>()
  for (const info of archive.all()) {
    known.set(info.id, info.state === 'done' ? info : { ...info, state: 'failed' })
  }
  const files = new Map<string, PopulationFile>()
  let turn: Promise<void> = Promise.resolve()
  const path = (id: string) => join(folder, `${id}.pop`)
  const change = (id: string, part: Partial<PopulationInfo>) => {
    const next = { ...known.get(id)!, ...part }
    known.set(id, next)
    return next
  }

  async function make(id: string, compiled: Compiled, wanted: Invented): Promise<void> {
    change(id, { state: 'running' })
    mkdirSync(folder, { recursive: true })
    const counter = new Int32Array(new SharedArrayBuffer(4))
    const watching = setInterval(
      () => change(id, { progress: Atomics.load(counter, 0) / wanted.size }),
      PROGRESS_MS,
    )
    try {
      await (await crew()).generate({ kind: 'generate', compiled, wanted, path: path(id), counter })
      const file = openPopulation(path(id))!
      const { quality, records } = file.head
      archive.put(id, change(id, { state: 'done', progress: 1, hash: file.hash, records, quality }))
      keep(id, file)
    } catch {
      rmSync(path(id), { force: true })
      archive.put(id, change(id, { state: 'failed' }))
    } finally {
      clearInterval(watching)
    }
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
    generate(compiled, wanted) {
      const waiting = [...known.values()].filter(({ state }) => state === 'queued')
      if (waiting.length >= MOST_WAITING) return undefined
      const info: PopulationInfo = {
        id: randomBytes(6).toString('hex'),
        name: wanted.name,
        ruleset: compiled.ruleset,
        state: 'queued',
        progress: 0,
        size: wanted.size,
        records: null,
        asOf: formatDay(wanted.asOf),
        hash: null,
        createdAt: new Date().toISOString(),
        quality: [],
      }
      known.set(info.id, info)
      turn = turn.then(() => make(info.id, compiled, wanted))
      return info
    },
    open(id) {
      if (known.get(id)?.state !== 'done') return undefined
      const file = files.get(id) ?? openPopulation(path(id))
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
