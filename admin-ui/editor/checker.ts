// What is wrong with the newest text: the text first, then the cases, which take longer; what was
// overtaken is never told.
import type { CheckContext } from '../../engine/check/check.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { type Desk, Latest } from './desk.ts'

export class Checker {
  problems: Problem[] = []
  checking = true
  #text = ''
  readonly #desk: Desk
  readonly #context: CheckContext
  readonly #changed: () => void
  readonly #latest: Latest<{ problems: Problem[] }>

  constructor(desk: Desk, context: CheckContext, changed: () => void) {
    this.#desk = desk
    this.#context = context
    this.#changed = changed
    this.#latest = new Latest(({ problems }) => {
      this.problems = problems
      this.checking = false
      this.#changed()
    })
  }

  /** Checks a text with its cases. */
  check(text: string, cases: string | null): void {
    this.checking = true
    this.#text = text
    const context = this.#context
    this.#latest.run(async () => {
      const first = await this.#desk.ask('problemsOf', { text, context })
      if (text !== this.#text || cases === null) return first
      this.problems = [...first.problems, ...this.problems.filter(({ of }) => of === 'cases')]
      this.#changed()
      return await this.#desk.ask('problemsOf', { text, context: { ...context, cases } })
    })
  }
}
