// What differs between two versions, as the engine words it.
import type { Text } from '../../engine/words/problem.ts'

/** One change; `was` and `now` are the parts of the sentence that say the old and the new. */
export type Change = {
  kind: string
  /** The edit path by id, e.g. items.market-scale-missing.points. */
  at: string
  zh: string
  en: string
  before?: unknown
  after?: unknown
  was?: Text
  now?: Text
  cite?: string[]
}

/** A row of 新旧条文对照: wording before and after, null where there is none. */
export type Row = {
  at: string
  title: Text
  clause: string
  before: Text | null
  after: Text | null
  reason: Text | null
}
