// What lies beside a backup and says what it must be.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** The manifest of a backup; `database` is the SHA-256 of its file. */
export type Manifest = {
  format: 'liangxin-backup-1'
  at: string
  database: string
  bytes: number
  /** The newest audit row and its hash. */
  seq: number
  head: string
  /** The files that rows name, and those of them that were not there any more. */
  files?: ManifestFile[]
  absent?: string[]
}

/** A file by its path within the backup. */
export type ManifestFile = { path: string; sha256: string }

export const MANIFEST = 'manifest.json'

/** The SHA-256 of a file, in hexadecimal. */
export async function fileHash(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
