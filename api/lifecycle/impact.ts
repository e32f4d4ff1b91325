// The simulation that an approval binds: of exactly the text in review against the version it
// amends, and its losers' list read by whoever approves.
import { and, eq, ne } from 'drizzle-orm'
import { isRecorded } from '../audit/once.ts'
import { Refusal } from '../refusal/refusal.ts'
import type { Tx } from '../store/door.ts'
import { simulation, simulationSide } from '../store/schema.ts'
import type { Name } from './content.ts'
import { type Row, textOf } from './office.ts'

/** The row that the audit has of somebody who read whom a simulation makes worse. */
export function losersRead(id: string, side: 'to' | 'also'): { action: string; object: string } {
  return { action: 'simulation.movers', object: side === 'to' ? id : `${id}/also` }
}

/**
 * The hash of the simulation's result, null where none is named. Refused where it is of another
 * text, where its losers' list was not read, and where none is named though there is one.
 */
export async function boundImpact(
  tx: Tx,
  who: string,
  name: Name,
  row: Row,
  id: string | undefined,
): Promise<string | null> {
  if (id === undefined) {
    if (await isSimulated(tx, name, row)) throw new Refusal('simulation-not-named')
    return null
  }
  const [found] = await tx.select().from(simulation).where(eq(simulation.id, id))
  if (!found) throw new Refusal('simulation-unknown', { value: id })
  if (found.result === null) throw new Refusal('simulation-not-done', { value: id })
  const sides = await tx.select().from(simulationSide).where(eq(simulationSide.simulation, id))
  const base = sides.find(({ side }) => side === 'from')
  const amended = row.basedOn === null || base?.version === row.basedOn
  const mine = sides.find((each) => each.side !== 'from' && isOf(each, name, row))
  if (!mine || base?.ruleset !== name.ruleset || !amended)
    throw new Refusal('simulation-other', { value: id })
  const side = mine.side === 'also' ? 'also' : 'to'
  const result = JSON.parse(await textOf(tx, found.result)) as Worse & { also?: Worse }
  const { worse } = side === 'also' ? result.also! : result
  if (worse > 0 && !(await isRecorded(tx, who, losersRead(id, side))))
    throw new Refusal('losers-unread', { value: id, count: worse })
  return found.result
}

type Worse = { worse: number }

function isOf(side: typeof simulationSide.$inferSelect, name: Name, row: Row): boolean {
  const { ruleset, version, sourceHash } = side
  return ruleset === name.ruleset && version === name.version && sourceHash === row.sourceHash
}

// Whether a finished one compares exactly this text with the version it amends.
async function isSimulated(tx: Tx, name: Name, row: Row): Promise<boolean> {
  const done = await tx
    .select({ id: simulation.id })
    .from(simulationSide)
    .innerJoin(simulation, eq(simulation.id, simulationSide.simulation))
    .where(
      and(
        eq(simulation.state, 'done'),
        ne(simulationSide.side, 'from'),
        eq(simulationSide.ruleset, name.ruleset),
        eq(simulationSide.version, name.version),
        eq(simulationSide.sourceHash, row.sourceHash),
      ),
    )
  for (const { id } of done) {
    const [base] = await tx
      .select({ version: simulationSide.version })
      .from(simulationSide)
      .where(and(eq(simulationSide.simulation, id), eq(simulationSide.side, 'from')))
    if (base?.version === row.basedOn) return true
  }
  return false
}
