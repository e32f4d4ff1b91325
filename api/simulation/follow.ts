// A thread that follows an editor over its part of a population.
import type { Day } from '../../engine/civil.ts'
import { compile } from '../../engine/compile/compile.ts'
import type { Population } from '../../engine/population/columns.ts'
import type { Edit } from '../../engine/schema/readings.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { type Counts, createPreview, prepare, previewOf } from '../../engine/simulate/preview.ts'
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

/** What became of the draft: counts of each version against the base, the draft last. */
export type Followed =
  | { problems: Problem[]; counts?: undefined }
  | { problems: []; drafted: Drafted; counts: (Counts | null)[] }

const MOST_PREVIEWS = 2
const previews = new Map<string, ReturnType<typeof createPreview>>()

/** Counts of the draft and of each step towards it, from what is remembered. */
export async function follow(task: PreviewTask): Promise<Followed> {
  const { key, population, base, draft, edits, asOf, from, to } = task
  const { preview, problems } = await (previews.get(key) ?? begin())
  if (!preview) return { problems }
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
  // Once this is answered; the next edit may come before, and does not need it.
  setImmediate(prepare, preview)
  return { problems: [], drafted: told, counts }

  function begin() {
    const begun = createPreview(population, compile(base).compiled, asOf, from, to)
    previews.set(key, begun)
    for (const old of previews.keys()) if (previews.size > MOST_PREVIEWS) previews.delete(old)
    return begun
  }
}
