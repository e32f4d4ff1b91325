// Threads that keep what they know of a population: each has its own part of the subjects.
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Piscina } from 'piscina'
import type { Columns, TextColumns } from '../population/file.ts'
import type { Imported } from '../population/import/import.ts'
import { ownProgram, projectRoot } from '../root.ts'
import type { AllBounds, BoundsTask } from './bounds.ts'
import type { Followed, PreviewTask, ReadyTask } from './follow.ts'
import type { Opened, OpenTask, TextsTask } from './opened.ts'
import { canStandBack, type Start } from './thread.ts'
import type {
  Counted,
  CountTask,
  GenerateTask,
  ImportTask,
  Outlined,
  OutlineTask,
  Rechecked,
  RecheckTask,
  Task,
} from './work.ts'

/** Threads by number, each with its part; and one for long jobs, so that no preview waits. */
export type Crew = {
  size: number
  open: (task: OpenTask) => Promise<Opened<Columns>>
  texts: (task: TextsTask) => Promise<Opened<TextColumns>>
  outline: (thread: number, task: OutlineTask) => Promise<Outlined>
  bounds: (task: BoundsTask) => Promise<AllBounds>
  count: (thread: number, task: CountTask) => Promise<Counted | undefined>
  follow: (thread: number, task: PreviewTask) => Promise<Followed>
  /** A task of its own: a thread that waits for its next one runs nothing besides. */
  ready: (thread: number, task: ReadyTask) => Promise<boolean>
  /** Makes a population; the signal ends the thread that does. */
  make: (task: GenerateTask | ImportTask, signal: AbortSignal) => Promise<string | Imported>
  recheck: (task: RecheckTask) => Promise<Rechecked>
  close: () => Promise<void>
}

const MOST_THREADS = 8

/** Threads worth having beside one that computes itself: none where there is one processor. */
export function sparePlaces(): number {
  return Math.min(availableParallelism() - 1, MOST_THREADS)
}

/**
 * Threads worth having behind one that answers requests: one for every processor where they can
 * stand back, otherwise one fewer.
 */
export function placesBehind(): number {
  return canStandBack ? Math.min(availableParallelism(), MOST_THREADS) : Math.max(1, sparePlaces())
}

/**
 * A crew over the built program, whose other entrance is in cli/run.ts; its threads may stand
 * back behind whoever answers requests.
 */
export async function openCrew(size: number, behind = false): Promise<Crew> {
  const { Piscina: Pool } = await import('piscina')
  const workerData: Start = { crew: { behind } }
  const filename = programFile()
  const open = () =>
    new Pool({ filename, name: 'simulate', minThreads: 1, maxThreads: 1, workerData })
  const threads = Array.from({ length: size }, open)
  let jobs: Piscina | undefined
  const job = (task: Task, signal?: AbortSignal): Promise<unknown> => {
    jobs ??= open()
    return jobs.run(task, signal ? { signal } : {})
  }
  return {
    size,
    open: (task) => threads[0]!.run(task) as Promise<Opened<Columns>>,
    texts: (task) => threads[0]!.run(task) as Promise<Opened<TextColumns>>,
    outline: (thread, task) => threads[thread]!.run(task) as Promise<Outlined>,
    bounds: (task) => threads[0]!.run(task) as Promise<AllBounds>,
    count: (thread, task) => threads[thread]!.run(task) as Promise<Counted | undefined>,
    follow: (thread, task) => threads[thread]!.run(task) as Promise<Followed>,
    ready: (thread, task) => threads[thread]!.run(task) as Promise<boolean>,
    make: (task, signal) => job(task, signal) as Promise<string | Imported>,
    recheck: (task) => job(task) as Promise<Rechecked>,
    close: async () => {
      await Promise.all([...threads, ...(jobs ? [jobs] : [])].map((each) => each.destroy()))
    },
  }
}

// From sources, the program that was built of them.
function programFile(): string {
  const own = ownProgram()
  if (own !== undefined) return own
  const built = join(projectRoot(), 'dist', 'liangxin.js')
  if (!existsSync(built)) throw new Error('dist/liangxin.js is missing: run npm run build')
  return built
}
