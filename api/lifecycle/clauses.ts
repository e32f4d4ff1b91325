// The official texts a version cites, clause by clause, from the files that ship beside it.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readText } from '../../engine/text/read.ts'
import type { Clauses } from '../contract/versions.ts'

type Sources = Record<string, { title?: unknown; file?: unknown }>

/** The clauses of a text's sources; a text that cannot be read has none. */
export function clausesOf(text: string, folder: string, ruleset: string): Clauses {
  const { data } = readText(text)
  const { sources } = (typeof data === 'object' && data !== null ? data : {}) as {
    sources?: Sources
  }
  if (typeof sources !== 'object' || sources === null) return { sources: [] }
  return {
    sources: Object.entries(sources).map(([id, source]) => {
      const { title, file } = source ?? {}
      // A draft may name any file; only those in the folder of official texts are opened.
      const path =
        typeof file === 'string' ? join(folder, ruleset, 'sources', basename(file)) : undefined
      const read = path && existsSync(path) ? readText(readFileSync(path, 'utf8')).data : undefined
      const { clauses } = (read ?? {}) as { clauses?: Clauses['sources'][number]['clauses'] }
      return { id, title: typeof title === 'string' ? title : id, clauses: clauses ?? [] }
    }),
  }
}
