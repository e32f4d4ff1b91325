// Problems as lines on stderr: file:line:col code message, Chinese first, English beside it.
import type { Problem } from '../../engine/words/problem.ts'

/** One line for one problem. */
export function problemLine(file: string, found: Problem): string {
  const { code, line = 1, column = 1, path, text, hint } = found
  const where = path ? ` ${path}` : ''
  const zh = hint ? `${text.zh}，${hint.zh}` : text.zh
  const en = hint ? `${text.en}; ${hint.en}` : text.en
  return `${file}:${line}:${column} ${code}${where} ${zh} (${en})`
}
