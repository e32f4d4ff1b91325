// A worker thread of `liangxin score`: opens the same rules once and scores blocks.
import { workerData } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import type { Block } from '../score/input.ts'
import { type Scored, type Settings, scoreBlock } from './block.ts'
import { openSource, type Source } from './source.ts'

/** What the main thread gives every worker. */
export type WorkerData = { settings: Settings; source: Source }

let scoring: ((block: Block) => Promise<Scored>) | undefined

/** Scores one block; the rules are opened with the first. */
export function scoreInWorker(block: Block): Promise<Scored> {
  scoring ??= open((workerData as [unknown, WorkerData])[1] ?? (workerData as WorkerData))
  return scoring(block)
}

function open({ settings, source }: WorkerData): (block: Block) => Promise<Scored> {
  const { library } = openSource(source)
  return async (block) => handedOver(await scoreBlock(settings, library, block))
}

// Bytes change hands where they would be copied.
function handedOver(scored: Scored): Scored {
  const handing = { [transferableSymbol]: [scored.bytes.buffer], [valueSymbol]: scored }
  return move(handing as unknown as Parameters<typeof move>[0]) as unknown as Scored
}
