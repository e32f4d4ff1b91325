// Speeds that can be compared although the machine is noisy: everyone takes turns within one
// run, and the median turn counts.

/** One way of doing a task; a turn returns how many subjects it scored. */
export type Contestant = { name: string; turn: () => Promise<number> }

/** Subjects per second of each contestant, in their order; `clock` counts milliseconds. */
export async function alternate(
  contestants: readonly Contestant[],
  rounds: number,
  clock: () => number = () => performance.now(),
): Promise<number[]> {
  const rates = contestants.map((): number[] => [])
  // Round 0 warms up: compilers, caches and what our engine remembers.
  for (let round = 0; round <= rounds; round++) {
    for (const [i, { turn }] of contestants.entries()) {
      const start = clock()
      const subjects = await turn()
      if (round > 0) rates[i]!.push((subjects * 1000) / (clock() - start))
    }
  }
  return rates.map(median)
}

/** The middle of the numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** A turn that goes on for `milliseconds`, one subject at a time, round and round. */
export function oneByOne<T>(
  subjects: readonly T[],
  milliseconds: number,
  score: (subject: T) => unknown,
): () => Promise<number> {
  let next = 0
  return async () => {
    const end = performance.now() + milliseconds
    let done = 0
    while (performance.now() < end) {
      await score(subjects[next++ % subjects.length]!)
      done++
    }
    return done
  }
}
