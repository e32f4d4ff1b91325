// A thread that reads texts, so that those who score never wait for those who write rules.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Piscina } from 'piscina'
import { Refusal } from '../refusal/refusal.ts'
import { ownProgram } from '../root.ts'
import type { Studies } from './study.ts'

/** Has a text read, checked or compared; refused where too many wait, or where it takes too long. */
export type Reader = {
  study: <K extends keyof Studies>(
    kind: K,
    given: Studies[K]['takes'],
  ) => Promise<Studies[K]['gives']>
  close: () => Promise<void>
}

/** How much at once: texts that wait, milliseconds for one, megabytes of memory. */
export type Limits = { waiting: number; milliseconds: number; megabytes: number }

const LIMITS: Limits = { waiting: 20, milliseconds: 60_000, megabytes: 1_024 }
const IDLE_MS = 60_000

/** A reader whose thread begins with the first text and ends when nobody has one for a while. */
export function openReader(limits: Partial<Limits> = {}): Reader {
  const { waiting, milliseconds, megabytes } = { ...LIMITS, ...limits }
  let pool: Promise<Piscina> | undefined
  const start = async (): Promise<Piscina> => {
    const { Piscina } = await import('piscina')
    return new Piscina({
      filename: programFile(),
      name: 'study',
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    })
  }
  let held = 0
  let last: Promise<unknown> = Promise.resolve()
  // The time of a text begins with its turn, not while it waits.
  const inTurn = <T>(task: { kind: string; given: unknown }): Promise<T> => {
    const turn = last.then(async () => {
      pool ??= start()
      const threads = await pool
      const signal = AbortSignal.timeout(milliseconds)
      try {
        return (await threads.run(task, { signal })) as T
      } catch (error) {
        throw signal.aborted ? new Refusal('text-too-hard') : error
      }
    })
    last = turn.catch(() => {})
    return turn
  }
  return {
    study: async (kind, given) => {
      // One is being read, the others wait.
      if (held > waiting) throw new Refusal('reader-busy', {}, { retryAfter: 1 })
      held++
      try {
        return await inTurn({ kind, given })
      } finally {
        held--
      }
    },
    close: async () => {
      await (await pool)?.destroy()
    },
  }
}

// The built program, whose other entrances are in cli/run.ts; from sources, a file beside this.
function programFile(): string {
  return ownProgram() ?? join(dirname(fileURLToPath(import.meta.url)), 'study-boot.js')
}
