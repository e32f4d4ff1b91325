// liangxin score: subjects in, assessments out, in order and in constant memory.
import { type Scored, type Settings, scoreBlock } from './block.ts'
import { blocks } from './input.ts'
import type { Library } from './library.ts'
import { openPool, type Pool, threads } from './pool.ts'
import type { Source } from './source.ts'

/** What goes where. */
export type ScoreJob = {
  settings: Settings
  source: Source
  library: Library
  input: AsyncIterable<Uint8Array>
  write: (bytes: Uint8Array) => Promise<void>
  complain: (line: string) => void
  progress: (subjects: number) => void
}

// Threads cost a fifth of a second to start: a small input is done before they could help.
const BLOCKS_BEFORE_THREADS = 12

/** Scores a stream; returns how many subjects were answered and how many problems there were. */
export async function score(job: ScoreJob): Promise<{ answered: number; problems: number }> {
  const done = { answered: 0, problems: 0 }
  const told = new Set<string>()
  const take = async ({ bytes, complaints, answered }: Scored): Promise<void> => {
    done.answered += answered
    for (const line of complaints) {
      // Rules that cannot be read are told once, not once for each block.
      if (!line.startsWith(`${job.settings.file}:`)) {
        if (told.has(line)) continue
        told.add(line)
      }
      done.problems++
      job.complain(line)
    }
    if (bytes.length > 0) await job.write(bytes)
    job.progress(done.answered)
  }
  let pool: Pool | undefined
  let count = 0
  try {
    for await (const block of blocks(job.input)) {
      if (count++ < BLOCKS_BEFORE_THREADS || threads() === 0) {
        await take(await scoreBlock(job.settings, job.library, block))
        continue
      }
      pool ??= await openPool({ settings: job.settings, source: job.source })
      pool.put(block)
      if (pool.full()) await take(await pool.next()!)
    }
    for (let result = pool?.next(); result; result = pool?.next()) await take(await result)
  } finally {
    await pool?.close()
  }
  return done
}
