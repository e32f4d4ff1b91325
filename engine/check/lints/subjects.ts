// Rules are for everybody: a credit code or an identity number in them names somebody.
import { type Problem, problem } from '../../words/problem.ts'

// 18 characters: registrar and kind, six digits of a district, ten more; or an identity number.
const CODE =
  /(?<![0-9A-Za-z])(?:[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}|\d{17}[\dXx])(?![0-9A-Za-z])/g

/** Every code of a subject in the text, comments too: they are published with it. */
export function subjectsNamed(text: string): Problem[] {
  const found: Problem[] = []
  text.split(/\r?\n/).forEach((line, i) => {
    for (const { 0: code, index } of line.matchAll(CODE)) {
      // A person's number is not repeated in full, not even in a message.
      const value = `${code.slice(0, 6)}…${code.slice(-2)}`
      found.push({ ...problem('subject-named', { value }), line: i + 1, column: index + 1 })
    }
  })
  return found
}
