// What an unfinished draft does to a population, while it is being written.
import type { Compiled } from '../../engine/compile/model.ts'
import type { Edit } from '../../engine/schema/readings.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { fits, misfits, type Uncounted, uncounted } from '../../engine/simulate/fit.ts'
import { type Effect, effectOf } from '../../engine/simulate/pairs.ts'
import type { Counts } from '../../engine/simulate/preview.ts'
import { moveOf } from '../../engine/simulate/result.ts'
import { linesOf, stepsOf } from '../../engine/simulate/steps.ts'
import type { Problem } from '../../engine/words/problem.ts'
import type { PopulationFile } from '../population/file.ts'
import type { Crew } from './crew.ts'
import { type Share, sharesOf } from './shares.ts'

/** The base version and the draft. */
export type Draft = {
  base: { ruleset: Ruleset; compiled: Compiled; hash: string }
  ruleset: Ruleset
  compiled: Compiled
  edits: readonly Edit[]
}

/** What a preview answers. */
type PreviewResult = {
  subjects: number
  applicable: number
  unknown: number
  matrix: Record<string, Record<string, number>>
  worse: number
  better: number
  same: number
  shares: Share[]
  /** Subjects by item of the draft. */
  hits: Record<string, number>
  /** There only where a version does not have the type of some records. */
  uncounted?: Uncounted[]
  milliseconds: number
}

/** Answers previews one after another; of those that wait for one editor only the last counts. */
export type Previews = {
  of: (
    editor: string,
    file: PopulationFile,
    draft: Draft,
  ) => Promise<{ result?: PreviewResult; problems?: Problem[]; superseded?: true }>
}

/** Shares are told for so many lines; beyond, the matrix alone. */
const MOST_LINES = 12

/** Previews on the threads of a crew. */
export function createPreviews(crew: () => Promise<Crew>): Previews {
  const latest = new Map<string, number>()
  let turn: Promise<unknown> = Promise.resolve()
  let count = 0
  return {
    of(editor, file, draft) {
      const number = ++count
      latest.set(editor, number)
      const mine = turn.then(async () => {
        if (latest.get(editor) !== number) return { superseded: true } as const
        latest.delete(editor)
        return preview(await crew(), file, draft)
      })
      turn = mine.catch(() => {})
      return mine
    },
  }
}

async function preview(
  crew: Crew,
  file: PopulationFile,
  { base, ruleset, compiled, edits }: Draft,
): Promise<{ result?: PreviewResult; problems?: Problem[] }> {
  const started = performance.now()
  const { population } = file
  const problems = misfits(population, [base.compiled, compiled])
  if (problems.length > 0) return { problems }
  const lines = linesOf(base.ruleset, ruleset, edits)
  const steps =
    lines.length > MOST_LINES
      ? []
      : stepsOf({ ruleset: base.ruleset, readings: {} }, compiled, lines, false)
  // The draft last: the next edit most likely starts from it.
  const others = steps.flatMap(({ upTo, alone }) =>
    [alone, upTo].filter((each) => each !== null && each !== compiled),
  ) as Compiled[]
  const fitting = others.filter((each) => fits(population, each))
  const versions = [...fitting, compiled]
  const size = Math.ceil(population.subjects / crew.size)
  const parts = await Promise.all(
    Array.from({ length: crew.size }, (_, thread) =>
      crew.follow(thread, {
        kind: 'preview',
        key: [file.hash, base.hash, population.asOf, thread].join(' '),
        population,
        base: base.compiled,
        asOf: population.asOf,
        from: Math.min(population.subjects, thread * size),
        to: Math.min(population.subjects, (thread + 1) * size),
        versions,
      }),
    ),
  )
  const counts = versions.map((_, i) => added(parts.map((each) => each[i]!)))
  const effect = (version: Compiled): Effect | null => {
    const i = versions.indexOf(version)
    return i === -1 ? null : effectBetween(base.compiled, version, counts[i]!.cells)
  }
  const whole = effect(compiled)!
  const shares = sharesOf(steps, effect)
  const { cells, applicable, unknown, hits } = counts.at(-1)!
  const left = uncounted(population, [base.compiled, compiled])
  const result: PreviewResult = {
    subjects: population.subjects,
    applicable,
    unknown,
    matrix: matrixOf(base.compiled, compiled, cells),
    worse: whole.worse,
    better: whole.better,
    same: applicable - unknown - whole.worse - whole.better,
    shares,
    hits: Object.fromEntries(compiled.items.map(({ id }, i) => [id, hits[i]!])),
    ...(left.length > 0 ? { uncounted: left } : {}),
    milliseconds: Math.round((performance.now() - started) * 10) / 10,
  }
  return { result }
}

function added(parts: readonly Counts[]): Counts {
  const [first, ...rest] = parts
  const sum: Counts = { ...first!, cells: first!.cells.slice(), hits: first!.hits.slice() }
  for (const { cells, applicable, unknown, hits } of rest) {
    sum.applicable += applicable
    sum.unknown += unknown
    for (let i = 0; i < cells.length; i++) sum.cells[i]! += cells[i]!
    for (let i = 0; i < hits.length; i++) sum.hits[i]! += hits[i]!
  }
  return sum
}

function effectBetween(from: Compiled, to: Compiled, cells: ArrayLike<number>): Effect {
  const scale = { from: gradesOf(from), to: gradesOf(to) }
  return effectOf(cells, scale.from, scale.to, (a, b) => moveOf(scale, a, b))
}

function matrixOf(from: Compiled, to: Compiled, cells: ArrayLike<number>) {
  const columns = gradesOf(to)
  return Object.fromEntries(
    gradesOf(from).map((a, i) => [
      a,
      Object.fromEntries(columns.map((b, j) => [b, cells[i * columns.length + j]!])),
    ]),
  )
}

function gradesOf({ grades }: Compiled): string[] {
  return grades.map(({ grade }) => grade)
}
