// Blocks to worker threads, beside what this thread scores itself.
import { availableParallelism } from 'node:os'
import { ownProgram } from '../root.ts'
import type { Block } from '../score/input.ts'
import type { Scored } from './block.ts'
import type { WorkerData } from './worker.ts'

/** Other threads that score blocks. */
export type Pool = {
  /** Whether a thread could begin with a block now or next. */
  free: () => boolean
  run: (block: Block) => Promise<Scored>
  close: () => Promise<void>
}

/** Threads worth having beside this one: none where there is one processor, or no program. */
export function threads(): number {
  return ownProgram() === undefined ? 0 : Math.min(availableParallelism() - 1, 8)
}

/** A pool over this very program; see run.ts for its other entrance. */
export async function openPool(workerData: WorkerData): Promise<Pool> {
  const { Piscina } = await import('piscina')
  const count = threads()
  const pool = new Piscina({
    filename: ownProgram() as string,
    workerData,
    minThreads: count,
    maxThreads: count,
    maxQueue: 'auto',
  })
  let running = 0
  return {
    free: () => running < count * 2,
    run: (block) => {
      const transferList =
        'piece' in block && 'bytes' in block.piece ? [block.piece.bytes.buffer as ArrayBuffer] : []
      running++
      const result = pool.run(block, { transferList }) as Promise<Scored>
      const done = () => void running--
      // A failure is thrown where the result is taken, not before.
      result.then(done, done)
      return result
    },
    close: () => pool.destroy(),
  }
}
