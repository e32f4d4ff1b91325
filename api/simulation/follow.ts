// A thread that follows an editor over its part of a population.
import type { Day } from '../../engine/civil.ts'
import { compile } from '../../engine/compile/compile.ts'
import type { Population } from '../../engine/population/columns.ts'
import type { Edit } from '../../engine/schema/readings.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { type Counts, createPreview, prepare, previewOf } from '../../engine/simulate/preview.ts'
import { rehearse } from '../../engine/simulate/rehearse.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { type Drafted, draftOf } from './drafted.ts'

/** Follow an editor over subjects `from` to `to`. */
export type PreviewTask = {
  kind: 'preview'
  /** Names population, base version, day and part. */
  key: string
  population: Population
  asOf: Day
  from: number
  to: number
  base: Ruleset
  draft: Ruleset
  edits?: readonly Edit[]
}

/** Make a preview ready for the next edits, while nobody waits for one. */
export type ReadyTask = { kind: 'ready'; key: string }

/** What became of the draft: counts of each version against the base, the draft last. */
export type Followed =
  | { problems: Problem[]; counts?: undefined }
  | { problems: []; drafted: Drafted; counts: (Counts | null)[] }

const MOST_PREVIEWS = 2
type Begun = { base: Ruleset; made: ReturnType<typeof createPreview> }
const previews = new Map<string, Begun>()
// One rehearsal is enough for a thread, whatever is previewed.
let rehearsal: AsyncGenerator<void> | undefined

/** Counts of the draft and of each step towards it, from what is remembered. */
export async function follow(task: PreviewTask): Promise<Followed> {
  const { key, draft, edits, asOf, from, to } = task
  const { base, made } = previews.get(key) ?? begin(task)
  const { preview, problems } = await made
  if (!preview) return { problems }
  // What came with the first task, and not the same again: much is remembered of these objects.
  const { population } = preview
  const drafted = draftOf(population, { ruleset: base, compiled: preview.base }, draft, edits)
  if (!drafted.versions) return { problems: drafted.problems }
  const { versions, problems: _, ...told } = drafted
  const counts: (Counts | null)[] = []
  for (const version of versions) {
    const found = await previewOf(preview, version)
    counts.push(found.counts ?? null)
    // The draft stands last.
    if (counts.length === versions.length && !found.counts) return { problems: found.problems }
  }
  return { problems: [], drafted: told, counts }

  function begin({ population, base }: PreviewTask): Begun {
    const made = createPreview(population, compile(base).compiled, asOf, from, to)
    const begun = { base, made }
    previews.set(key, begun)
    for (const old of previews.keys()) if (previews.size > MOST_PREVIEWS) previews.delete(old)
    return begun
  }
}

/** Does the next bit of what makes a preview ready, and says whether there may be more. */
export async function getReady({ key }: ReadyTask): Promise<boolean> {
  const begun = previews.get(key)
  const preview = (await begun?.made)?.preview
  if (!begun || !preview) return false
  prepare(preview)
  const { population, base: compiled } = preview
  const base = { ruleset: begun.base, compiled }
  rehearsal ??= rehearse(
    preview,
    begun.base,
    (draft, edits) => draftOf(population, base, draft, edits).versions ?? [],
  )
  return !(await rehearsal.next()).done
}
