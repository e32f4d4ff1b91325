// Results as the API tells them: what may be shown to whom, and progress as it happens.
import type { Caller } from '../../rules/port.ts'
import type { Mover } from '../../simulation/movers.ts'
import type { Share } from '../../simulation/run.ts'
import type { Kept, SimulationInfo, Simulations } from '../../simulation/simulations.ts'
import { DETAILS } from '../access.ts'

/** Parts with fewer subjects than this are shown only by right. */
const FEW = 10

/** The result of a finished simulation for a caller. */
export function resultOf({ result, info }: Kept, caller: Caller | undefined): object {
  const { from, to, population, shares = [], prices = [], ...rest } = result!
  const seesAll = caller === undefined || mayDetail(caller)
  const parts = (list: typeof rest.districts) =>
    list.map((part) => {
      const n = Object.values(part.matrix).flatMap((row) => Object.values(row))
      const few = n.reduce((sum, each) => sum + each, 0) < FEW
      return few && !seesAll ? { ...part, matrix: null, worse: null, better: null } : part
    })
  return {
    ...rest,
    districts: parts(rest.districts),
    types: parts(rest.types),
    sections: parts(rest.sections),
    shares: shares.map(shareOf),
    prices,
    hashes: { from: from.hash, to: to.hash, population: population.hash, result: info.hash },
  }
}

function mayDetail({ roles }: Caller): boolean {
  return DETAILS !== 'public' && DETAILS.roles.some((role) => roles.includes(role))
}

/** A share with the number of subjects it moves. */
export function shareOf({ at, zh, en, share, alone }: Share): object {
  return {
    at,
    zh,
    en,
    share: share.worse + share.better,
    alone: alone && alone.worse + alone.better,
    effects: { share, alone },
  }
}

/** A mover with its sheets reduced to what a list shows. */
export function moverOf({ n, id, name, district, type, from, to, because }: Mover): object {
  const scored = ({ score, scoreGrade, grade, determined }: Mover['from']) => ({
    score,
    scoreGrade,
    grade,
    determined: determined?.grade ?? null,
  })
  return {
    index: n,
    subject: id,
    name,
    district: district?.name ?? null,
    type,
    from: scored(from),
    to: scored(to),
    clauses: because.map(({ item, row, from: before, to: after }) => ({
      at: `items.${item}`,
      zh: `第${row}项 ${signed(before)} → ${signed(after)}`,
      en: `row ${row}: ${signed(before)} → ${signed(after)}`,
    })),
  }
}

function signed(points: number): string {
  return points < 0 ? `−${-points}` : points > 0 ? `+${points}` : '0'
}

/** Progress as server-sent events, from where it stands until it ends or nobody listens. */
export function eventsOf(
  simulations: Simulations,
  id: string,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const over = (state: SimulationInfo['state']) => state !== 'queued' && state !== 'running'
  let stop = () => {}
  return new ReadableStream({
    start(controller) {
      const send = ({ state, progress }: SimulationInfo) => {
        const data = JSON.stringify({ state, progress })
        controller.enqueue(encoder.encode(`event: progress\ndata: ${data}\n\n`))
        if (!over(state)) return
        stop()
        controller.close()
      }
      stop = simulations.watch(id, send)
      signal.addEventListener('abort', () => stop())
      send(simulations.get(id)!.info)
    },
    cancel: () => stop(),
  })
}
