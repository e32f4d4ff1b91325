// What an unfinished draft does to a population, while it is being written.
import type { Edit } from '../../engine/schema/readings.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import type { Uncounted } from '../../engine/simulate/fit.ts'
import { type Effect, effectOf } from '../../engine/simulate/pairs.ts'
import type { Counts } from '../../engine/simulate/preview.ts'
import { moveOf } from '../../engine/simulate/result.ts'
import type { Problem } from '../../engine/words/problem.ts'
import type { OpenPopulation } from '../population/file.ts'
import type { Crew } from './crew.ts'
import { type Share, sharesOf } from './shares.ts'

/** The base version and the draft; the edits between them, where they are known. */
type Draft = {
  base: { ruleset: Ruleset; hash: string }
  draft: Ruleset
  edits?: readonly Edit[]
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

/** A preview; or why there is none: a later one by the same editor, or the draft's problems. */
type Previewed =
  | { result: PreviewResult; problems: []; superseded?: undefined }
  | { result?: undefined; problems: Problem[]; superseded?: boolean }

/** Answers previews one after another; of those that wait for one editor only the last counts. */
export type Previews = {
  /** `read` gives the draft once its turn has come, or what speaks against it. */
  of: (
    editor: string,
    file: OpenPopulation,
    read: () => Promise<Draft | { problems: Problem[] }>,
  ) => Promise<Previewed>
}

/** Previews on the threads of a crew. */
export function createPreviews(crew: () => Promise<Crew>): Previews {
  const latest = new Map<string, number>()
  let turn: Promise<unknown> = Promise.resolve()
  let count = 0
  let waiting = 0
  return {
    of(editor, file, read) {
      const number = ++count
      waiting++
      latest.set(editor, number)
      const mine = turn.then(async (): Promise<Previewed> => {
        if (latest.get(editor) !== number) return { problems: [], superseded: true }
        latest.delete(editor)
        const draft = await read()
        if (!('draft' in draft)) return draft
        const threads = await crew()
        const previewed = await preview(threads, file, draft)
        // Once this is answered, and for as long as nobody waits for another.
        setImmediate(getReady, threads, file, draft, () => waiting === 0)
        return previewed
      })
      turn = mine.catch(() => {}).finally(() => void waiting--)
      return mine
    },
  }
}

// Names a thread's part of a preview.
function keyOf({ population, hash }: OpenPopulation, { base }: Draft, thread: number): string {
  return [hash, base.hash, population.asOf, thread].join(' ')
}

// Bit by bit, so that who comes meanwhile waits for one bit only.
async function getReady(
  crew: Crew,
  file: OpenPopulation,
  draft: Draft,
  mayGoOn: () => boolean,
): Promise<void> {
  const bit = (_: unknown, thread: number) =>
    crew.ready(thread, { kind: 'ready', key: keyOf(file, draft, thread) })
  let more = true
  while (more && mayGoOn()) {
    // The threads may have been ended; whoever asks next is told.
    const left = await Promise.all(Array.from({ length: crew.size }, bit)).catch(() => [false])
    more = left.includes(true)
  }
}

async function preview(crew: Crew, file: OpenPopulation, asked: Draft): Promise<Previewed> {
  const { population } = file
  const { base, draft, edits } = asked
  const started = performance.now()
  const { subjects, asOf } = population
  const size = Math.ceil(subjects / crew.size)
  const parts = await Promise.all(
    Array.from({ length: crew.size }, (_, thread) =>
      crew.follow(thread, {
        kind: 'preview',
        key: keyOf(file, asked, thread),
        population,
        asOf,
        from: Math.min(subjects, thread * size),
        to: Math.min(subjects, (thread + 1) * size),
        base: base.ruleset,
        draft,
        ...(edits ? { edits } : {}),
      }),
    ),
  )
  const problems = parts.find((part) => !part.counts)?.problems
  if (problems) return { problems }
  const all = parts.flatMap((part) => (part.counts ? [part] : []))
  const { drafted } = all[0]!
  const counts = drafted.grades.map((_, i) => {
    const each = all.flatMap((part) => part.counts[i] ?? [])
    return each.length === all.length ? added(each) : null
  })
  const effect = (i: number): Effect => {
    const scale = { from: drafted.base, to: drafted.grades[i]! }
    return effectOf(counts[i]!.cells, scale.from, scale.to, (a, b) => moveOf(scale, a, b))
  }
  const last = counts.length - 1
  const whole = effect(last)
  const fits = (i: number | null) => (i !== null && counts[i] ? i : null)
  const steps = drafted.steps.map((step) => ({
    ...step,
    upTo: fits(step.upTo),
    alone: fits(step.alone),
  }))
  const { cells, applicable, unknown, hits } = counts[last]!
  const result: PreviewResult = {
    subjects,
    applicable,
    unknown,
    matrix: matrixOf(drafted.base, drafted.grades[last]!, cells),
    worse: whole.worse,
    better: whole.better,
    same: applicable - unknown - whole.worse - whole.better,
    shares: sharesOf(steps, effect),
    hits: Object.fromEntries(drafted.items.map((id, i) => [id, hits[i]!])),
    ...(drafted.uncounted.length > 0 ? { uncounted: drafted.uncounted } : {}),
    milliseconds: Math.round((performance.now() - started) * 10) / 10,
  }
  return { result, problems: [] }
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

function matrixOf(from: readonly string[], to: readonly string[], cells: ArrayLike<number>) {
  return Object.fromEntries(
    from.map((a, i) => [a, Object.fromEntries(to.map((b, j) => [b, cells[i * to.length + j]!]))]),
  )
}
