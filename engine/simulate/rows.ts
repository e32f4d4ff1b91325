// What the records of remembered rows add up to.
import { ask } from '../ask/ask.ts'
import type { Question } from '../ask/memory.ts'
import { actingOf } from './acting.ts'
import { APART, LACKS, VARIES } from './parts.ts'
import type { State } from './state.ts'
import { evaluateSubject, NOT_APPLICABLE, OPEN, SCORED, sumOf, UNKNOWN_FACT } from './sum.ts'

/** Adds the records of rows up, of all rows where none are named. */
export async function sumRows(state: State, rows?: Uint32Array): Promise<void> {
  const pending = new Map<string, Question>()
  let open = sumPlain(state, rows).filter((row) => !sumWhole(state, row, pending))
  while (open.length > 0) {
    await ask(state.side.memory, pending)
    open = open.filter((row) => !sumWhole(state, row, pending))
  }
}

// Rows whose records do not act on each other; returns the others.
function sumPlain(state: State, rows: Uint32Array | undefined): number[] {
  const { side, from, to, keys, status, recordSum, determined, whole } = state
  const { parts, own, compiled, population, plan } = side
  const { starts, shared } = population.subject
  const { subjects, records, first } = keys
  const { of, points, flags: flag, limits: limit, determined: worst } = parts
  const { of: ownOf, flags: ownFlag, limits: ownLimit } = own
  const linked = compiled.sameCase === 'highest'
  const dense = plan.subjectKeys > 0
  const others: number[] = []
  const count = rows ? rows.length : to - from
  for (let k = 0; k < count; k++) {
    const row = rows ? rows[k]! : k
    const s = from + row
    const mine = dense ? ownOf[subjects[row]!]! : -1
    let flags = dense ? ownFlag[mine]! : VARIES
    let limits = dense ? ownLimit[mine]! : 0
    let meets = linked ? shared[s]! : 0
    let sum = 0
    let rank = -1
    const end = starts[s + 1]! - first
    for (let i = starts[s]! - first; i < end; i++) {
      const part = of[records[i]!]!
      sum += points[part]!
      flags |= flag[part]!
      meets |= limits & limit[part]!
      limits |= limit[part]!
      if (worst[part]! > rank) rank = worst[part]!
    }
    whole[row] = 0
    if (meets === 0 && flags === 0) {
      status[row] = SCORED
      recordSum[row] = sum
      determined[row] = rank
    } else if ((flags & APART) !== 0) status[row] = NOT_APPLICABLE
    else if ((flags & LACKS) !== 0) status[row] = UNKNOWN_FACT
    else others.push(row)
  }
  return others
}

function sumWhole(state: State, row: number, pending: Map<string, Question>): boolean {
  const { side, from, keys } = state
  const acting = actingOf(side, keys, from + row, from)
  const became = evaluateSubject(side, from + row, pending, acting)
  if (became === OPEN) return false
  state.whole[row] = 1
  state.status[row] = became
  if (became !== SCORED) return true
  const { own, plan, compiled, sheet } = side
  const points = plan.subjectKeys > 0 ? own.points[own.of[keys.subjects[row]!]!]! : 0
  state.recordSum[row] = sumOf(compiled, sheet) + acting.sum - compiled.base - points
  state.determined[row] = Math.max(sheet.determined, acting.determined)
  return true
}
