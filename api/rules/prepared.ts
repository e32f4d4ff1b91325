// Rules that the build has read and checked already, found by the hash of their bytes: a start
// need not parse YAML again. Only the built program has any, and made them itself.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { load, type Standard, standardOf } from '../../engine/assess/load.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { ownProgram } from '../root.ts'

const PROGRAM = ownProgram()
const FOLDER = PROGRAM === undefined ? undefined : join(dirname(PROGRAM), 'prepared')

/** The standard of a text that was prepared; nothing where it was not. */
export function preparedStandard(bytes: Uint8Array): Standard | undefined {
  if (FOLDER === undefined) return undefined
  let text: string
  try {
    text = readFileSync(fileOf(FOLDER, bytes), 'utf8')
  } catch {
    return undefined
  }
  return standardOf(JSON.parse(text) as Ruleset)
}

/** Prepares a file, if nothing at all is to be said of it. */
export function prepareRules(file: string): void {
  if (FOLDER === undefined) return
  const bytes = readFileSync(file)
  const { standard, problems } = load(bytes.toString())
  if (!standard || problems.length > 0) return
  mkdirSync(FOLDER, { recursive: true })
  const target = fileOf(FOLDER, bytes)
  // In document order, which messages follow. Renamed into place: another start may be looking for it this moment.
  writeFileSync(`${target}.${process.pid}`, JSON.stringify(standard.ruleset))
  renameSync(`${target}.${process.pid}`, target)
}

function fileOf(folder: string, bytes: Uint8Array): string {
  return join(folder, `${createHash('sha256').update(bytes).digest('hex')}.json`)
}
