// The pages' side of the scoring worker: one for all pages, started when it is first asked.
import type * as jobs from './jobs.ts'

type Jobs = typeof jobs
type Job = keyof Jobs
type Given<J extends Job> = Parameters<Jobs[J]>[0]
type Answer<J extends Job> = Awaited<ReturnType<Jobs[J]>>
type Waiting = { resolve: (answer: never) => void; reject: (error: Error) => void }

const waiting = new Map<number, Waiting>()
let worker: Worker | undefined
let next = 0

/** Has a job done by the worker. */
export function ask<J extends Job>(job: J, given: Given<J>): Promise<Answer<J>> {
  worker ??= start()
  const id = next++
  worker.postMessage({ id, job, given })
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: resolve as (answer: never) => void, reject })
  })
}

function start(): Worker {
  const made = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  made.addEventListener('message', (event: MessageEvent) => {
    const { id, answer, error } = event.data as { id: number; answer: never; error?: string }
    const open = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) open?.resolve(answer)
    else open?.reject(new Error(error))
  })
  made.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message))
    waiting.clear()
  })
  return made
}
