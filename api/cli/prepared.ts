// Rules that the build has read and checked already, found by the hash of their bytes: a start
// need not parse YAML again. Only the built program has any, and made them itself.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load, type Standard, standardOf } from '../../engine/assess/load.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'

const FOLDER = fileURLToPath(new URL('./prepared/', import.meta.url))

/** The standard of a text that was prepared; nothing where it was not. */
export function preparedStandard(bytes: Uint8Array): Standard | undefined {
  let text: string
  try {
    text = readFileSync(fileOf(FOLDER, bytes), 'utf8')
  } catch {
    return undefined
  }
  return standardOf(JSON.parse(text) as Ruleset)
}

/** Prepares these files, and nothing else, in a folder beside the program. */
export function prepareRules(folder: string, files: readonly string[]): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const file of files) {
    const bytes = readFileSync(file)
    const { standard, problems } = load(bytes.toString())
    // Whatever is told of a text is told from the text, so only a text without problems will do.
    if (standard && problems.length === 0) writeFileSync(fileOf(folder, bytes), standard.canonical)
  }
}

function fileOf(folder: string, bytes: Uint8Array): string {
  return join(folder, `${createHash('sha256').update(bytes).digest('hex')}.json`)
}
