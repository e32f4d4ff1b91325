// A ruleset on its way to text: data in order with the comments that belong to it.

/** A value to be written; `tail` comments stand at the end of a line, `before` above it. */
export type Draft = {
  kind: 'map' | 'list' | 'scalar'
  value?: unknown
  entries: DraftEntry[]
  /** Comments behind the last entry. */
  end: string[]
  /** The column of a collection written over several lines, else −1. */
  column: number
}

export type DraftEntry = {
  key: string
  /** Comment lines, and '' for an empty line. */
  before: string[]
  tail?: string
  value: Draft
}

/** Plain data without comments. */
export function draftOf(value: unknown): Draft {
  const draft: Draft = { kind: 'scalar', entries: [], end: [], column: -1 }
  if (Array.isArray(value)) {
    const entries = value.map((each) => ({ key: '', before: [], value: draftOf(each) }))
    return { ...draft, kind: 'list', entries }
  }
  if (typeof value !== 'object' || value === null) return { ...draft, value }
  const entries = Object.entries(value).map(([key, each]) => ({
    key,
    before: [],
    value: draftOf(each),
  }))
  return { ...draft, kind: 'map', entries }
}

/** Whether any comment stands in a value, so that it needs lines of its own. */
export function isCommented({ entries, end }: Draft): boolean {
  return (
    end.some((line) => line !== '') ||
    entries.some(
      ({ before, tail, value }) =>
        tail !== undefined || before.some((line) => line !== '') || isCommented(value),
    )
  )
}
