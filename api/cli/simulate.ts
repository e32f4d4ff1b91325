// liangxin simulate: what another version would do to everybody in a population.
import { existsSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import { parseDay } from '../../engine/civil.ts'
import { type Loaded, loadFile, versionOf } from '../rules/library.ts'
import { type Crew, openCrew, sparePlaces } from '../simulation/crew.ts'
import { simulationTable } from '../simulation/report.ts'
import { namedByFiles, type Origin } from '../simulation/report-names.ts'
import { type HashedSide, type Simulated, simulateFile } from '../simulation/run.ts'
import type { NamedSide } from '../simulation/sheets.ts'
import { readingsOf, wrongReading } from './choices.ts'
import { open } from './files.ts'
import { counter } from './progress.ts'
import { problemLine } from './report.ts'
import { comparedOf, gradesFor, writeLists } from './simulated-lists.ts'

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
  const grades = listed === undefined ? undefined : gradesFor(subjects, also !== undefined)
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
  const origins = [from, ...targets].map(({ name }, i) => {
    const file = loaded.get(name)?.file === name ? name : undefined
    return { file, types: sides[i]!.scorer.standard.compiled.types }
  })
  print(simulated, options.json === true, origins)
  const code = grades
    ? await writeLists(options, comparedOf(file, grades, sides, simulated.asOf))
    : DONE
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
  const typed = readingsOf(flag, readings)
  if (!typed.readings) return usage(typed.wrong)
  const loaded = known.get(name) ?? versionNamed(ruleset, name)
  known.set(name, loaded)
  if (!loaded.scorer) {
    for (const found of loaded.problems) complain(problemLine(loaded.file, found))
    const unknown = loaded.problems.some(
      ({ code }) => code === 'version-unknown' || code === 'ruleset-unknown',
    )
    return unknown ? USAGE : PROBLEMS
  }
  const { ruleset: content } = loaded.scorer.standard
  if (content.ruleset !== ruleset)
    return usage(`${name} 是「${content.ruleset}」，不是「${ruleset}」 (another ruleset)`)
  const odd = wrongReading(flag, [content], typed.readings)
  if (odd !== undefined) return usage(odd)
  return { scorer: loaded.scorer, readings: typed.readings }
}

function plain({ scorer, readings }: NamedSide): HashedSide {
  return { ruleset: scorer.standard.ruleset, hash: scorer.hash, readings }
}

function print(simulated: Simulated, json: boolean, origins: readonly Origin[]): void {
  const table = () => simulationTable(namedByFiles(simulated, origins))
  process.stdout.write(json ? `${JSON.stringify(simulated)}\n` : table())
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
