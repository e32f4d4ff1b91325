// liangxin simulate: what another version would do to everybody in a population.
import { closeSync, existsSync, openSync, statSync, writeSync } from 'node:fs'
import type { Command } from 'commander'
import { parseDay } from '../../engine/civil.ts'
import type { PopulationFile } from '../population/file.ts'
import { type Loaded, loadFile, versionOf } from '../rules/library.ts'
import { boundsOf } from '../simulation/bounds.ts'
import { type Crew, openCrew, sparePlaces } from '../simulation/crew.ts'
import { moversPage } from '../simulation/movers.ts'
import { simulationTable } from '../simulation/report.ts'
import { type HashedSide, type Simulated, simulateFile } from '../simulation/run.ts'
import type { Compared, NamedSide } from '../simulation/sheets.ts'
import { unknownPage } from '../simulation/unknown.ts'
import { cannotWrite, open } from './files.ts'
import { counter } from './progress.ts'
import { problemLine } from './report.ts'

const DONE = 0
const PROBLEMS = 1
const USAGE = 2
/** Bytes of a population of some 4,000,000 subjects. */
const WORTH_THREADS = 600_000_000

type Options = {
  ruleset: string
  from: string
  readingFrom: string[]
  population: string
  asOf?: string
  movers?: string
  unknown?: string
  json?: boolean
}

/** A version as it was named, with the readings that were switched in it. */
type Named = { name: string; readings: string[]; flag: string }

const MOST_TARGETS = 2

/** Adds the verb; `end` takes the exit code. */
export function registerSimulate(program: Command, end: (code: number) => void): void {
  const collect = (value: string, before: string[]) => [...before, value]
  const targets: Named[] = []
  const early: string[] = []
  const name = (value: string) => {
    targets.push({ name: value, readings: targets.length === 0 ? early : [], flag: '--reading-to' })
    return targets
  }
  // A reading belongs to the version before it.
  const reading = (value: string) => {
    ;(targets.at(-1)?.readings ?? early).push(value)
    return value
  }
  program
    .command('simulate')
    .description('影响模拟：比较两三个版本下的等级 (compare versions over a population)')
    .requiredOption('--ruleset <id>', '评价标准 (ruleset)')
    .requiredOption('--from <version|file>', '现行版本 (the version compared with)')
    .requiredOption(
      '--to <version|file>',
      '另一版本；可写两次 (the other version; twice for two)',
      name,
    )
    .option('--reading-from <id=alternative>', '前者改用的解释口径 (its readings)', collect, [])
    .option(
      '--reading-to <id=alternative>',
      '后者改用的解释口径 (readings of the --to before)',
      reading,
    )
    .requiredOption('--population <file>', '主体样本 (population file)')
    .option('--as-of <date>', '评价日；缺省为样本的 (day; default: that of the population)')
    .option(
      '--movers <file>',
      '变动主体和前后得分单写到文件 (who moved, with both score sheets, NDJSON)',
    )
    .option(
      '--unknown <file>',
      '事实不全的主体、所缺事实和最好最差的等级写到文件 (who lacks a fact, with best and worst grade, NDJSON)',
    )
    .option('--json', '输出 JSON (as JSON)')
    .action(async (options: Options) => {
      end(await run(options, targets))
    })
}

async function run(options: Options, targets: readonly Named[]): Promise<number> {
  // A thread loads and compiles for itself what this one has already, which pays where the
  // population is large, or where many share it. It starts while versions and file are read.
  const spare = sparePlaces()
  const pays = sizeOf(options.population) * spare >= WORTH_THREADS
  const crew = pays ? await openCrew(spare) : undefined
  return runWith(crew, options, targets).finally(() => void crew?.close())
}

