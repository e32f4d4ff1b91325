// Ranks of ids and numbers of cases within each subject, as a frame has them.
import { grouped } from '../../../engine/population/freeze.ts'
import { at, type Growing, put } from '../../../engine/population/growing.ts'
import { problem } from '../../../engine/words/problem.ts'
import type { Collection } from '../collect.ts'
import { textIn } from '../text.ts'
import { blame, type Faults } from './faults.ts'

/** Orders the records of each of so many subjects, and tells ids that one of them has twice. */
export function orderRecords(
  { builder, texts }: Collection,
  file: string,
  faults: Faults,
  lines: Growing,
  subjects: number,
): void {
  const built = faults.count === 0
  const { starts, rows } = grouped({ ...builder, subjects })
  for (let s = 0; s < subjects; s++) {
    const own = rows.subarray(starts[s]!, starts[s + 1]!)
    if (own.length === 0) continue
    const ids = Array.from(own, (row) => textIn(texts.recordId, row))
    const ranks = [...ids.keys()].sort((a, b) =>
      ids[a]! < ids[b]! ? -1 : ids[a] === ids[b] ? a - b : 1,
    )
    if (built) numberCases(own)
    let first = ranks[0]!
    ranks.forEach((i, rank) => {
      if (built) put(builder.order, own[i]!, rank)
      if (ids[first] !== ids[i]) first = i
      if (first === i) return
      const values = { id: ids[i]!, first: at(lines, own[first]!) }
      blame(faults, file, at(lines, own[i]!), [problem('row-duplicate', values)])
    })
  }

  function numberCases(own: Uint32Array): void {
    const cases = new Map<string, number>()
    for (const row of own) {
      const act = textIn(texts.caseId, row)
      const known = cases.get(act) ?? cases.size
      cases.set(act, known)
      put(builder.case, row, known)
    }
  }
}
