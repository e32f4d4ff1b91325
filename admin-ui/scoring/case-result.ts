// How a worked case came out.
import type { Digest } from '../../engine/cases/digest.ts'
import type { Case } from '../../engine/schema/cases.ts'
import type { Problem } from '../../engine/words/problem.ts'

/** How a case came out: what it expects, and what the text gives. */
export type CaseResult = {
  case: Case
  /** The results under switched readings that differ, in the order of the case. */
  under: UnderResult[]
  actual: Digest | null
  before: Digest | null
  problems: Problem[]
  /** The parts that differ from what is expected. */
  differs: (keyof Digest)[]
}

/** A result under an alternative; `instead` where that alternative is now the chosen answer. */
export type UnderResult = {
  index: number
  reading: string
  alternative: string
  instead?: string
  actual: Digest | null
  differs: (keyof Digest)[]
}

/** Whether a case differs, as the check counts: an alternative that has become the answer does not. */
export function fails({ differs, actual, under }: CaseResult): boolean {
  const switched = under.some((each) => each.instead === undefined && each.differs.length > 0)
  return differs.length > 0 || actual === null || switched
}
