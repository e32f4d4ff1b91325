// What another version makes of a state: the side for it, contributions that are others, and new
// keys where its rules tell rows apart otherwise.
import { createMemory } from '../ask/memory.ts'
import type { Compiled } from '../compile/model.ts'
import { carriedKeys, carryKeys } from './carry.ts'
import { learn, type Met } from './hits.ts'
import { createKeyRoom, fillSubjectKeys } from './keys.ts'
import type { Reach } from './reach.ts'
import { apartOf, refitted } from './refit.ts'
import { renew } from './renew.ts'
import { type Fresh, MARKED, settleAll, settleSubjects } from './settle.ts'
import { type Marks, type Side, sideLike } from './side.ts'
import type { State } from './state.ts'

/** A version's side, and what of contributions, keys and items is other under it. */
export type Next = {
  side: Side
  reach: Reach
  /** Whether everybody must be added up again. */
  all: boolean
  /** Contributions of records that are others. */
  records: Uint8Array
  /** New keys of records, by type. */
  rekeyed: Map<number, Uint32Array>
  /** New keys of subjects, or which of their contributions are others. */
  subjects: Uint32Array | undefined
  own: Uint8Array | undefined
  /** Items by contribution, where they are remembered. */
  met: Met | undefined
}

/** What a version over the same ground makes of a state; `alike` where their plan keys are equal. */
export async function nextOf(
  state: State,
  compiled: Compiled,
  reach: Reach,
  marks: Marks,
  alike: boolean,
): Promise<Next> {
  const { side: old, met } = state
  const apart = alike ? new Uint8Array(compiled.types.length + 1) : apartOf(old.compiled, compiled)
  const memory = apart.includes(1) ? createMemory(compiled, old.memory.pool) : old.memory
  const { plan, types } = alike
    ? { plan: old.plan, types: [] }
    : refitted(old, compiled, memory, apart, reach.items)
  const side = sideLike(old, compiled, plan, memory, marks)
  // Subjects without keys of their own are evaluated whole: nothing tells whom an edit reaches.
  const keyless = Math.min(plan.subjectKeys, old.plan.subjectKeys) === 0
  const all = reach.all || (keyless && (apart[0] === 1 || reach.own.size > 0))
  const others = (items: ReadonlySet<number>) => (all ? { apart } : { apart, items })
  const records = await renew(side, side.parts, 0, others(reach.items))
  const rekeyed = new Map<number, Uint32Array>()
  for (const t of types) rekeyed.set(t, await recordKeys(state, side, t))
  const refilled = plan.subjectReads !== old.plan.subjectReads
  const subjects = refilled ? await subjectKeys(state, side) : undefined
  const own = refilled ? undefined : await renew(side, side.own, -1, others(reach.own))
  const next: Next = { side, reach, all, records, rekeyed, subjects, own, met: undefined }
  if (met && !all) {
    next.met = relearnt(met, next)
    await learn(side, next.met)
  }
  return next
}

// What changed must be found again; what is new is not known yet.
function relearnt({ hits, parts, own }: Met, next: Next): Met {
  const kept = (list: Met['own'], changed: Uint8Array) =>
    list.map((items, i) => (changed[i] === 1 ? null : items))
  return { hits, parts: kept(parts, next.records), own: next.own ? kept(own, next.own) : [] }
}

// Keys of all records of a type under the side's plan, settled.
async function recordKeys({ byType, room }: State, side: Side, t: number): Promise<Uint32Array> {
  const { plan, parts, population } = side
  const { profile } = population.record
  const [start, end] = [byType.starts[t]!, byType.starts[t + 1]!]
  const keys = room.records.subarray(start, end)
  const classes = new Uint8Array(Math.min(CHUNK, end - start))
  const fresh: Fresh[] = []
  for (let from = start; from < end; from += CHUNK) {
    const to = Math.min(end, from + CHUNK)
    const rows = byType.rows.subarray(from, to)
    const own = keys.subarray(from - start, to - start)
    for (let i = 0; i < rows.length; i++) own[i] = plan.base[profile[rows[i]!]!]!
    for (const [a, axis] of plan.axes.entries()) {
      if (!plan.reads[t]?.some(({ name }) => name === plan.names[a])) continue
      const strides = plan.strides[a]!
      axis.pick(axis.of === 'record' ? rows : byType.owners.subarray(from, to), classes)
      for (let i = 0; i < rows.length; i++) own[i]! += strides[profile[rows[i]!]!]! * classes[i]!
    }
    for (let i = 0; i < rows.length; i++) {
      const key = own[i]!
      if (parts.of[key] !== -1) continue
      parts.of[key] = MARKED
      fresh.push({ key, s: byType.owners[from + i]!, r: rows[i]! })
    }
  }
  await settleAll(side, fresh)
  return keys
}

async function subjectKeys({ side: old, keys, room, from, to }: State, side: Side) {
  const carry = carriedKeys(old.plan, side.plan)
  const own = createKeyRoom()
  for (let start = from; start < to; start += CHUNK) {
    const end = Math.min(to, start + CHUNK)
    const subjects = room.subjects.subarray(start - from, end - from)
    if (carry) carryKeys(carry, keys.subjects.subarray(start - from, end - from), start, subjects)
    else subjects.set(fillSubjectKeys(side.plan, start, end, own).subarray(0, end - start))
    await settleSubjects(side, { subjects }, start, end)
  }
  return room.subjects
}

const CHUNK = 16_384
