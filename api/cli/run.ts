// The program: what the built file starts with.
import { isMainThread } from 'node:worker_threads'
import type { Studies } from '../lifecycle/study.ts'
import type { Block } from '../score/input.ts'
import { joinCrew } from '../simulation/thread.ts'
import type { Task } from '../simulation/work.ts'
import type { Scored } from './block.ts'

if (isMainThread) {
  // A reader that has seen enough (head, less) closes the pipe; that is no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    process.stderr.write(`liangxin: 写不出结果 (cannot write the output): ${error.message}\n`)
    process.exit(1)
  })
  const { main } = await import('./main.ts')
  process.exitCode = await main(process.argv.slice(2))
} else if (joinCrew()) {
  // Loaded while whoever started the thread does something else.
  await import('../simulation/work.ts')
}

// The other entrances: worker threads load this same file and call one of these.
export default async function scoreInThread(block: Block): Promise<Scored> {
  const { scoreInWorker } = await import('./worker.ts')
  return scoreInWorker(block)
}

/** A text to read, check or compare, in a thread. */
export async function study(task: {
  kind: keyof Studies
  given: Studies[keyof Studies]['takes']
}): Promise<unknown> {
  const { study: work } = await import('../lifecycle/study.ts')
  return work(task)
}

/** A task of a simulation, in a thread. */
export async function simulate(task: Task): Promise<unknown> {
  const { work } = await import('../simulation/work.ts')
  return work(task)
}
