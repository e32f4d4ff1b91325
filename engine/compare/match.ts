// Which members of two lists are the same, and which of them changed their order.

/** One member with its id and place; a second one of an id gets an id of its own. */
export type Member = { id: string; value: unknown; index: number }

/** The members of a list by id; nothing where one has none. */
export function membersOf(
  list: readonly unknown[],
  idOf: (member: unknown) => string | undefined,
): Member[] | undefined {
  const seen = new Map<string, number>()
  const members: Member[] = []
  for (const [index, value] of list.entries()) {
    const id = idOf(value)
    if (id === undefined) return undefined
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    members.push({ id: count === 1 ? id : `${id} (${count})`, value, index })
  }
  return members
}

/** Those of `next` that are not in the longest run that kept its order from `before`. */
export function movedAmong(before: readonly string[], next: readonly string[]): Set<string> {
  const places = new Map(before.map((id, i) => [id, i]))
  const common = next.filter((id) => places.has(id))
  // The longest increasing subsequence by patience: tails and back links.
  const tails: number[] = []
  const back: number[] = []
  for (const [i, id] of common.entries()) {
    const place = places.get(id)!
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (places.get(common[tails[middle]!]!)! < place) low = middle + 1
      else high = middle
    }
    back[i] = low === 0 ? -1 : tails[low - 1]!
    tails[low] = i
  }
  const moved = new Set(common)
  for (let i = tails.at(-1) ?? -1; i !== -1; i = back[i]!) moved.delete(common[i]!)
  return moved
}
