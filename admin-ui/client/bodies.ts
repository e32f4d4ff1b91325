// What the server answers, in the shapes of its contract.
import type { PersonRef } from '../../api/contract/common.ts'
import type { Me, Role } from '../../api/contract/people.ts'
import type { Problem, Text } from '../../engine/words/problem.ts'

export type { Me, PersonRef, Role }

export type State = 'draft' | 'inReview' | 'approved' | 'published' | 'withdrawn'
export type Phase = 'scheduled' | 'inForce' | 'superseded'

export type VersionSummary = {
  ruleset: string
  version: string
  title: Text
  state: State
  phase: Phase | null
  effectiveFrom: string | null
  basedOn: string | null
  author: PersonRef | null
  contributors: PersonRef[]
  hash: string | null
  sourceHash: string
  problems: { errors: number; warnings: number }
  createdAt: string
  submittedAt: string | null
  approvals: { person: PersonRef; at: string }[]
  publishedBy: PersonRef | null
  publishedAt: string | null
  returned: { by: PersonRef; at: string; reason: string } | null
  retroactive: boolean
}

/** A step of what a version went through. */
export type Step = {
  did: 'created' | 'submitted' | 'returned' | 'approved' | 'published' | 'withdrawn'
  at: string
  by: PersonRef | null
  reason: string | null
}

export type Act = 'edit' | 'submit' | 'return' | 'approve' | 'publish' | 'withdraw' | 'delete'
export type VersionDetail = VersionSummary & {
  text: string
  cases: string | null
  casesHash: string | null
  /** Stands for everything a reviewer sees: text, cases, state and round. */
  revision?: string
  /** What it went through, first things first. */
  course: Step[]
  may: Record<Act, true | Text>
}

export type RulesetSummary = {
  id: string
  title: Text
  inForce: string | null
  versions: VersionSummary[]
}

export type Saved = { sourceHash: string; hash: string | null; problems: Problem[] }