async function runWith(
  crew: Crew | undefined,
  options: Options,
  targets: readonly Named[],
): Promise<number> {
  const asOf = options.asOf === undefined ? undefined : parseDay(options.asOf)
  if (options.asOf !== undefined && asOf === undefined)
    return usage(`--as-of ${options.asOf}：没有这一天 (no such date; write YYYY-MM-DD)`)
  if (targets.length > MOST_TARGETS) return usage('--to 至多两次 (twice at most)')
  const from = { name: options.from, readings: options.readingFrom, flag: '--reading-from' }
  const sides: NamedSide[] = []
  const loaded = new Map<string, Loaded>()
  for (const named of [from, ...targets]) {
    const side = sideOf(options.ruleset, named, loaded)
    if (typeof side === 'number') return side
    sides.push(side)
  }
  const file = open(options.population)
  if (!file) return PROBLEMS
  const { subjects } = file.population
  const bar = counter('已算 (done)', subjects)
  const day = asOf ?? file.population.asOf
  const [first, to, also] = sides
  const listed = options.movers ?? options.unknown
  const grades = listed === undefined ? undefined : gradesFor(subjects)
  const { simulated, problems } = await simulateFile(file, plain(first!), plain(to!), day, {
    ...(crew ? { crew, here: true } : {}),
    ...(also ? { also: plain(also) } : {}),
    ...(grades ? { grades } : {}),
    shares: true,
    progress: bar.show,
  })
  bar.clear()
  for (const found of problems) complain(problemLine(options.population, found))
  if (!simulated) return PROBLEMS
  print(simulated, options.json === true)
  const sidesOf = { from: first!, to: to! }
  const { asOf: on } = simulated
  const lists: [string | undefined, (cursor: number) => Promise<Listed>][] = [
    [options.movers, (at) => movers(file, grades!, sidesOf, on, at)],
    [options.unknown, (at) => unknown({ file, grades: grades!, sides: sidesOf, asOf: on }, at)],
  ]
  let code = DONE
  for (const [path, page] of lists) {
    if (path === undefined) continue
    const wrong = await writeList(path, page).catch((error: NodeJS.ErrnoException) =>
      cannotWrite(path, error),
    )
    code = wrong ?? code
  }
  file.close()
  return code
}

// What cannot be looked at is told when it is opened.
function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}

// The version with its readings, or the exit code where there is none; named twice, loaded once.
function sideOf(
  ruleset: string,
  { name, readings, flag }: Named,
  known: Map<string, Loaded>,
): NamedSide | number {
  const switched: [string, string][] = []
  for (const pair of readings) {
    const at = pair.indexOf('=')
    if (at < 1) return usage(`${flag} ${pair}：写成 口径=选择 (write ID=ALTERNATIVE)`)
    switched.push([pair.slice(0, at), pair.slice(at + 1)])
  }
  const loaded = known.get(name) ?? versionNamed(ruleset, name)
  known.set(name, loaded)
  if (!loaded.scorer) {
    for (const found of loaded.problems) complain(problemLine(loaded.file, found))
    const unknown = loaded.problems.some(
      ({ code }) => code === 'version-unknown' || code === 'ruleset-unknown',
    )
    return unknown ? USAGE : PROBLEMS
  }
  const { ruleset: own } = loaded.scorer.standard.ruleset
  if (own !== ruleset) return usage(`${name} 是「${own}」，不是「${ruleset}」 (another ruleset)`)
  return { scorer: loaded.scorer, readings: Object.fromEntries(switched) }
}

function plain({ scorer, readings }: NamedSide): HashedSide {
  return { ruleset: scorer.standard.ruleset, hash: scorer.hash, readings }
}

const PAGE = 200
// Bounds are found on a side made for the page, so a page is long.
const UNKNOWN_PAGE = 20_000

/** A page of a list, and where the next begins. */
type Listed = { entries: readonly object[]; next: number | null }

// Both score sheets of everybody who moved.
async function movers(
  file: PopulationFile,
  grades: Compared['grades'],
  sides: Compared['sides'],
  asOf: string,
  cursor: number,
): Promise<Listed> {
  const page = await moversPage(file, grades, sides, asOf, {}, cursor, PAGE)
  return { entries: page.movers, next: page.next }
}

// Everybody who lacks a fact, with the best and the worst grade.
async function unknown(compared: Compared, cursor: number): Promise<Listed> {
  const page = await unknownPage(compared, {}, cursor, UNKNOWN_PAGE, boundsOf)
  return { entries: page.subjects, next: page.next }
}

// A line each, in the order of the population.
async function writeList(
  path: string,
  page: (cursor: number) => Promise<Listed>,
): Promise<undefined> {
  const out = openSync(path, 'w')
  try {
    for (let cursor: number | null = 0; cursor !== null; ) {
      const { entries, next }: Listed = await page(cursor)
      writeSync(out, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
      cursor = next
    }
  } finally {
    closeSync(out)
  }
}

function gradesFor(subjects: number) {
  const column = () => new Uint8Array(new SharedArrayBuffer(subjects) as unknown as ArrayBuffer)
  return { from: column(), to: column() }
}

function print(simulated: Simulated, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(simulated)}\n` : simulationTable(simulated))
}

// A version by name, or a file; names win, so that a file beside cannot take their place.
function versionNamed(ruleset: string, name: string): Loaded {
  const version = versionOf(ruleset, name)
  if (version.scorer || !/[./\\]/.test(name)) return version
  return existsSync(name) ? loadFile(name) : version
}

function usage(message: string): number {
  complain(`liangxin: ${message}`)
  return USAGE
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}
