// Blocks to worker threads and back in order, with no more of them held than threads can use.
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Scored } from './block.ts'
import type { Block } from './input.ts'
import type { WorkerData } from './worker.ts'

/** Scores blocks on several threads; `next` yields results in the order blocks were put in. */
export type Pool = {
  put: (block: Block) => void
  /** Whether another block should wait until a result was taken. */
  full: () => boolean
  next: () => Promise<Scored> | undefined
  close: () => Promise<void>
}

/** Threads worth having: none where there is one processor. */
export function threads(): number {
  const cores = availableParallelism()
  return cores > 1 ? Math.min(cores, 8) : 0
}

/** A pool over this very program; see run.ts for its other entrance. */
export async function openPool(workerData: WorkerData): Promise<Pool> {
  const { Piscina } = await import('piscina')
  const count = threads()
  const pool = new Piscina({
    filename: fileURLToPath(import.meta.url),
    workerData,
    minThreads: count,
    maxThreads: count,
    maxQueue: 'auto',
  })
  const running: Promise<Scored>[] = []
  return {
    put: (block) => {
      const transferList =
        'piece' in block && 'bytes' in block.piece ? [block.piece.bytes.buffer as ArrayBuffer] : []
      const result = pool.run(block, { transferList }) as Promise<Scored>
      // A failure is thrown where the result is taken, not before.
      result.catch(() => {})
      running.push(result)
    },
    full: () => running.length >= count * 2,
    next: () => running.shift(),
    close: () => pool.destroy(),
  }
}
