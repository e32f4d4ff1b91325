// Subjects in, assessments out, in order and in constant memory.
import type { Library } from '../rules/library.ts'
import { type Block, blocks } from '../score/input.ts'
import { type Scored, type Settings, scoreBlock } from './block.ts'
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

// A thread compiles the program and asks its questions anew, a second of work: it pays only
// where as much again is still to come. So many bytes take this thread a few seconds.
const BYTES_BEFORE_THREADS = 64 * 1024 * 1024
// How far scoring may run ahead of what can be written, in blocks.
const MOST_AHEAD = 32

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
  let bytes = 0
  const ahead: Slot[] = []
  const write = async (most: number): Promise<void> => {
    while (ahead.length > 0 && (ahead[0]!.scored || ahead.length > most)) {
      const { scored, result } = ahead.shift()!
      await take(scored ?? (await result!))
    }
  }
  try {
    for await (const block of blocks(job.input)) {
      bytes += sizeOf(block)
      if (!pool && bytes > BYTES_BEFORE_THREADS && threads() > 0)
        pool = await openPool({ settings: job.settings, source: job.source })
      // This thread scores, too, whatever the others have no hand free for.
      if (pool?.free()) ahead.push(slotOf(pool.run(block)))
      else ahead.push({ scored: await scoreBlock(job.settings, job.library, block) })
      await write(MOST_AHEAD)
    }
    await write(0)
  } finally {
    await pool?.close()
  }
  return done
}

/** A block's place in the output: scored, or on its way. */
type Slot = { scored?: Scored; result?: undefined } | { scored?: Scored; result: Promise<Scored> }

function sizeOf(block: Block): number {
  return 'piece' in block && 'bytes' in block.piece ? block.piece.bytes.length : 0
}

function slotOf(result: Promise<Scored>): Slot {
  const slot: Slot = { result }
  result.then(
    (scored) => {
      slot.scored = scored
    },
    () => {},
  )
  return slot
}
