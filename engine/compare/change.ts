// One difference between two rulesets, as data and as a sentence.
import type { Ruleset } from '../schema/ruleset.ts'
import type { Text } from '../words/problem.ts'

/** What happened to the thing at `at`; `loss` tells of many removals at once. */
type ChangeKind =
  | 'loss'
  | 'added'
  | 'removed'
  | 'changed'
  | 'moved'
  | 'renamed'
  | 'split'
  | 'merged'
  | 'reading-switched'
  | 'reading-applied'

/**
 * One change, said in one sentence each in Chinese and English. `at` is an edit path of the new
 * version (of the old one for what was removed); `before` and `after` are the data, `was` and
 * `now` how the sentence says them; `cite` are the clauses it concerns.
 */
export type Change = {
  kind: ChangeKind
  at: string
  zh: string
  en: string
  before?: unknown
  after?: unknown
  was?: Text
  now?: Text
  cite?: string[]
  /** The place of the reading whose switch brought this along. */
  of?: string
}

/** One of the two rulesets, with what sentences need to look up in it. */
export type Side = {
  ruleset: Ruleset
  /** The row of an item by its id. */
  rows: ReadonlyMap<string, number>
}

/** A ruleset as a side of a comparison. */
export function sideOf(ruleset: Ruleset): Side {
  const rows = new Map<string, number>()
  let row = 0
  for (const { items } of ruleset.sections) {
    for (const { id } of items) {
      row++
      if (!rows.has(id)) rows.set(id, row)
    }
  }
  return { ruleset, rows }
}

/** Chinese and English. */
export function text(zh: string, en: string): Text {
  return { zh, en }
}

/** The clauses a thing rests on. */
export function citesOf(value: unknown): string[] {
  const cite = typeof value === 'object' && value !== null && 'cite' in value ? value.cite : []
  return [cite].flat().filter((each) => typeof each === 'string')
}
