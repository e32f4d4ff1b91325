// Line and column of problems within JSON text.
import { type Problem, pathText } from '../words/problem.ts'
import { offsetsOf } from './walk.ts'

/** The problems with line and column of their paths within JSON text that begins at `firstLine`. */
export function placeInJson(
  problems: readonly Problem[],
  text: string,
  firstLine: number,
  offset?: number,
): Problem[] {
  const paths = problems.map(({ path }) => path ?? '')
  const offsets = offset === undefined ? offsetsOf(text, paths, pathText) : [offset]
  return problems.map((found, i) => {
    const before = text.slice(0, offsets[i]).split('\n')
    return { ...found, line: firstLine + before.length - 1, column: before.at(-1)!.length + 1 }
  })
}
