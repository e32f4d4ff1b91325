// Readings switched: which edits that means, and which of them cannot stand together.
import type { Edit } from '../schema/readings.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import { targetOf } from '../text/amend.ts'
import { place } from '../text/place.ts'
import { nearest } from '../words/nearest.ts'
import { type Problem, problem } from '../words/problem.ts'

/** The edits of the alternatives asked for, in the order of the ruleset. */
export function alternativesOf(
  ruleset: Ruleset,
  asked: Record<string, string>,
): { edits: Edit[]; switched: Record<string, string>; problems: Problem[] } {
  const problems: Problem[] = []
  const declared = ruleset.readings ?? []
  for (const id of Object.keys(asked)) {
    if (declared.some((reading) => reading.id === id)) continue
    const near = nearest(
      id,
      declared.map((reading) => reading.id),
    )
    const allowed = declared.map((reading) => reading.id).join('、')
    const values = { value: id, allowed, ...(near ? { nearest: near } : {}) }
    problems.push(problem('reading-unknown', values, ['readings', id]))
  }
  const edits: Edit[] = []
  const switched: Record<string, string> = {}
  const touched: { reading: string; path: string }[] = []
  for (const reading of declared) {
    if (!Object.hasOwn(asked, reading.id)) continue
    const wanted = asked[reading.id]!
    if (wanted === reading.chosen) continue
    const alternatives = reading.alternatives ?? []
    const alternative = alternatives.find((each) => each.id === wanted)
    if (!alternative) {
      const allowed = [reading.chosen, ...alternatives.map((each) => each.id)].join('、')
      problems.push(
        problem('alternative-unknown', { reading: reading.id, value: wanted, allowed }, [
          'readings',
          reading.id,
        ]),
      )
      continue
    }
    switched[reading.id] = wanted
    for (const edit of alternative.change) {
      const target = targetOf(edit)
      if (!('path' in target)) {
        problems.push(problem('edit-shape', { keys: target.keys }, ['readings', reading.id]))
        continue
      }
      const clash = touched.find(
        (each) => each.reading !== reading.id && overlaps(ruleset, each.path, target.path),
      )
      if (clash) {
        problems.push(
          problem('edit-clash', { first: clash.reading, second: reading.id, path: target.path }, [
            'readings',
            reading.id,
          ]),
        )
      }
      touched.push({ reading: reading.id, path: target.path })
      edits.push(edit)
    }
  }
  return { edits, switched, problems }
}

// Places, not spellings: one place can be written in several ways.
function overlaps(ruleset: Ruleset, a: string, b: string): boolean {
  const [first, second] = [keysOf(ruleset, a), keysOf(ruleset, b)]
  return first.startsWith(second) || second.startsWith(first)
}

function keysOf(ruleset: Ruleset, path: string): string {
  const where = place(ruleset, path)
  const keys = 'path' in where ? where.path : path.split('.')
  return keys.map((key) => `${key}\n`).join('')
}
