// A version ready to score, with the models that switched readings make of it.
import { createMemory, createPool, type Memory, type Pool } from '../ask/memory.ts'
import type { Compiled } from '../compile/model.ts'
import { type Pieces, piecesOf } from '../explain/pieces.ts'
import type { Frame } from '../frame/frame.ts'
import { type Names, namesOf } from '../frame/names.ts'
import type { Scanner } from '../frame/scanner.ts'
import type { Problem } from '../words/problem.ts'
import { type Standard, withReadings } from './load.ts'
import { alternativesOf } from './readings.ts'

const MOST_MODELS = 64

/** One compiled model with what it remembers; frames are lent out and given back. */
export type Model = {
  compiled: Compiled
  names: Names
  pieces: Pieces
  memory: Memory
  readings: Record<string, string>
  /** Whether any reading is switched. */
  switched: boolean
  frames: Frame[]
  /** Reads ordinary requests from bytes; made when bytes first come. */
  scanner?: Scanner
}

/** A version that scores; `hash` names it in every answer. */
export type Scorer = { standard: Standard; hash: string; pool: Pool; models: Map<string, Model> }

/** A scorer for a loaded version; the host supplies the hash of its canonical text. */
export function createScorer(standard: Standard, hash: string): Scorer {
  const pool = createPool()
  const models = new Map([['', createModel(standard.compiled, {}, pool, hash)]])
  return { standard, hash, pool, models }
}

/** The model under these readings, compiled once and kept. */
export function modelFor(
  scorer: Scorer,
  readings: Record<string, string>,
): { model: Model; problems: [] } | { model: undefined; problems: Problem[] } {
  const asked = Object.keys(readings)
  if (asked.length === 0) return { model: scorer.models.get('')!, problems: [] }
  const { switched, problems } = alternativesOf(scorer.standard.ruleset, readings)
  if (problems.length > 0) return { model: undefined, problems }
  const key = Object.entries(switched).flat().join(' ')
  const known = scorer.models.get(key)
  if (known) return { model: known, problems: [] }
  const amended = withReadings(scorer.standard.ruleset, switched)
  if (!amended.compiled) return { model: undefined, problems: amended.problems }
  if (scorer.models.size >= MOST_MODELS) dropOldest(scorer.models)
  const model = createModel(amended.compiled, switched, scorer.pool, scorer.hash)
  scorer.models.set(key, model)
  return { model, problems: [] }
}

function createModel(
  compiled: Compiled,
  readings: Record<string, string>,
  pool: Pool,
  hash: string,
): Model {
  const switched = Object.keys(readings).length > 0
  return {
    compiled,
    names: namesOf(compiled),
    pieces: piecesOf(compiled, hash, switched ? readings : undefined),
    memory: createMemory(compiled, pool),
    readings,
    switched,
    frames: [],
  }
}

// The version's own model stays; of the others the first one made goes.
function dropOldest(models: Map<string, Model>): void {
  for (const key of models.keys()) {
    if (key === '') continue
    models.delete(key)
    return
  }
}
