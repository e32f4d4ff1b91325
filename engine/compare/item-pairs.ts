// Items of two versions brought together: the same, renamed, split, merged, gone or new.
import type { Item, Section } from '../schema/items.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { equal } from '../text/edit-plan.ts'
import { membersOf } from './match.ts'

/** An item with its place in the official table. */
export type Row = { id: string; item: Item; section: Section; row: number }

/** `splits` and `merges` hold what came of, or went into, one item; the others are in pairs. */
export type Pairs = {
  kept: { before: Row; after: Row }[]
  removed: Row[]
  added: Row[]
  splits: { from: Row; into: Row[]; kept?: Row }[]
  merges: { from: Row[]; into: Row; kept?: Row }[]
}

/** The items of a ruleset in the order of the table; a repeated id is told apart by its number. */
export function rowsOf({ sections }: Ruleset): Row[] {
  const rows = sections.flatMap((section) => section.items.map((item) => ({ item, section })))
  const members = membersOf(rows, (each) => (each as { item: Item }).item.id)!
  return members.map(({ id, index }) => ({ id, ...rows[index]!, row: index + 1 }))
}

/** Brings the items of both sides together. */
export function pairsOf(before: readonly Row[], after: readonly Row[]): Pairs {
  const pairs: Pairs = { kept: [], removed: [], added: [], splits: [], merges: [] }
  const news = new Map(after.map((row) => [row.id, row]))
  const olds = new Map(before.map((row) => [row.id, row]))
  let went = before.filter(({ id }) => !news.has(id))
  let came = after.filter(({ id }) => !olds.has(id))
  const pair = (same: (a: Item, b: Item) => boolean): void => {
    for (const old of went) {
      const next = came.find((each) => same(old.item, each.item))
      if (!next) continue
      pairs.kept.push({ before: old, after: next })
      went = went.filter((each) => each !== old)
      came = came.filter((each) => each !== next)
    }
  }
  for (const row of before)
    if (news.has(row.id)) pairs.kept.push({ before: row, after: news.get(row.id)! })
  pair((a, b) => a.text.trim() === b.text.trim())
  for (const old of went) {
    const into = came.filter((each) => isPartOf(each.item, old.item))
    if (into.length < 2) continue
    pairs.splits.push({ from: old, into })
    went = went.filter((each) => each !== old)
    came = came.filter((each) => !into.includes(each))
  }
  for (const next of came) {
    const from = went.filter((each) => isPartOf(each.item, next.item))
    if (from.length < 2) continue
    pairs.merges.push({ from, into: next })
    came = came.filter((each) => each !== next)
    went = went.filter((each) => !from.includes(each))
  }
  pair((a, b) => a.cite === b.cite && samePoints(a, b))
  // An item that stays can give away a part of itself, or take another one in.
  for (const { before: old, after: next } of pairs.kept) {
    if (old.item.text === next.item.text) continue
    const into = came.filter((each) => isPartOf(each.item, old.item))
    if (into.length > 0) pairs.splits.push({ from: old, into, kept: next })
    came = came.filter((each) => !into.includes(each))
    const from = went.filter((each) => isPartOf(each.item, next.item))
    if (from.length > 0) pairs.merges.push({ from, into: next, kept: old })
    went = went.filter((each) => !from.includes(each))
  }
  pairs.removed = went
  pairs.added = came
  pairs.kept.sort((a, b) => a.after.row - b.after.row)
  return pairs
}

function samePoints(a: Item, b: Item): boolean {
  const shape = ({ points, pointsBy, pointsEach, pointsRecorded }: Item) => [
    points ?? null,
    pointsBy ?? null,
    pointsEach ?? null,
    pointsRecorded ?? null,
  ]
  return equal(shape(a), shape(b))
}

// Under the same clause or below it, or most of its words are the whole's.
function isPartOf(part: Item, whole: Item): boolean {
  if (part.cite === whole.cite || part.cite.startsWith(`${whole.cite}/`)) return true
  const pairs = wordsOf(part.text)
  if (pairs.size < 4) return false
  const own = wordsOf(whole.text)
  let shared = 0
  for (const each of pairs) if (own.has(each)) shared++
  return shared / pairs.size >= 0.7
}

// A text as the set of its neighbouring letters.
function wordsOf(text: string): Set<string> {
  const found = new Set<string>()
  for (let i = 1; i < text.length; i++) found.add(text.slice(i - 1, i + 1))
  return found
}
