// Chance that a seed decides: the same seed makes the same city on every machine.

/** A source of choices. */
export type Random = {
  below: (count: number) => number
  chance: (probability: number) => boolean
  pick: <T>(list: readonly T[]) => T
}

/** A source for a seed (splitmix32). */
export function createRandom(seed: number): Random {
  let state = seed | 0
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000
  }
  return {
    below: (count) => Math.floor(next() * count),
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)]!,
  }
}

/** Members as often as their weights say. */
export function weighted<T extends string>(weights: Record<T, number>): T[] {
  return (Object.entries(weights) as [T, number][]).flatMap(([member, weight]) =>
    Array<T>(weight).fill(member),
  )
}
