// The canonical layout of a ruleset's text, comments kept.
import { type Problem, problem } from '../words/problem.ts'
import { canonicalText } from './canonical.ts'
import { commented } from './comments.ts'
import { RULESET } from './layout.ts'
import { parseText, readText } from './read.ts'
import { treeOf } from './tree.ts'
import { lines } from './write.ts'

/**
 * The text in its canonical form: keys in the order of the format, two spaces, short maps and
 * lists on one line, quotes only where needed, \n line ends, one at the end. The data and every
 * comment stay; formatting twice is formatting once. A text that cannot be read has problems.
 */
export function format(text: string): { text: string; problems: Problem[] } {
  const { root, source, data, problems } = parseText(text, true)
  if (problems.length > 0 || root === null) return { text, problems }
  const tree = treeOf(root, source)
  const draft = commented(tree, source)
  const body = tree.entries.length === 0 ? [] : lines(draft.root, RULESET, 0)
  if (body.length === 0) return { text, problems: [problem('text-empty')] }
  const formatted = `${[...draft.header, ...body].join('\n')}\n`
  // What binds people is not left to a layout: the same data, or not a letter changed.
  const again = readText(formatted)
  if (again.problems.length > 0 || canonicalText(again.data) !== canonicalText(data))
    throw new Error('formatting would change what the text says')
  return { text: formatted, problems }
}
