// Small JSON documents in a folder, one file each: written whole or not at all.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Documents by id. */
export type Archive<T> = {
  folder: string
  all: () => T[]
  put: (id: string, document: T) => void
  remove: (id: string) => void
}

/** The documents of a folder; a file that was being written when the power went is dropped. */
export function openArchive<T>(folder: string): Archive<T> {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.tmp')) rmSync(join(folder, name), { force: true })
  }
  const path = (id: string) => join(folder, `${id}.json`)
  return {
    folder,
    all: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T),
    put(id, document) {
      const beside = `${path(id)}.${process.pid}.tmp`
      writeFileSync(beside, JSON.stringify(document), { flush: true })
      renameSync(beside, path(id))
    },
    remove: (id) => rmSync(path(id), { force: true }),
  }
}
