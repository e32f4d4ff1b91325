// A change between two versions, as the engine words it.

export type Change = {
  kind: string
  /** The edit path by id, e.g. items.market-scale-missing.points. */
  at: string
  zh: string
  en: string
  before?: unknown
  after?: unknown
  cite?: string
}
