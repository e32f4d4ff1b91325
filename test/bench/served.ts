// Previews as the service answers them: on its threads, of the clock.
import { setTimeout as sleep } from 'node:timers/promises'
import type { PopulationFile } from '../../api/population/file.ts'
import { openCrew, placesBehind } from '../../api/simulation/crew.ts'
import { createPreviews } from '../../api/simulation/previews.ts'
import type { Edit } from '../../engine/schema/readings.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { isRuleset } from '../../engine/schema/validate.ts'
import { amend } from '../../engine/text/amend.ts'
import { EDITED } from './edited.ts'

/** Time in which threads rehearse, once each. */
const REHEARSAL = 8_000

/** Milliseconds from an edit to its answer, by kind of edit; and of the first preview of all. */
export async function served(
  file: PopulationFile,
  ruleset: Ruleset,
  hash: string,
): Promise<{ threads: number; first: number; times: number[][] }> {
  const threads = placesBehind()
  const crew = await openCrew(threads, true)
  const previews = createPreviews(async () => crew)
  const preview = async (edit: Edit): Promise<number> => {
    const started = performance.now()
    const { result } = await previews.of('bench', file, async () => {
      const { data } = amend(ruleset, [edit])
      if (!isRuleset(data)) throw new Error('the amendment is no ruleset')
      return { base: { ruleset, hash }, draft: data, edits: [edit] }
    })
    if (!result) throw new Error('there is no preview')
    return performance.now() - started
  }
  try {
    const first = await preview({ set: 'grades.A.from', to: 96 })
    await sleep(REHEARSAL)
    const times: number[][] = []
    for (const { edits } of EDITED) {
      const own: number[] = []
      for (const edit of edits) own.push(await preview(edit))
      times.push(own)
    }
    return { threads, first, times }
  } finally {
    await crew.close()
  }
}
