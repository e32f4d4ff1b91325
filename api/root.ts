// Where the project lies, whether it runs from source or from dist/.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

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
