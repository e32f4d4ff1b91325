// A population opened by a thread, so that whoever answers requests waits for no disk and no hash.
import { type Columns, openPopulation, readTexts, type TextColumns } from '../population/file.ts'
import { DamagedFile } from '../population/sections.ts'

/** Read the columns of the population of this hash, and hold them against their hashes. */
export type OpenTask = { kind: 'open'; path: string; hash: string }

/** Read its texts. */
export type TextsTask = { kind: 'texts'; path: string; hash: string }

/** What was read; nothing where there is no such file, or bytes are not those that were written. */
export type Opened<T> = { found?: T; damaged: boolean }

/** The columns of a population. */
export function openColumns({ path, hash }: OpenTask): Opened<Columns> {
  return opened(() => {
    const file = openPopulation(path, hash)
    if (!file) return undefined
    // What a thread gives another is data.
    const { labels: _, close, ...columns } = file
    close()
    return columns
  })
}

/** The texts of a population. */
export function openTexts({ path, hash }: TextsTask): Opened<TextColumns> {
  return opened(() => readTexts(path, hash))
}

function opened<T>(read: () => T | undefined): Opened<T> {
  try {
    const found = read()
    return { ...(found === undefined ? {} : { found }), damaged: false }
  } catch (error) {
    if (error instanceof DamagedFile) return { damaged: true }
    throw error
  }
}
