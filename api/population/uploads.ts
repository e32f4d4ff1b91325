// Files that people send before an import reads them: on disk as they come, for an hour, seen
// by nobody but who sent them.
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../refusal/refusal.ts'
import type { Input } from './import/import.ts'

/** A file that waits to be imported. */
type Upload = {
  id: string
  name: string
  bytes: number
  sha256: string
  expiresAt: string
}

/** The files that wait, by who sent them. */
export type Uploads = {
  /** Keeps what the stream brings; refuses what is too long, and leaves nothing of it. */
  take: (owner: string, name: string, body: ReadableStream<Uint8Array>) => Promise<Upload>
  /** The files of these ids; a refusal where one is not there or another's. */
  find: (owner: string, ids: readonly string[]) => (Input & { sha256: string })[]
  drop: (owner: string, ids: readonly string[]) => void
  close: () => void
}

const HOUR = 3_600_000
const MOST_OF_ONE = 4
const MOST = 20

type Kept = Upload & { owner: string; path: string; timer: NodeJS.Timeout }

/** Opens the folder; what an earlier service left there is nobody's any more. */
export function openUploads(folder: string, mostBytes: number): Uploads {
  rmSync(folder, { recursive: true, force: true })
  const kept = new Map<string, Kept>()
  let arriving = 0
  const forget = ({ id, path, timer }: Kept) => {
    clearTimeout(timer)
    kept.delete(id)
    rmSync(path, { force: true })
  }
  const of = (owner: string) => [...kept.values()].filter((each) => each.owner === owner)

  return {
    async take(owner, name, body) {
      if (of(owner).length >= MOST_OF_ONE || kept.size + arriving >= MOST) {
        throw new Refusal('uploads-full', {}, { retryAfter: 60 })
      }
      const id = randomBytes(6).toString('hex')
      const path = join(folder, id)
      arriving++
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        const { bytes, sha256 } = await write(path, body, mostBytes)
        const timer = setTimeout(() => forget(kept.get(id)!), HOUR).unref()
        const expiresAt = new Date(Date.now() + HOUR).toISOString()
        const upload = { id, name, bytes, sha256, expiresAt }
        kept.set(id, { ...upload, owner, path, timer })
        return upload
      } finally {
        arriving--
      }
    },
    find: (owner, ids) =>
      ids.map((id) => {
        const found = kept.get(id)
        if (found?.owner !== owner) throw new Refusal('upload-missing', { value: id })
        const { path, name, sha256 } = found
        return { path, name, sha256 }
      }),
    drop(owner, ids) {
      for (const each of of(owner)) if (ids.includes(each.id)) forget(each)
    },
    close: () => {
      for (const each of kept.values()) clearTimeout(each.timer)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function write(
  path: string,
  body: ReadableStream<Uint8Array>,
  most: number,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  let file: FileHandle | undefined
  try {
    file = await open(path, 'wx', 0o600)
    for await (const part of body as AsyncIterable<Uint8Array>) {
      bytes += part.length
      if (bytes > most) throw new Refusal('upload-too-large', { most })
      hash.update(part)
      await file.writeFile(part)
    }
    await file.close()
    return { bytes, sha256: hash.digest('hex') }
  } catch (error) {
    await file?.close().catch(() => {})
    rmSync(path, { force: true })
    throw refusalOf(error)
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof Refusal) return error
  const { code } = error as NodeJS.ErrnoException
  return new Refusal(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'upload-broken')
}
