// Which program is running, for receipts: years later it says what to start again.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from '../root.ts'
import type { Build } from './statement.ts'

/** The running program; from source its file hash is that of the lock file of its packages. */
export function currentBuild(): Build {
  const root = projectRoot()
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  const self = fileURLToPath(import.meta.url)
  const file = self.endsWith('.ts') ? join(root, 'package-lock.json') : self
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex')
  return { version, program: `sha256:${hash}`, node: process.version }
}
