// Problems as lines on stderr: file:line:col code message, Chinese first, English beside it.
import { offsetOf } from '../../engine/json/walk.ts'
import { type Problem, pathText } from '../../engine/words/problem.ts'

/** One line for one problem. */
export function problemLine(file: string, found: Problem): string {
  const { code, line = 1, column = 1, path, text, hint } = found
  const where = path ? ` ${path}` : ''
  const zh = hint ? `${text.zh}，${hint.zh}` : text.zh
  const en = hint ? `${text.en}; ${hint.en}` : text.en
  return `${file}:${line}:${column} ${code}${where} ${zh} (${en})`
}

/** The problem with line and column of its path within JSON text that begins at `firstLine`. */
export function placeInJson(
  found: Problem,
  text: string,
  firstLine: number,
  offset?: number,
): Problem {
  const at = offset ?? offsetOf(text, found.path ?? '', pathText)
  const before = text.slice(0, at).split('\n')
  return { ...found, line: firstLine + before.length - 1, column: before.at(-1)!.length + 1 }
}
