// A population under several versions, chunk by chunk: ask what is new, then count without
// awaiting. Versions that tell rows apart as the first does share its keys, and its sums of
// everybody they do not touch.
import { ask } from '../ask/ask.ts'
import type { Question } from '../ask/memory.ts'
import { clamp } from '../evaluate/grade.ts'
import { type Alike, alikeOf } from './alike.ts'
import { boundGrades } from './interval.ts'
import { createKeyRoom, fillKeys, type KeyRoom, type Keys } from './keys.ts'
import { settle, settleAll } from './settle.ts'
import type { Side } from './side.ts'
import { addUp, createSums, evaluateWhole, SCORED, type Sums } from './sum.ts'
import { countIn, type Tally } from './tally.ts'
import { type Following, followingOf, markTouched, noteOthers, takeUnmoved } from './unmoved.ts'

const CHUNK = 16_384

/** Grades under the versions by subject, where they are wanted: rank, or `NO_GRADE`. */
export type Grades = { from: Uint8Array; to: Uint8Array; also?: Uint8Array }

/** Stands for "not scored" among grades. */
export const NO_GRADE = 255

/** What `simulate` goes by: room that it keeps between calls. */
export type Run = {
  sides: readonly Side[]
  /** By side, how it is like the first; the first is like none. */
  alike: (Alike | undefined)[]
  following: Following
  rooms: KeyRoom[]
  sums: Sums[]
}

/** A run over versions; the first is what the others are compared with. */
export function createRun(sides: readonly Side[]): Run {
  const alike = sides.map((side, i) => (i === 0 ? undefined : alikeOf(sides[0]!, side)))
  return {
    sides,
    alike,
    following: followingOf(sides, alike, CHUNK),
    rooms: sides.map(createKeyRoom),
    sums: sides.map((side) => createSums(side, CHUNK)),
  }
}

/**
 * Counts subjects `from` to `to`: the first version against the second into the first tally,
 * against the third into the second, and so on. `visit` sees each chunk under all versions;
 * `grades` takes the grades of the first ones.
 */
export async function simulate(
  run: Run,
  from: number,
  to: number,
  tallies: readonly Tally[],
  more: {
    grades?: Grades
    visit?: (count: number, sums: readonly Sums[]) => void
    progress?: (subjects: number) => void
  } = {},
): Promise<void> {
  const { sides, sums } = run
  const [base] = sides
  const scores = sides.map(
    ({ compiled }) =>
      (sum: number) =>
        clamp(compiled, sum),
  )
  const wanted = more.grades && [more.grades.from, more.grades.to, more.grades.also]
  for (let start = from; start < to; start += CHUNK) {
    const end = Math.min(to, start + CHUNK)
    await score(run, start, end)
    // Bounds are told of those alone that are counted in full.
    for (const [i, side] of sides.slice(0, tallies.length + 1).entries())
      await boundGrades(side, start, end, sums[i]!)
    for (const [i, tally] of tallies.entries()) {
      const [a, b] = [sums[0]!, sums[i + 1]!]
      countIn(tally, base!.population, start, end, a, b, scores[0]!, scores[i + 1]!)
    }
    more.visit?.(end - start, sums)
    for (const [i, grades] of wanted?.entries() ?? []) {
      if (grades) takeGrades(grades, sums[i]!, start, end)
    }
    more.progress?.(end - from)
  }
}

// Keys are the same for all versions that follow the first, and settled by all in step.
async function score(run: Run, start: number, end: number): Promise<void> {
  const { sides, following, rooms, sums } = run
  const [first] = sides
  const met = new Map<string, Keys>()
  const keys = sides.map(({ plan, population }, i) => {
    const own = met.get(plan.signature) ?? fillKeys(plan, population, start, end, rooms[i]!)
    met.set(plan.signature, own)
    return own
  })
  const fresh = await settle(first!, keys[0]!, start, end)
  for (const [i, side] of sides.entries()) {
    if (following.followers[i]) await settleAll(side, fresh)
    else if (i > 0) await settle(side, keys[i]!, start, end)
  }
  noteOthers(following, fresh)
  await add(run, 0, keys[0]!, start, end)
  markTouched(following, keys[0]!, start, end, sums[0]!)
  for (let i = 1; i < sides.length; i++) {
    const follower = following.followers[i]
    const only = follower && takeUnmoved(following, follower, start, end, sums[0]!, sums[i]!)
    await add(run, i, keys[i]!, start, end, only)
  }
}

async function add(
  { sides, alike, sums }: Run,
  i: number,
  keys: Keys,
  start: number,
  end: number,
  only?: readonly number[],
): Promise<void> {
  const side = sides[i]!
  const pending = new Map<string, Question>()
  const like = alike[i] && { alike: alike[i], sums: sums[0]! }
  let open = addUp(side, keys, start, end, sums[i]!, pending, like, only)
  while (open.length > 0) {
    await ask(side.memory, pending)
    open = open.filter((s) => !evaluateWhole(side, s, s - start, sums[i]!, pending))
  }
}

function takeGrades(grades: Uint8Array, { state, grade }: Sums, start: number, end: number): void {
  for (let s = start; s < end; s++) {
    grades[s] = state[s - start] === SCORED ? grade[s - start]! : NO_GRADE
  }
}
