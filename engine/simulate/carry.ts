// A version that asks otherwise about subjects alone: what is remembered of the records of
// another stays, and only the subjects' own answers are found anew.
import type { Compiled } from '../compile/model.ts'
import { ownHitsOf } from './hits.ts'
import { createKeyRoom, fillSubjectKeys } from './keys.ts'
import { copyParts } from './parts.ts'
import { reachOf } from './reach.ts'
import { settleSubjects } from './settle.ts'
import { planKey, type Side } from './side.ts'
import type { State } from './state.ts'

/** Whether the records of a state mean the same under the side. */
export function carries({ side: old }: State, side: Side): boolean {
  const reach = reachOf(old.compiled, side.compiled)
  return (
    !reach.all &&
    reach.items.size === 0 &&
    old.plan.records === side.plan.records &&
    recordKey(old.compiled) === recordKey(side.compiled) &&
    [old, side].every(({ compiled, plan }) => plan.subjectKeys > 0 && isPlain(compiled))
  )
}

/** The state of the side, with the records of another. */
export async function carried(other: State, side: Side): Promise<State> {
  const { from, to, keys, status, recordSum, determined, index, hits } = other
  const state: State = {
    side: { ...side, parts: copyParts(other.side.parts) },
    from,
    to,
    keys: { ...keys, subjects: new Uint32Array(to - from) },
    status: status.slice(),
    recordSum: recordSum.slice(),
    determined: determined.slice(),
    ...(index ? { index } : {}),
  }
  const room = createKeyRoom()
  for (let start = from; start < to; start += CHUNK) {
    const end = Math.min(to, start + CHUNK)
    const subjects = fillSubjectKeys(side.plan, start, end, room).subarray(0, end - start)
    state.keys.subjects.set(subjects, start - from)
    await settleSubjects(state.side, { subjects }, start, end)
  }
  if (hits) state.hits = await ownHitsOf(state, hits)
  return state
}

const CHUNK = 16_384

function recordKey(version: Compiled): string {
  return planKey({ ...version, subjectLayout: { ...version.subjectLayout, rules: [], reads: [] } })
}

// Points of subjects that follow nothing and meet no limit never change what records count.
function isPlain({ subjectItems, items }: Compiled): boolean {
  return subjectItems.every((i) => {
    const { points, times, limited } = items[i]!
    return points.kind === 'fixed' && !times && !limited
  })
}
