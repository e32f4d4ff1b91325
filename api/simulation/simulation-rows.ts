// Simulations as the store keeps them: each step with its audit row, the result as a text
// under the hash of its bytes, the compared versions as they were.
import { eq } from 'drizzle-orm'
import type { Problem } from '../../engine/words/problem.ts'
import { type Actor, SYSTEM } from '../audit/actor.ts'
import type { Ledger } from '../audit/record.ts'
import { keep, textOf } from '../lifecycle/office.ts'
import { currentBuild } from '../receipts/build.ts'
import type { Build } from '../receipts/statement.ts'
import { simulation, simulationSide } from '../store/schema.ts'
import type { JobState } from './population-rows.ts'
import type { Simulated } from './run.ts'
import type { Rechecked } from './work.ts'

/** A version of a simulation; `source` is the hash of its text, whatever becomes of the version. */
export type SideRef = {
  ruleset: string
  version: string
  readings: Record<string, string>
  hash: string
  source: string
}

/** The same with its text. */
export type SideText = Omit<SideRef, 'source'> & { text: string }

/** The versions of a simulation: all are compared with the first. */
export type Sides<T> = { from: T; to: T; also: T | null }

/** A simulation as people see it. */
export type SimulationInfo = Sides<SideRef> & {
  id: string
  state: JobState
  progress: number
  population: string
  asOf: string
  createdAt: string
  finishedAt: string | null
  milliseconds: number | null
  /** The hash of the result's bytes. */
  hash: string | null
  /** One in a hundred scored again by a fresh json-rules-engine. */
  rechecked: Rechecked | null
  problems: Problem[]
  /** The program that counted. */
  build: Build
}

/** A simulation with the hash of its file of grades. */
export type Kept = { info: SimulationInfo; gradesHash: string | null }

const SIDES = ['from', 'to', 'also'] as const

/** What there is; what was running when the service ended has failed. */
export async function readSimulations(ledger: Ledger): Promise<Kept[]> {
  const [rows, sides] = await ledger.store.read(async (db) => [
    await db.select().from(simulation),
    await db.select().from(simulationSide),
  ])
  const all = rows.map((row): Kept => {
    const side = (name: (typeof SIDES)[number]): SideRef | null => {
      const found = sides.find((each) => each.simulation === row.id && each.side === name)
      if (!found) return null
      const { ruleset, version, readings, hash, sourceHash: source } = found
      return { ruleset, version, readings, hash, source }
    }
    const { rechecked, different } = row
    const info: SimulationInfo = {
      id: row.id,
      state: row.state === 'running' ? 'failed' : row.state,
      progress: row.state === 'done' ? 1 : 0,
      population: row.population,
      from: side('from')!,
      to: side('to')!,
      also: side('also'),
      asOf: row.asOf,
      createdAt: new Date(row.createdAt).toISOString(),
      finishedAt: row.finishedAt === null ? null : new Date(row.finishedAt).toISOString(),
      milliseconds: row.milliseconds,
      hash: row.result,
      rechecked: rechecked === null ? null : { subjects: rechecked, different: different! },
      problems: row.problems,
      build: row.build,
    }
    return { info, gradesHash: row.gradesHash }
  })
  for (const { id } of rows.filter(({ state }) => state === 'running')) {
    const { info } = all.find((each) => each.info.id === id)!
    info.finishedAt = await recordEnded(ledger, info)
  }
  return all
}

/** Notes that one is wanted, with the texts it compares; answers what people see. */
export function recordStarted(
  ledger: Ledger,
  actor: Actor,
  id: string,
  over: { population: string; hash: string; asOf: string },
  sides: Sides<SideText>,
): Promise<SimulationInfo> {
  return ledger.record(actor, async (tx, log, at) => {
    const build = currentBuild()
    await tx.insert(simulation).values({
      id,
      state: 'running',
      population: over.population,
      populationHash: over.hash,
      asOf: over.asOf,
      build,
      problems: [],
      createdBy: actor.kind === 'person' ? actor.id : null,
      createdAt: at,
    })
    const refs: Partial<Sides<SideRef>> = {}
    for (const side of SIDES) {
      const named = sides[side]
      if (!named) continue
      const { text, ...ref } = named
      const sourceHash = await keep(tx, text)
      refs[side] = { ...ref, source: sourceHash }
      await tx.insert(simulationSide).values({ simulation: id, side, ...ref, sourceHash })
    }
    const { from, to, also = null } = refs as Sides<SideRef>
    const detail = { population: over.population, asOf: over.asOf, from, to, also }
    await log({ action: 'simulation.start', object: id, detail })
    return {
      id,
      state: 'queued',
      progress: 0,
      population: over.population,
      asOf: over.asOf,
      from,
      to,
      also,
      createdAt: new Date(at).toISOString(),
      finishedAt: null,
      milliseconds: null,
      hash: null,
      rechecked: null,
      problems: [],
      build,
    }
  })
}

/** Notes what became of one, with its result where it has one; answers when that was. */
export function recordEnded(
  ledger: Ledger,
  info: SimulationInfo,
  result?: { text: string; gradesHash: string },
): Promise<string> {
  const { id, milliseconds, rechecked, problems } = info
  const state = info.state as 'done' | 'failed' | 'cancelled'
  return ledger.record(SYSTEM, async (tx, log, at) => {
    const hash = result ? await keep(tx, result.text) : null
    await tx
      .update(simulation)
      .set({
        state,
        milliseconds,
        problems,
        finishedAt: at,
        result: hash,
        gradesHash: result?.gradesHash ?? null,
        ...(rechecked ? { rechecked: rechecked.subjects, different: rechecked.different } : {}),
      })
      .where(eq(simulation.id, id))
    await log({ action: 'simulation.finish', object: id, detail: { state, hash, rechecked } })
    return new Date(at).toISOString()
  })
}

/** The result of a finished one; its hash is taken again. */
export async function readResult(ledger: Ledger, hash: string): Promise<Simulated> {
  return JSON.parse(await ledger.store.read((db) => textOf(db, hash))) as Simulated
}

/** The versions that one compares, with their texts. */
export function readSides(ledger: Ledger, { from, to, also }: Sides<SideRef>) {
  return ledger.store.read(async (db): Promise<Sides<SideText>> => {
    const side = async ({ source, ...ref }: SideRef) => ({ ...ref, text: await textOf(db, source) })
    return { from: await side(from), to: await side(to), also: also && (await side(also)) }
  })
}
