// Which program is running, for receipts: years later it says what to start again.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownProgram, projectRoot } from '../root.ts'
import type { Build } from './statement.ts'

/**
 * The running program. Its first file names every part by a hash of that part, so its own hash
 * stands for all; from source it is that of the lock file of its packages.
 */
export function currentBuild(): Build {
  const root = projectRoot()
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  const file = ownProgram() ?? join(root, 'package-lock.json')
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex')
  return { version, program: `sha256:${hash}`, node: process.version }
}
