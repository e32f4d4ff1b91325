// What a simulation writes to files: who moved, and who lacks a fact, a line each; where there are
// two targets, those of the first and then those of the second.
import { closeSync, openSync, writeSync } from 'node:fs'
import type { PopulationFile } from '../population/file.ts'
import { boundsOf } from '../simulation/bounds.ts'
import { moversPage } from '../simulation/movers.ts'
import type { Compared, NamedSide } from '../simulation/sheets.ts'
import { unknownPage } from '../simulation/unknown.ts'
import { cannotWrite } from './files.ts'
import { counter } from './progress.ts'

const DONE = 0
const PAGE = 200
// Bounds are found on a side made for the page, so a page is long.
const UNKNOWN_PAGE = 20_000

/** Everybody's grades, as they are counted. */
type Columns = { from: Uint8Array; to: Uint8Array; also?: Uint8Array }

/** Room for them. */
export function gradesFor(subjects: number, also: boolean): Columns {
  const column = () => new Uint8Array(new SharedArrayBuffer(subjects) as unknown as ArrayBuffer)
  return { from: column(), to: column(), ...(also ? { also: column() } : {}) }
}

/** Each target with the first version. */
export function comparedOf(
  file: PopulationFile,
  { from, ...targets }: Columns,
  [first, ...others]: readonly NamedSide[],
  asOf: string,
): Compared[] {
  const columns = [targets.to, targets.also]
  return others.map((to, i) => {
    return { file, asOf, grades: { from, to: columns[i]! }, sides: { from: first!, to } }
  })
}

/** Writes what was asked for; the exit code. */
export async function writeLists(
  { movers, unknown }: { movers?: string; unknown?: string },
  compared: readonly Compared[],
): Promise<number> {
  const wanted = [
    { path: movers, page: moversOf },
    { path: unknown, page: compared.length > 1 ? namedUnknown : unknownOf },
  ]
  let code = DONE
  for (const { path, page } of wanted) {
    if (path === undefined) continue
    const wrong = await writeList(path, compared, page).catch((error: NodeJS.ErrnoException) =>
      cannotWrite(path, error),
    )
    code = wrong ?? code
  }
  return code
}

/** A page of a list, where the next begins, and how many there are in all. */
type Listed = { entries: readonly object[]; next: number | null; total: number }
type PageOf = (compared: Compared, cursor: number) => Promise<Listed>

// Both score sheets of everybody who moved.
async function moversOf(compared: Compared, cursor: number): Promise<Listed> {
  const { file, grades, sides, asOf } = compared
  const { movers, ...rest } = await moversPage(file, grades, sides, asOf, {}, cursor, PAGE)
  return { entries: movers, ...rest }
}

// Everybody who lacks a fact, with the best and the worst grade.
async function unknownOf(compared: Compared, cursor: number): Promise<Listed> {
  const { subjects, ...rest } = await unknownPage(compared, {}, cursor, UNKNOWN_PAGE, boundsOf)
  return { entries: subjects, ...rest }
}

// Grades alone do not say whose they are.
async function namedUnknown(compared: Compared, cursor: number): Promise<Listed> {
  const { scorer, readings } = compared.sides.to
  const { version } = scorer.standard.ruleset
  const { entries, ...rest } = await unknownOf(compared, cursor)
  return { entries: entries.map((entry) => ({ version, readings, ...entry })), ...rest }
}

// A line each, in the order of the population.
async function writeList(
  path: string,
  compared: readonly Compared[],
  pageOf: PageOf,
): Promise<undefined> {
  const out = openSync(path, 'w')
  try {
    for (const each of compared) {
      let bar: ReturnType<typeof counter> | undefined
      let written = 0
      for (let cursor: number | null = 0; cursor !== null; ) {
        const { entries, next, total }: Listed = await pageOf(each, cursor)
        writeSync(out, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
        bar ??= counter('已写 (written)', total)
        written += entries.length
        bar.show(written)
        cursor = next
      }
      bar?.clear()
    }
  } finally {
    closeSync(out)
  }
}
