// Problems as lines on stderr: file:line:col code message, Chinese first, English beside it.
import { offsetsOf } from '../../engine/json/walk.ts'
import { type Problem, pathText } from '../../engine/words/problem.ts'

/** One line for one problem. */
export function problemLine(file: string, found: Problem): string {
  const { code, line = 1, column = 1, path, text, hint } = found
  const where = path ? ` ${path}` : ''
  const zh = hint ? `${text.zh}，${hint.zh}` : text.zh
  const en = hint ? `${text.en}; ${hint.en}` : text.en
  return `${file}:${line}:${column} ${code}${where} ${zh} (${en})`
}

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
