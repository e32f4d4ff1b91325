// Files of any of the kinds that are taken, as a population file: all of it, or nothing.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Day } from '../../../engine/civil.ts'
import type { Compiled } from '../../../engine/compile/model.ts'
import { freeze } from '../../../engine/population/freeze.ts'
import { problem } from '../../../engine/words/problem.ts'
import { createCollection } from '../collect.ts'
import { writePopulation } from '../file.ts'
import { qualityOf } from '../quality.ts'
import { type Encoded, encodingOf, textOf } from './bytes.ts'
import { blame, createFaults, type Faults, told } from './faults.ts'
import { readLines } from './lines.ts'
import { sheetRows } from './sheet.ts'
import { csvRows } from './table.ts'
import { readTables, type Table } from './tables.ts'

/** What to import: one file of score requests, or a table of subjects and one of records. */
export type Import = {
  files: [lines: string] | [subjects: string, records: string]
  asOf: Day
  name?: string
  /** Columns of subjects that hold 统一社会信用代码. */
  uscc: readonly string[]
  out: string
}

/** The hash of the new population, or what is wrong with which file. */
export type Imported =
  | { hash: string; faults: [] }
  | { hash?: undefined; faults: ReturnType<typeof told> }

/** Imports; `out` is written only where nothing at all is wrong. */
export async function importPopulation(
  compiled: Compiled,
  { files, asOf, name, uscc, out }: Import,
  progress: (rows: number) => void = () => {},
): Promise<Imported> {
  const faults = createFaults()
  const sources = await Promise.all(files.map((file) => sourceOf(file, faults)))
  if (faults.count > 0) return { faults: told(faults) }
  const collection = createCollection(compiled)
  const [first, second] = sources
  if (second === undefined) {
    const { path, encoding } = first!
    await readLines(collection, path, textOf(path, encoding), faults, progress)
  } else {
    await readTables(collection, tableOf(first!), tableOf(second), faults, { uscc, progress })
  }
  if (faults.count > 0) return { faults: told(faults) }
  const { population, rows } = freeze(collection.builder, asOf)
  const about = {
    name: name ?? basename(files[0]),
    ruleset: compiled.ruleset,
    origin: {
      kind: 'imported' as const,
      files: sources.map((each) => ({ name: basename(each!.path), sha256: each!.sha256 })),
    },
    quality: qualityOf(population, compiled),
  }
  return { hash: writePopulation(out, population, about, collection.texts, rows), faults: [] }
}

type Source = Encoded & { path: string }

async function sourceOf(path: string, faults: Faults): Promise<Source | undefined> {
  try {
    if (isSheet(path)) {
      const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
      return { path, encoding: 'utf-8', sha256 }
    }
    const encoded = await encodingOf(path)
    if (encoded) return { path, ...encoded }
    blame(faults, path, 1, [problem('encoding-unknown')])
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code) throw error
    blame(faults, path, 1, [problem('file-unreadable', { value: path })])
  }
  return undefined
}

function tableOf({ path, encoding }: Source): Table {
  return { file: path, rows: isSheet(path) ? sheetRows(path) : csvRows(path, encoding) }
}

function isSheet(path: string): boolean {
  return path.toLowerCase().endsWith('.xlsx')
}
