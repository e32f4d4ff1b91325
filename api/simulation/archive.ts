// Small JSON documents in a folder, one file each: written whole or not at all.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** Documents by id. */
export type Archive<T> = {
  /** Those that were there when the folder was opened. */
  all: () => T[]
  put: (id: string, document: T) => void
}

/**
 * The documents of a folder, which is made with the first of them; a file that was being written
 * when the power went is dropped.
 */
export function openArchive<T>(folder: string): Archive<T> {
  const names = existsSync(folder) ? readdirSync(folder) : []
  for (const name of names) {
    if (name.endsWith('.tmp')) rmSync(join(folder, name), { force: true })
  }
  const path = (id: string) => join(folder, `${id}.json`)
  return {
    all: () =>
      names
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T),
    put(id, document) {
      mkdirSync(folder, { recursive: true })
      const beside = `${path(id)}.${process.pid}.tmp`
      writeFileSync(beside, JSON.stringify(document), { flush: true })
      renameSync(beside, path(id))
    },
  }
}
