// What an answer looks like (design.md 5).
import type { CompiledMeasure } from '../compile/model.ts'
import type { Text } from '../words/problem.ts'
import type { BecauseCode } from '../words/reasons.ts'

/** A reason, with the clause it rests on where there is one. */
export type Because = { code: BecauseCode; text: Text; cite?: string }

/** One line per record or item, counted or not; points in points (0.01 at the finest). */
export type Line = {
  item?: string
  record?: string
  points: number
  would?: number
  counted: boolean
  because?: Because
  cite?: string
}

/** The answer for one subject. */
export type Assessment = {
  subject: string
  ruleset: string
  version: string
  hash: string
  asOf: string
  readings?: Record<string, string>
  applicable: boolean
  score: number | null
  scoreGrade: string | null
  determined: null | { grade: string; by: { determination: string; record?: string }[] }
  grade: string | null
  lines: Line[]
  measures: CompiledMeasure[]
  nextChange?: { on: string; grade: string; because: Because }
}
