// A population under several versions, chunk by chunk: ask what is new, then count without
// awaiting. Two versions that tell rows apart alike share the keys.
import { ask } from '../ask/ask.ts'
import type { Question } from '../ask/memory.ts'
import { clamp } from '../evaluate/grade.ts'
import { type Alike, alikeOf } from './alike.ts'
import { boundGrades } from './interval.ts'
import { createKeyRoom, fillKeys, type KeyRoom, type Keys } from './keys.ts'
import { settle } from './settle.ts'
import type { Side } from './side.ts'
import { addUp, createSums, evaluateWhole, SCORED, type Sums } from './sum.ts'
import { countIn, type Tally } from './tally.ts'

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
  rooms: KeyRoom[]
  sums: Sums[]
}

/** A run over versions; the first is what the others are compared with. */
export function createRun(sides: readonly Side[]): Run {
  return {
    sides,
    alike: sides.map((side, i) => (i === 0 ? undefined : alikeOf(sides[0]!, side))),
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
    const met = new Map<string, Keys>()
    for (let i = 0; i < sides.length; i++) {
      await score(run, i, start, end, met)
      if (i <= tallies.length) await boundGrades(sides[i]!, start, end, sums[i]!)
    }
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

async function score(
  { sides, alike, rooms, sums }: Run,
  i: number,
  start: number,
  end: number,
  met: Map<string, Keys>,
): Promise<void> {
  const side = sides[i]!
  const { signature } = side.plan
  const keys = met.get(signature) ?? fillKeys(side.plan, side.population, start, end, rooms[i]!)
  met.set(signature, keys)
  await settle(side, keys, start, end)
  const pending = new Map<string, Question>()
  const like = alike[i] && { alike: alike[i], sums: sums[0]! }
  let open = addUp(side, keys, start, end, sums[i]!, pending, like)
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
