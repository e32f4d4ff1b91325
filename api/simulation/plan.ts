// What a simulation counts, worked out from its versions alone: each thread makes the same of
// the same sides, and the thread that answers requests compiles nothing.
import { withReadings } from '../../engine/assess/load.ts'
import { editsBetween } from '../../engine/compare/edits-between.ts'
import { compile } from '../../engine/compile/compile.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import type { Population } from '../../engine/population/columns.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { fits, misfits, type Uncounted, uncounted } from '../../engine/simulate/fit.ts'
import type { Marks } from '../../engine/simulate/side.ts'
import { linesOf, type Step, stepsOf } from '../../engine/simulate/steps.ts'
import { blocks, distinct, type Problem, type Text } from '../../engine/words/problem.ts'
import { marksOf } from './sides.ts'

/** A version with readings switched, as plain data. */
export type PlainSide = { ruleset: Ruleset; readings: Record<string, string> }

/** The versions to compare, all with the first, and what is wanted besides. */
export type Wanted = {
  sides: readonly PlainSide[]
  /** Whether each amended line's share is told. */
  shares: boolean
  /** Whether every alternative of every reading is tried on the second version. */
  prices: boolean
}

/** A step of an amendment; its versions by place, `null` where there is none that fits. */
export type StepAt = Text & { at: string; upTo: number | null; alone: number | null }

/** An alternative of a reading; its version by place. */
export type PriceAt = { reading: string; alternative: string; version: number | null }

/** Everything about the versions that those need to know who only add up what was counted. */
export type Outline = {
  /** How many are compared in full with the first. */
  targets: number
  marks: Marks
  /** Grades by version, best first. */
  grades: string[][]
  /** What each version beyond the targets is compared with: the place of another. */
  against: number[]
  /** By target. */
  parts: { steps: StepAt[]; prices: PriceAt[]; uncounted: Uncounted[] }[]
}

/** The outline with the versions themselves. */
export type Plan = Outline & { versions: Compiled[] }

/** The plan of a simulation over a population, or what speaks against it. */
export function planOf(
  population: Population,
  { sides, shares, prices }: Wanted,
): { plan: Plan; problems: [] } | { plan?: undefined; problems: Problem[] } {
  const made = sides.map(compiledOf)
  const wrong = made.flatMap(({ problems }) => problems)
  if (wrong.length > 0) return { problems: distinct(wrong) }
  const whole = made.map(({ compiled }) => compiled!)
  const unfit = misfits(population, whole)
  if (unfit.length > 0) return { problems: unfit }
  const versions = [...whole]
  const against: number[] = []
  const place = (version: Compiled | null, base: number): number | null => {
    if (!version || !fits(population, version)) return null
    // The last step of an amendment is a target, and counted as one.
    const target = whole.indexOf(version, 1)
    if (target !== -1 && base === 0) return target
    against.push(base)
    return versions.push(version) - 1
  }
  const parts = whole.slice(1).map((target, i) => ({
    uncounted: uncounted(population, [whole[0]!, target]),
    steps: shares
      ? amendment(sides[0]!, sides[i + 1]!, target).map(({ at, zh, en, upTo, alone }): StepAt => {
          const until = place(upTo, 0)
          return { at, zh, en, upTo: until, alone: place(alone, 0) }
        })
      : [],
    prices:
      prices && i === 0
        ? alternativesOf(sides[1]!).map(({ compiled, ...named }): PriceAt => {
            return { ...named, version: place(compiled, 1) }
          })
        : [],
  }))
  const grades = versions.map((version) => version.grades.map(({ grade }) => grade))
  const targets = whole.length - 1
  return {
    plan: { targets, marks: marksOf(whole), grades, against, parts, versions },
    problems: [],
  }
}

/** A version with its readings, compiled; or what speaks against it. */
export function compiledOf({ ruleset, readings }: PlainSide): {
  compiled?: Compiled | undefined
  problems: Problem[]
} {
  if (Object.keys(readings).length > 0) return withReadings(ruleset, readings)
  const { compiled, findings } = compile(ruleset)
  const problems = findings.map((each) => each.problem)
  return blocks(problems) ? { problems } : { compiled, problems: [] }
}

// The lines of an amendment, step by step to the version it ends at.
function amendment(from: PlainSide, to: PlainSide, last: Compiled): Step[] {
  const lines = linesOf(from.ruleset, to.ruleset, editsBetween(from.ruleset, to.ruleset))
  const differ = JSON.stringify(from.readings) !== JSON.stringify(to.readings)
  return stepsOf(from, last, lines, differ)
}

// Every alternative of every reading of a version.
function alternativesOf({ ruleset, readings }: PlainSide) {
  return (ruleset.readings ?? []).flatMap(({ id, alternatives = [] }) =>
    alternatives.flatMap((each) => {
      const { compiled } = withReadings(ruleset, { ...readings, [id]: each.id })
      return compiled ? [{ reading: id, alternative: each.id, compiled }] : []
    }),
  )
}
