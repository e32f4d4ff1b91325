// Results as the API tells them: what may be shown to whom, and progress as it happens.
import type { Caller } from '../../rules/port.ts'
import type { Mover } from '../../simulation/movers.ts'
import type { JobState } from '../../simulation/population-rows.ts'
import type { Simulated } from '../../simulation/run.ts'
import type { Share } from '../../simulation/shares.ts'
import type { Lacking } from '../../simulation/unknown.ts'
import { DETAILS } from '../access.ts'

/** Parts with fewer subjects than this are shown only by right. */
const FEW = 10

/** The result of a finished simulation for a caller; `hash` is that of its bytes. */
export function resultOf(simulated: Simulated, hash: string, caller: Caller | undefined): object {
  const { from, population, asOf, also, ...first } = simulated
  const seesAll = caller === undefined || mayDetail(caller)
  const told = (compared: typeof first) => {
    const { to: _, shares = [], prices = [], districts, types, sections, ...rest } = compared
    const parts = (list: typeof districts) =>
      list.map((part) => (seesAll || subjectsOf(part) >= FEW ? part : { ...part, ...HIDDEN }))
    return {
      ...rest,
      asOf,
      districts: parts(districts),
      types: parts(types),
      sections: parts(sections),
      shares: shares.map(shareOf),
      prices,
    }
  }
  const hashes = { from: from.hash, population: population.hash, result: hash }
  return {
    ...told(first),
    hashes: { ...hashes, to: first.to.hash },
    ...(also ? { also: { ...told(also), hashes: { ...hashes, to: also.to.hash } } } : {}),
  }
}

const HIDDEN = { matrix: null, worse: null, better: null }

function subjectsOf({ matrix }: Simulated['districts'][number]): number {
  return Object.values(matrix)
    .flatMap((row) => Object.values(row))
    .reduce((sum, each) => sum + each, 0)
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

/** A mover with both score sheets, and what moved it. */
export function moverOf({ n, id, name, district, type, from, to, because }: Mover): object {
  const scored = ({ score, scoreGrade, grade, determined, lines }: Mover['from']) => ({
    score,
    scoreGrade,
    grade,
    lines,
    determined: determined?.grade ?? null,
    by: determined?.by ?? [],
  })
  return {
    index: n,
    subject: id,
    name,
    district: district?.name ?? null,
    type,
    from: scored(from),
    to: scored(to),
    clauses: because,
  }
}

/** A subject that lacks a fact, with what that leaves open. */
export function lackingOf({ n, id, district, ...rest }: Lacking): object {
  return { index: n, subject: id, district: district?.name ?? null, ...rest }
}

/** How far something is. */
type Going = { state: JobState; progress: number; rows?: number }

/** Progress as server-sent events, from where it stands until it ends or nobody listens. */
export function eventsOf(
  now: Going,
  watch: (seen: (going: Going) => void) => () => void,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let stop = () => {}
  return new ReadableStream({
    start(controller) {
      const send = ({ state, progress, rows }: Going) => {
        const data = JSON.stringify({ state, progress, rows })
        controller.enqueue(encoder.encode(`event: progress\ndata: ${data}\n\n`))
        if (state === 'queued' || state === 'running') return
        stop()
        controller.close()
      }
      stop = watch(send)
      signal.addEventListener('abort', () => stop())
      send(now)
    },
    cancel: () => stop(),
  })
}
