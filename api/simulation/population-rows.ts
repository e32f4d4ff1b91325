// Populations as the store keeps them: each step with its audit row.
import { eq, ne } from 'drizzle-orm'
import { type Actor, SYSTEM } from '../audit/actor.ts'
import type { Ledger } from '../audit/record.ts'
import type { Origin, Quality } from '../population/file.ts'
import type { FileProblem } from '../population/import/faults.ts'
import { population } from '../store/schema.ts'

/** How far a job is. */
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** A population as people see it. */
export type PopulationInfo = {
  id: string
  name: string
  ruleset: string
  state: JobState
  /** From 0 to 1 while it is being made, and the rows there are by then. */
  progress: number
  rows: number
  size: number
  records: number | null
  asOf: string
  origin: Origin
  hash: string | null
  createdAt: string
  quality: Quality
  /** Why nothing was imported. */
  problems: FileProblem[]
}

/** What there is; what was being made when the service ended has failed. */
export async function readPopulations(ledger: Ledger): Promise<PopulationInfo[]> {
  const rows = await ledger.store.read((db) =>
    db.select().from(population).where(ne(population.state, 'deleted')),
  )
  const infos = rows.map(({ createdBy: _, finishedAt: __, createdAt, ...row }): PopulationInfo => {
    const state = row.state === 'done' || row.state === 'cancelled' ? row.state : 'failed'
    const progress = state === 'done' ? 1 : 0
    return { ...row, state, progress, rows: 0, createdAt: new Date(createdAt).toISOString() }
  })
  for (const { id } of rows.filter(({ state }) => state === 'making')) {
    await recordMade(ledger, infos.find((info) => info.id === id)!)
  }
  return infos
}

/** Notes that one is to be made; answers when. */
export function recordWanted(ledger: Ledger, actor: Actor, info: PopulationInfo): Promise<number> {
  const { id, name, ruleset, asOf, origin, size } = info
  return ledger.record(actor, async (tx, log, at) => {
    await tx.insert(population).values({
      id,
      name,
      ruleset,
      asOf,
      origin,
      size,
      quality: [],
      problems: [],
      state: 'making',
      createdBy: actor.kind === 'person' ? actor.id : null,
      createdAt: at,
    })
    await log({ action: 'population.start', object: id, detail: { name, ruleset, asOf, origin } })
    return at
  })
}

/** Notes what became of it. */
export async function recordMade(ledger: Ledger, info: PopulationInfo): Promise<void> {
  const { id, size, records, hash, quality, problems } = info
  const state = info.state as 'done' | 'failed' | 'cancelled'
  await ledger.record(SYSTEM, async (tx, log, at) => {
    await tx
      .update(population)
      .set({ state, size, records, hash, quality, problems, finishedAt: at })
      .where(eq(population.id, id))
    await log({ action: 'population.finish', object: id, detail: { state, hash, size, records } })
  })
}

/** Notes that its data goes; what it was stays. */
export async function recordGone(ledger: Ledger, actor: Actor, id: string): Promise<void> {
  await ledger.record(actor, async (tx, log) => {
    await tx.update(population).set({ state: 'deleted' }).where(eq(population.id, id))
    await log({ action: 'population.delete', object: id })
  })
}
