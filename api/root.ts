// Where the project and its program lie, whether it runs from source or from dist/.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROGRAM = 'liangxin.js'

/** The folder that holds rules/. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'rules', 'ruleset.schema.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('the folder rules/ is missing beside the program')
    folder = parent
  }
  return folder
}

/** The built program that this code is part of; nothing where it runs from source. */
export function ownProgram(): string | undefined {
  const self = fileURLToPath(import.meta.url)
  if (self.endsWith('.ts')) return undefined
  // The parts of the program lie in a folder beside the file it starts with.
  const beside = join(dirname(self), PROGRAM)
  return existsSync(beside) ? beside : join(dirname(self), '..', PROGRAM)
}
