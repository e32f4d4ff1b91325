// A rules file as text, or why it is not one.
import { readFileSync } from 'node:fs'
import { type Problem, problem } from '../../engine/words/problem.ts'

/** The text of a UTF-8 file; `-` is standard input. */
export function readTextFile(
  file: string,
): { text: string } | { text?: undefined; problem: Problem } {
  try {
    const bytes = readFileSync(file === '-' ? 0 : file)
    // A byte order mark is part of the text: what is written back must keep or drop it knowingly.
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch (error) {
    const code = error instanceof TypeError ? 'encoding-not-utf8' : 'file-unreadable'
    return { problem: problem(code, { value: file }) }
  }
}
