// Files of any of the kinds that are taken, as a population file: all of it, or nothing.
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Day } from '../../../engine/civil.ts'
import type { Compiled } from '../../../engine/compile/model.ts'
import { freeze } from '../../../engine/population/freeze.ts'
import { problem } from '../../../engine/words/problem.ts'
import { createCollection } from '../collect.ts'
import { writePopulation } from '../file.ts'
import { qualityOf } from '../quality.ts'
import { alone } from './alone.ts'
import { type Encoded, encodingOf, type Heard, textOf } from './bytes.ts'
import { headerOf } from './columns.ts'
import { blame, createFaults, type Faults, told } from './faults.ts'
import { readLines } from './lines.ts'
import type { Table } from './rows.ts'
import { sheetRows } from './sheet.ts'
import { csvRows } from './table.ts'
import { readTables } from './tables.ts'

/** A file, and what people call it. */
export type Input = { path: string; name: string }

/** What to import: one file of score requests, or a table of subjects and one of records. */
export type Import = {
  files: readonly Input[]
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

/** Hears how many rows were read, and which part of the work that is, from 0 to 1. */
export type Progress = (rows: number, part: number) => void

/** Imports; `out` is written only where nothing at all is wrong. */
export async function importPopulation(
  compiled: Compiled,
  { files, asOf, name, uscc, out }: Import,
  progress: Progress = () => {},
): Promise<Imported> {
  const faults = createFaults()
  // Every file is read twice: to know its encoding, then row by row.
  let bytes = 0
  const all = files.reduce((sum, { path }) => sum + 2 * sizeOf(path), 1)
  const heard = (more: number) => {
    bytes += more
  }
  const sources: (Source | undefined)[] = []
  for (const file of files) {
    sources.push(await sourceOf(file, faults, heard))
    progress(0, bytes / all)
  }
  if (faults.count > 0) return { faults: told(faults) }
  const gathered = await gather(compiled, sources as Source[], faults, {
    asOf,
    uscc,
    heard,
    progress: (count) => progress(count, Math.min(1, bytes / all)),
  })
  if (!gathered) return { faults: told(faults) }
  const { population, rows: order, texts } = gathered
  const about = {
    name: name ?? basename(files[0]!.name),
    ruleset: compiled.ruleset,
    origin: {
      kind: 'imported' as const,
      files: sources.map((each) => ({ name: basename(each!.name), sha256: each!.sha256 })),
    },
    quality: qualityOf(population, compiled),
  }
  return { hash: writePopulation(out, population, about, texts, order), faults: [] }
}

type Gathering = {
  asOf: Day
  uscc: readonly string[]
  heard: Heard
  progress: (rows: number) => void
}

// The rows as a population, or nothing where there are faults. By itself, so that the columns
// that grew are given back before anything is written.
async function gather(
  compiled: Compiled,
  [first, second]: readonly Source[],
  faults: Faults,
  { asOf, uscc, heard, progress }: Gathering,
) {
  const collection = createCollection(compiled)
  if (second === undefined) {
    const { path, name, encoding } = first!
    const headers = {
      subject: headerOf(compiled, 'subject'),
      record: headerOf(compiled, 'record'),
    }
    const table = isSheet(name) || name.toLowerCase().endsWith('.csv')
    const other = await alone(
      tableOf(first!, () => {}),
      table,
      headers,
    )
    if (other) {
      blame(faults, name, 1, [other])
      return undefined
    }
    await readLines(collection, name, textOf(path, encoding, heard), faults, progress)
  } else {
    const [subjects, records] = [tableOf(first!, heard), tableOf(second, heard)]
    await readTables(collection, subjects, records, faults, { uscc, progress })
  }
  if (faults.count > 0) return undefined
  return { ...freeze(collection.builder, asOf), texts: collection.texts }
}

type Source = Encoded & Input

async function sourceOf(input: Input, faults: Faults, heard: Heard): Promise<Source | undefined> {
  const { path, name } = input
  try {
    if (isSheet(name)) {
      const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
      return { ...input, encoding: 'utf-8', sha256 }
    }
    const encoded = await encodingOf(path, heard)
    if (encoded) return { ...input, ...encoded }
    blame(faults, name, 1, [problem('encoding-unknown')])
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code) throw error
    blame(faults, name, 1, [problem('file-unreadable', { value: name })])
  }
  return undefined
}

function tableOf({ path, name, encoding }: Source, heard: Heard): Table {
  return { file: name, rows: isSheet(name) ? sheetRows(path) : csvRows(path, encoding, heard) }
}

function isSheet(name: string): boolean {
  return name.toLowerCase().endsWith('.xlsx')
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
