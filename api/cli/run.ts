// The program: what the built file starts with.
import { isMainThread } from 'node:worker_threads'
import { work } from '../simulation/work.ts'
import { main } from './main.ts'
import { scoreInWorker } from './worker.ts'

// A reader that has seen enough (head, less) closes the pipe; that is no fault of ours.
if (isMainThread)
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    process.stderr.write(`liangxin: 写不出结果 (cannot write the output): ${error.message}\n`)
    process.exit(1)
  })

if (isMainThread) process.exitCode = await main(process.argv.slice(2))

// The other entrances: worker threads load this same file and call one of these.
export default scoreInWorker
export { work as simulate }
