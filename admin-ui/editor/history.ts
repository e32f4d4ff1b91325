// Undo and redo over the text, whichever view changed it; a run of changes to one value, as a
// drag makes them, is one step.
import type { Words } from '../base/say.ts'

export type Step = { label: Words; before: string; after: string; merge: string; at: number }

const MOST = 200
const RUN = 1500

export class History {
  readonly #done: Step[] = []
  readonly #undone: Step[] = []

  /** Remembers a step. */
  push(step: Omit<Step, 'at'>, now = Date.now()): void {
    const last = this.#done.at(-1)
    this.#undone.length = 0
    if (last && step.merge !== '' && last.merge === step.merge && now - last.at < RUN) {
      Object.assign(last, { after: step.after, label: step.label, at: now })
      if (last.before === last.after) this.#done.pop()
      return
    }
    this.#done.push({ ...step, at: now })
    if (this.#done.length > MOST) this.#done.shift()
  }

  get undoable(): Step | undefined {
    return this.#done.at(-1)
  }

  get redoable(): Step | undefined {
    return this.#undone.at(-1)
  }

  /** Takes the last step back; its text before. */
  undo(): Step | undefined {
    const step = this.#done.pop()
    if (step) this.#undone.push(step)
    return step
  }

  /** Does it again; its text after. */
  redo(): Step | undefined {
    const step = this.#undone.pop()
    if (step) this.#done.push(step)
    return step
  }
}
