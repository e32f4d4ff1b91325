// The compiled ruleset: plain JSON data, integers throughout. Points are 1/100 point, dates
// are day numbers, grades are ranks (0 = best), facts and items are indices.
import type { Text } from '../words/problem.ts'

/** How a fact is held in integers. */
type FactKind = 'integer' | 'decimal' | 'date' | 'choice' | 'text' | 'boolean'

/** A declared fact; `column` is its place among the given facts of its scope, −1 if derived. */
export type CompiledFact = {
  id: string
  of: 'subject' | 'record'
  kind: FactKind
  column: number
  text: string
  unit?: string
  min?: number
  max?: number
  /** `true`, or the record types (indices) whose records must have it. */
  required: true | number[]
  /** Values that rules name; a value's place here is its integer (choice, text). */
  words: string[]
  derive?: Derivation
}

/** A number that follows from dates (fact indices), see design.md 4. */
export type Derivation =
  | { kind: 'fullMonths'; from: number[] }
  /** `until` −1 = the day of the assessment. */
  | { kind: 'fullDays'; from: number; until: number }

/** json-rules-engine's own form of a condition. */
export type RuleCondition =
  | { all: RuleCondition[] }
  | { any: RuleCondition[] }
  | { not: RuleCondition }
  | { fact: string; operator: string; value: unknown }

/** What it means when a rule holds. */
export type RuleEffect =
  | { kind: 'item'; index: number }
  | { kind: 'determination'; index: number }
  | { kind: 'points' }
  | { kind: 'determines' }

/** One rule of a question. */
export type CompiledRule = { conditions: RuleCondition; effect: RuleEffect }

/**
 * One fact that a question reads, and how its values fall into classes: class 0 is unknown,
 * then the intervals between `cuts` (class i+1 holds values ≥ cuts[i−1] and < cuts[i]), or one
 * class for each of `codes` and a last one for any other value. `values` are what
 * json-rules-engine is asked with: an address for the class, not a verdict.
 */
export type Read = {
  /** A fact's index, or −1 for the subject's type. */
  fact: number
  name: string
  ordered: boolean
  cuts: number[]
  codes: number[]
  values: (string | number | boolean | null)[]
}

/** A question: the rules of one record type (or of the subject) and the facts they read. */
export type Layout = {
  /** The record type's id, or null for the subject. */
  type: string | null
  rules: CompiledRule[]
  reads: Read[]
  /** Items that need no condition. */
  always: number[]
  /** Whether the answer can change with the day alone. */
  moves: boolean
}

/** How long a record is live. */
export type CompiledValidity = {
  months: number
  from: 'recordedOn' | 'occurredOn'
  inclusive: boolean
  cite?: string
}

/** A limit in 1/100 point, always positive. */
export type CompiledLimit = { points: number; per: 'calendarYear' | 'trailing12Months' | 'subject' }

/** The points an item gives, before same case and limits. */
export type CompiledPoints =
  | { kind: 'fixed'; points: number }
  | { kind: 'by'; fact: number; table: (number | null)[] }
  | { kind: 'each'; fact: number; points: number; after: number }
  | { kind: 'recorded'; fact: number; sign: 1 | -1 }

/** One row of the standard. */
export type CompiledItem = {
  id: string
  /** Row in the official table, from 1. */
  row: number
  section: number
  kind: 'bonus' | 'deduction'
  text: string
  cite: string
  /** Record type index, or −1 for an item of the subject. */
  type: number
  points: CompiledPoints
  /** The points where they are always the same, else 0: what most items need and nothing more. */
  fixed: number
  times?: { fact: number; atLeast: number }
  onTopOf: number
  distinctBy: number
  limit?: CompiledLimit
  validity?: CompiledValidity
  /** Whether `distinctBy`, a limit of its own or one of its section can cut it. */
  limited: boolean
  /** Whether its points follow a derived number, and so can grow with the day. */
  grows: boolean
  /** Whether a window of twelve months or a validity of its own can end them. */
  ends: boolean
}

/** A type of record. */
export type CompiledType = {
  id: string
  name: string
  sameRecord: 'sum' | 'highest'
  items: number[]
  /** Whether any of its items grows or ends in a way of its own. */
  special: boolean
  layout: Layout
  /** Bounds of recorded points by fact: (moreThan, atMost] in 1/100. */
  recorded: { fact: number; moreThan: number; atMost: number }[]
}

/** A measure as an answer carries it. */
export type CompiledMeasure = {
  id: string
  kind: 'incentive' | 'penalty'
  modality: 'shall' | 'may' | 'asAppropriate' | 'encourage'
  cite: string
  text: string
  empty?: true
}

/** A whole version, ready to score. */
export type Compiled = {
  ruleset: string
  version: string
  subjectTypes: string[]
  scored: number
  notApplicable: string[]
  base: number
  higherIsBetter: boolean
  sameCase: 'highest' | 'sum'
  rounding: 'none' | 'halfUp'
  clamp: { min: number | null; max: number | null }
  scoreCites: string[]
  validity: CompiledValidity
  grades: { grade: string; name: string; from: number | null; measures: CompiledMeasure[] }[]
  facts: CompiledFact[]
  columns: { subject: number[]; record: number[] }
  types: CompiledType[]
  subjectLayout: Layout
  subjectItems: number[]
  items: CompiledItem[]
  sections: { name: string; limit?: CompiledLimit }[]
  /** Items with `distinctBy` or `limit`, and sections with `limit`. */
  limitedItems: number[]
  /** Whether a limit per calendar year can cut lines of the subject itself. */
  yearly: boolean
  limitedSections: number[]
  determinations: { id: string; grade: number; cite: string[] }[]
  combine: 'worse' | 'determinationOverrides'
  /** Why a live record does not score though nothing else speaks against it. */
  notCounted: { text: Text; cite: string }
  /** Whether a repaired record still scores, and still determines. */
  repair: { points: 'exclude' | 'keep'; determination: 'exclude' | 'keep'; cite: string }
  readings: { id: string; question: Text; chosen: string; alternatives: string[] }[]
}
