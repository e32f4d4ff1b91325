// Whom the draft moves, for everything on the page that shows it: asked once for each text, the
// old answer kept until the newer one is there.
import { blocks, type Problem } from '../../engine/words/problem.ts'
import { sentenceOf } from '../base/trouble.ts'
import { ServerError } from '../client/call.ts'
import {
  listPopulations,
  type Population,
  type Preview,
  preview,
  usualOf,
} from '../client/simulations.ts'
import type { Draft } from './draft.ts'

const CHOSEN = 'liangxin.population'
const PAUSE_MS = 60
// How often a population that is being made is looked for.
const LOOK_MS = 2000

export class Impact extends EventTarget {
  /** Every population that is ready; undefined until they are known. */
  populations: Population[] | undefined
  population: Population | undefined
  /** The one that is being made, while there is none yet. */
  making: Population | undefined
  found: Preview | undefined
  busy = false
  failed = ''
  readonly #draft: Draft
  readonly #follow = (): void => this.#look()
  #askedFor = ''
  #stop: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #closed = false
  #looking: ReturnType<typeof setTimeout> | undefined

  constructor(draft: Draft) {
    super()
    this.#draft = draft
    draft.addEventListener('change', this.#follow)
    void this.#begin()
  }

  /** Over another population from now on. */
  choose(id: string): void {
    this.population = this.populations?.find((each) => each.id === id)
    if (this.population) localStorage.setItem(CHOSEN, id)
    this.#look()
    this.#tell()
  }

  close(): void {
    this.#closed = true
    this.#draft.removeEventListener('change', this.#follow)
    this.#stop?.abort()
    clearTimeout(this.#timer)
    clearTimeout(this.#looking)
  }

  async #begin(): Promise<void> {
    try {
      const known = await listPopulations()
      const all = known.filter(({ state }) => state === 'done')
      const last = localStorage.getItem(CHOSEN)
      this.populations = all
      this.population = all.find(({ id }) => id === last) ?? usualOf(all)
      this.making = this.population
        ? undefined
        : known.find(({ state }) => state === 'queued' || state === 'running')
      if (this.making && !this.#closed)
        this.#looking = setTimeout(() => void this.#begin(), LOOK_MS)
      this.#look()
    } catch (error) {
      this.failed = sentenceOf(error)
    }
    this.#tell()
  }

  #look(): void {
    const { detail, text, broken, checking, problems } = this.#draft
    const key = `${this.population?.id}\n${text}`
    if (!this.population || !detail.basedOn || key === this.#askedFor) return
    if (broken || (!checking && blocks(problems.filter(hinders)))) return
    this.#askedFor = key
    clearTimeout(this.#timer)
    this.busy = true
    this.#timer = setTimeout(() => void this.#recalculate(), PAUSE_MS)
    this.#tell()
  }

  async #recalculate(): Promise<void> {
    const { detail, text } = this.#draft
    this.#stop?.abort()
    const stop = new AbortController()
    this.#stop = stop
    try {
      const from = { ruleset: detail.ruleset, version: detail.basedOn! }
      this.found = await preview({ population: this.population!.id, from, text }, stop.signal)
      this.failed = ''
    } catch (error) {
      if (stop.signal.aborted) return
      this.failed = sentenceOf(error)
      // Once the server or the session is back, the same text is asked for again.
      if (error instanceof ServerError && (error.status === 0 || error.status === 401))
        this.#askedFor = ''
    }
    if (this.#stop === stop) this.busy = false
    this.#tell()
  }

  #tell(): void {
    this.dispatchEvent(new Event('change'))
  }
}

/** Whether a problem keeps the draft from being scored: cases and the date do not. */
export function hinders({ severity, of, at }: Problem & { of?: string }): boolean {
  return severity === 'error' && of !== 'cases' && at !== 'effectiveFrom'
}
