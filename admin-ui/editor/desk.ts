// The page's side of the worker: jobs by name and type. Edits have a desk of their own, so that
// they never wait behind a check.
import type * as jobs from './jobs.ts'

type Jobs = typeof jobs
type Job = { [K in keyof Jobs]: Jobs[K] extends (given: never) => unknown ? K : never }[keyof Jobs]
type Given<J extends Job> = Parameters<Jobs[J]>[0]
type Answer<J extends Job> = Awaited<ReturnType<Jobs[J]>>
type Waiting = { resolve: (answer: never) => void; reject: (error: Error) => void }

export class Desk {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  readonly #waiting = new Map<number, Waiting>()
  #next = 0

  constructor() {
    this.#worker.addEventListener('message', (event: MessageEvent) => {
      const { id, answer, error } = event.data as { id: number; answer: never; error?: string }
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (error === undefined) waiting?.resolve(answer)
      else waiting?.reject(new Error(error))
    })
    this.#worker.addEventListener('error', (event) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(event.message))
      this.#waiting.clear()
    })
  }

  ask<J extends Job>(job: J, given: Given<J>): Promise<Answer<J>> {
    const id = this.#next++
    this.#worker.postMessage({ id, job, given })
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (answer: never) => void, reject })
    })
  }

  close(): void {
    this.#worker.terminate()
    this.#waiting.clear()
  }
}

/** Runs the newest of what is asked for; what was overtaken is never started. */
export class Latest<T> {
  #next: (() => Promise<T>) | undefined
  #running = false
  readonly #done: (answer: T) => void

  constructor(done: (answer: T) => void) {
    this.#done = done
  }

  get busy(): boolean {
    return this.#running
  }

  run(job: () => Promise<T>): void {
    this.#next = job
    if (!this.#running) void this.#go()
  }

  async #go(): Promise<void> {
    this.#running = true
    try {
      while (this.#next) {
        const job = this.#next
        this.#next = undefined
        try {
          const answer = await job()
          if (!this.#next) this.#done(answer)
        } catch (error) {
          console.error(error)
        }
      }
    } finally {
      this.#running = false
    }
  }
}
