// Files that commands open and write, and what is said where that fails.
import { problem } from '../../engine/words/problem.ts'
import { openPopulation, type PopulationFile } from '../population/file.ts'
import { DamagedFile } from '../population/sections.ts'
import { problemLine } from './report.ts'

const PROBLEMS = 1

/** Opens a population for a command; complains and returns nothing where that fails. */
export function open(path: string): PopulationFile | undefined {
  try {
    const file = openPopulation(path)
    if (!file) complain(problemLine(path, problem('population-file', { value: path })))
    return file
  } catch (error) {
    const code = error instanceof DamagedFile ? 'population-damaged' : 'file-unreadable'
    if (code === 'file-unreadable' && !(error as NodeJS.ErrnoException).code) throw error
    complain(problemLine(path, problem(code, { value: path })))
    return undefined
  }
}

/** Says that a file cannot be written; the exit code. */
export function cannotWrite(path: string, error: NodeJS.ErrnoException): number {
  if (!error.code) throw error
  complain(problemLine(path, problem('file-unwritable', { value: path, code: error.code })))
  return PROBLEMS
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}
