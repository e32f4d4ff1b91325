// Saving without a button: a moment after each change, again until it is done, and a stop where
// somebody else has changed the draft meanwhile.
import type { Saved } from '../client/bodies.ts'
import { type Refusal, ServerError } from '../client/call.ts'

/** Where saving stands. */
export type Saving =
  | { is: 'saved'; at: Date | null }
  | { is: 'saving' }
  | { is: 'retrying'; signedOut: boolean }
  | { is: 'conflict'; refusal: Refusal }
  | { is: 'refused'; refusal: Refusal }

const PAUSE = 700
const LONGEST = 30_000

type Options = {
  put: (text: string, hash: string) => Promise<Saved>
  hash: string
  changed: () => void
  saved: (text: string, answer: Saved) => void
}

export class Saver {
  state: Saving = { is: 'saved', at: null }
  hash: string
  #wanted: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #wait = 1000
  #running: Promise<void> | undefined
  readonly #options: Options
  readonly #again = (): void => {
    if (this.state.is === 'retrying') void this.#save()
  }

  constructor(options: Options) {
    this.#options = options
    this.hash = options.hash
    window.addEventListener('online', this.#again)
  }

  /** Whether the server has not got everything yet. */
  get unsaved(): boolean {
    return this.#wanted !== undefined || this.#running !== undefined
  }

  /** Saves this text, soon. */
  save(text: string): void {
    this.#wanted = text
    if (this.state.is === 'conflict' || this.state.is === 'refused') return
    this.#tell(this.state.is === 'retrying' ? this.state : { is: 'saving' })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#save(), PAUSE)
  }

  /** Tries again at once, e.g. after signing in. */
  retry(): void {
    if (this.#wanted !== undefined) void this.#save()
  }

  /** Saves at once what is not saved yet; throws where that fails. */
  async flush(): Promise<void> {
    for (;;) {
      if (this.#running) await this.#running
      if (this.#wanted === undefined) return
      if (this.state.is === 'conflict' || this.state.is === 'refused')
        throw new ServerError(this.state.refusal)
      await this.#save()
      if (this.state.is === 'retrying') throw new ServerError({ status: 0, title: '' })
    }
  }

  /** Goes on from the server's text after a conflict has been settled. */
  settle(hash: string): void {
    this.hash = hash
    this.#tell({ is: 'saving' })
  }

  close(): void {
    clearTimeout(this.#timer)
    window.removeEventListener('online', this.#again)
  }

  #save(): Promise<void> {
    clearTimeout(this.#timer)
    this.#running ??= this.#put().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #put(): Promise<void> {
    const text = this.#wanted
    if (text === undefined) return
    try {
      const answer = await this.#options.put(text, this.hash)
      this.hash = answer.sourceHash
      this.#wait = 1000
      if (this.#wanted === text) this.#wanted = undefined
      this.#options.saved(text, answer)
      if (this.#wanted === undefined) this.#tell({ is: 'saved', at: new Date() })
      else await this.#put()
    } catch (error) {
      this.#failed(error)
    }
  }

  #failed(error: unknown): void {
    if (!(error instanceof ServerError)) throw error
    const { refusal, status } = error
    if (status === 412) {
      this.#tell({ is: 'conflict', refusal })
      return
    }
    if (status >= 400 && status < 500 && status !== 401 && status !== 429) {
      this.#tell({ is: 'refused', refusal })
      return
    }
    this.#tell({ is: 'retrying', signedOut: status === 401 })
    if (status !== 401) this.#timer = setTimeout(() => void this.#save(), this.#wait)
    this.#wait = Math.min(LONGEST, this.#wait * 2)
  }

  #tell(state: Saving): void {
    this.state = state
    this.#options.changed()
  }
}
