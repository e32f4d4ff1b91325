/** A source of choices that a seed decides. */
export type Random = {
  /** A whole number from 0 to below `count`. */
  below: (count: number) => number
  /** True with a probability. */
  chance: (probability: number) => boolean
  /** A member of a list that is not empty. */
  pick: <T>(list: readonly T[]) => T
  /** The list in another order. */
  shuffle: <T>(list: readonly T[]) => T[]
}

/** The source of the i-th draw of a seed; different streams of one draw do not correlate. */
export function randomAt(seed: number, i: number, stream: number): Random {
  const next = mulberry32(scramble(scramble(scramble(seed) ^ i) ^ stream))
  const below = (count: number) => Math.floor(next() * count)
  const shuffle = <T>(list: readonly T[]): T[] => {
    const shuffled = [...list]
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = below(last + 1)
      const moved = shuffled[last] as T
      shuffled[last] = shuffled[other] as T
      shuffled[other] = moved
    }
    return shuffled
  }
  return {
    below,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
    shuffle,
  }
}

// The finalizer of MurmurHash3: neighbouring numbers must not give neighbouring states.
function scramble(value: number): number {
  let hash = (value + 0x9e3779b9) | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
