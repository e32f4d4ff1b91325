// What differs between two wordings, word by word. The library compares characters, so every
// distinct word stands for one; words that stay by chance between two changes join them, as in
// the semantic cleanup of diff-match-patch.

type Change = { fromA: number; toA: number; fromB: number; toB: number }

/** Finds what differs between two strings, by characters. */
export type Differ = (a: string, b: string) => readonly Change[]

/** A stretch of one side, and whether the other side has it, too. */
export type Piece = { text: string; changed: boolean }

/** The longest island of unchanged words that may join the changes around it, in characters. */
const ISLAND = 24

/** Where less of it stays, the wording is another one. */
const LEAST_KEPT = 0.2

/** Latin words and numbers are whole, with what ties their parts; of Han each character. */
const WORD = /[\p{Script=Latin}\p{N}_]+(?:[-.,'’:/][\p{Script=Latin}\p{N}_]+)*|\s+|./gsu

/** Both sides in pieces; joined, they are the wordings again. */
export function wordDiff(
  before: string,
  after: string,
  differ: Differ,
): { old: Piece[]; now: Piece[] } {
  const codes = new Map<string, string>()
  const [a, b] = [cut(before, codes), cut(after, codes)]
  const changes = differ(a.coded, b.coded).map(({ fromA, toA, fromB, toB }) => ({
    fromA: a.starts[fromA]!,
    toA: a.starts[toA]!,
    fromB: b.starts[fromB]!,
    toB: b.starts[toB]!,
  }))
  const kept = before.length - changes.reduce((sum, { fromA, toA }) => sum + toA - fromA, 0)
  const size = Math.max(before.length, after.length)
  const whole = { fromA: 0, toA: before.length, fromB: 0, toB: after.length }
  const other = changes.length > 1 && kept < size * LEAST_KEPT
  const shown = other ? [whole] : joined(changes)
  const old: Piece[] = []
  const now: Piece[] = []
  let [atA, atB] = [0, 0]
  for (const { fromA, toA, fromB, toB } of shown) {
    put(old, before.slice(atA, fromA), false)
    put(old, before.slice(fromA, toA), true)
    put(now, after.slice(atB, fromB), false)
    put(now, after.slice(fromB, toB), true)
    atA = toA
    atB = toB
  }
  put(old, before.slice(atA), false)
  put(now, after.slice(atB), false)
  return { old, now }
}

// INVARIANT: no wording has so many distinct words that two would share a code unit.
function cut(text: string, codes: Map<string, string>): { coded: string; starts: number[] } {
  const starts: number[] = []
  let coded = ''
  for (const { 0: word, index } of text.matchAll(WORD)) {
    starts.push(index)
    const code = codes.get(word) ?? String.fromCharCode(codes.size + 1)
    codes.set(word, code)
    coded += code
  }
  return { coded, starts: [...starts, text.length] }
}

function joined(changes: readonly Change[]): Change[] {
  const all: Change[] = []
  for (const each of changes) {
    let last: Change = each
    for (let before = all.at(-1); before && isIsland(before, last); before = all.at(-1)) {
      all.pop()
      last = { ...last, fromA: before.fromA, fromB: before.fromB }
    }
    all.push(last)
  }
  return all
}

// What stays between two changes, where it is no longer than either.
function isIsland(before: Change, next: Change): boolean {
  const length = next.fromA - before.toA
  return length <= Math.min(ISLAND, sizeOf(before), sizeOf(next))
}

function sizeOf({ fromA, toA, fromB, toB }: Change): number {
  return Math.max(toA - fromA, toB - fromB)
}

function put(pieces: Piece[], text: string, changed: boolean): void {
  if (text !== '') pieces.push({ text, changed })
}
