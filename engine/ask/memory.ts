// What json-rules-engine has answered, remembered by question and bounded.
import type { Compiled, Layout, RuleCondition } from '../compile/model.ts'

/** What a question's facts meet: items in document order, and what else holds. */
export type Answer = {
  items: number[]
  /** Whether a live record scores, and whether it determines. */
  points: boolean
  determines: boolean
  determinations: number[]
}

/** Verdicts by question, and those on their way. */
type Verdicts = Map<number | string, Promise<Verdict>>

/** A question still to be asked: the class of each fact its layout reads. */
export type Question = { layout: number; key: number | string; classes: number[] }

/**
 * What one standard remembers, whatever readings are switched: a reading that leaves a
 * layout's rules as they are leaves its answers, too.
 */
export type Pool = {
  answers: Answer[]
  layouts: Map<string, PreparedLayout>
  /** Verdicts by the rules themselves: record types that share their rules share these. */
  verdicts: Map<string, Verdicts>
  /** How many questions have been put to json-rules-engine, for those who want to know. */
  asked: number
}

/** Which rules of a list hold, in its order. */
export type Verdict = readonly boolean[]

/** One model's view of the pool; layout 0 is the subject's, t + 1 that of record type t. */
export type Memory = { layouts: PreparedLayout[]; pool: Pool }

/** A layout with its look-ups ready. */
export type PreparedLayout = {
  layout: Layout
  strides: number[]
  /** Whether every key is exact as a number; otherwise keys are text. */
  exact: boolean
  /** Class by held value for facts that are not ordered. */
  classOf: (Int32Array | null)[]
  known: Map<number | string, number>
  /** Questions on their way. */
  asking: Map<number | string, Promise<void>>
  verdicts: Verdicts
  /** The same as `known` by key for layouts with few classes: −1 = not asked yet. */
  dense: Int32Array | null
}

/** How many answers are kept before the memory starts afresh. */
const MOST_ANSWERS = 1_000_000

/** A pool without answers. */
export function createPool(): Pool {
  return { answers: [], layouts: new Map(), verdicts: new Map(), asked: 0 }
}

/** The memory of a compiled model, sharing every layout that the pool already holds. */
export function createMemory(compiled: Compiled, pool: Pool): Memory {
  const layouts = [compiled.subjectLayout, ...compiled.types.map(({ layout }) => layout)]
  return {
    pool,
    layouts: layouts.map((layout) => {
      const prepared = prepare(compiled, layout, verdictsOf(pool, layout))
      const key = JSON.stringify([layout, prepared.classOf.map((table) => table && [...table])])
      const known = pool.layouts.get(key) ?? prepared
      pool.layouts.set(key, known)
      return known
    }),
  }
}

/** Forgets everything once the bound is reached; never between a question and its answer's use. */
export function bound(pool: Pool, most: number = MOST_ANSWERS): void {
  if (pool.answers.length < most) return
  pool.answers.length = 0
  for (const { known, dense, verdicts } of pool.layouts.values()) {
    known.clear()
    verdicts.clear()
    dense?.fill(-1)
  }
}

// What the rules say does not depend on which item each of them stands for.
function verdictsOf({ verdicts }: Pool, { type, rules, reads }: Layout): Verdicts {
  const conditions = rules.map((rule) => rule.conditions)
  const classes = reads.map(({ name, values }) => [name, values])
  const key = JSON.stringify([conditions.some(readsType) && type, conditions, classes])
  const known = verdicts.get(key) ?? new Map()
  verdicts.set(key, known)
  return known
}

function readsType(condition: RuleCondition): boolean {
  if ('all' in condition) return condition.all.some(readsType)
  if ('any' in condition) return condition.any.some(readsType)
  if ('not' in condition) return readsType(condition.not)
  return condition.fact === 'type' || condition.fact === 'type?'
}

const MOST_DENSE = 65_536

function prepare(compiled: Compiled, layout: Layout, verdicts: Verdicts): PreparedLayout {
  let product = 1
  const strides = layout.reads.map(({ values }) => {
    const stride = product
    product *= values.length
    return stride
  })
  const classOf = layout.reads.map(({ fact, ordered, codes }) => {
    if (ordered) return null
    const size =
      fact === -1 ? compiled.subjectTypes.length : Math.max(2, compiled.facts[fact]!.words.length)
    const table = new Int32Array(size).fill(codes.length + 1)
    for (const [i, code] of codes.entries()) table[code] = i + 1
    return table
  })
  const dense = product <= MOST_DENSE ? new Int32Array(product).fill(-1) : null
  return {
    layout,
    strides,
    exact: product <= Number.MAX_SAFE_INTEGER,
    classOf,
    known: new Map(),
    asking: new Map(),
    verdicts,
    dense,
  }
}
