// A draft beside its base: the versions that a preview counts, and what of them is told.
import { editsBetween } from '../../engine/compare/edits-between.ts'
import { compile } from '../../engine/compile/compile.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import type { Population } from '../../engine/population/columns.ts'
import type { Edit } from '../../engine/schema/readings.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { misfits, type Uncounted, uncounted } from '../../engine/simulate/fit.ts'
import { linesOf, stepsOf } from '../../engine/simulate/steps.ts'
import { blocks, type Problem } from '../../engine/words/problem.ts'
import type { StepAt } from './plan.ts'

/** Shares are told for so many lines; beyond, the matrix alone. */
const MOST_LINES = 12

/** What those need to know who add up what was counted; places are among the versions. */
export type Drafted = {
  steps: StepAt[]
  /** Grades of the base, and by version, best first. */
  base: string[]
  grades: string[][]
  /** Items of the draft. */
  items: string[]
  uncounted: Uncounted[]
}

/** The versions of a draft: the steps towards it, and last itself; or why it cannot score. */
export function draftOf(
  population: Population,
  base: { ruleset: Ruleset; compiled: Compiled },
  draft: Ruleset,
  edits: readonly Edit[] = editsBetween(base.ruleset, draft),
):
  | (Drafted & { versions: Compiled[]; problems: [] })
  | { versions?: undefined; problems: Problem[] } {
  const { compiled, findings } = compile(draft)
  const problems = findings.map((each) => each.problem)
  if (blocks(problems)) return { problems }
  const unfit = misfits(population, [base.compiled, compiled])
  if (unfit.length > 0) return { problems: unfit }
  const lines = linesOf(base.ruleset, draft, edits)
  const steps =
    lines.length > MOST_LINES
      ? []
      : stepsOf({ ruleset: base.ruleset, readings: {} }, compiled, lines, false)
  // The draft last: the next edit most likely starts from it.
  const others = steps.flatMap(({ upTo, alone }) =>
    [alone, upTo].filter((each) => each !== null && each !== compiled),
  ) as Compiled[]
  const versions = [...others, compiled]
  const placeOf = (version: Compiled | null) => (version ? versions.indexOf(version) : null)
  return {
    versions,
    steps: steps.map(({ upTo, alone, ...named }) => ({
      ...named,
      upTo: placeOf(upTo),
      alone: placeOf(alone),
    })),
    base: gradesOf(base.compiled),
    grades: versions.map(gradesOf),
    items: compiled.items.map(({ id }) => id),
    uncounted: uncounted(population, [base.compiled, compiled]),
    problems: [],
  }
}

function gradesOf({ grades }: Compiled): string[] {
  return grades.map(({ grade }) => grade)
}
