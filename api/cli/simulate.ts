// liangxin simulate: what another version would do to everybody in a population.
import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { parseDay } from '../../engine/civil.ts'
import { type Loaded, loadFile, versionOf } from '../rules/library.ts'
import { openCrew, sparePlaces } from '../simulation/crew.ts'
import { simulationTable } from '../simulation/report.ts'
import { type Simulated, simulateFile } from '../simulation/run.ts'
import type { NamedSide } from '../simulation/shares.ts'
import { open } from './population.ts'
import { counter } from './progress.ts'
import { problemLine } from './report.ts'

const DONE = 0
const PROBLEMS = 1
const USAGE = 2
const WORTH_THREADS = 400_000

type Options = {
  ruleset: string
  from: string
  to: string
  readingFrom: string[]
  readingTo: string[]
  population: string
  asOf?: string
  json?: boolean
}

/** Adds the verb; `end` takes the exit code. */
export function registerSimulate(program: Command, end: (code: number) => void): void {
  const collect = (value: string, before: string[]) => [...before, value]
  program
    .command('simulate')
    .description('影响模拟：比较两个版本下的等级 (compare two versions over a population)')
    .requiredOption('--ruleset <id>', '评价标准 (ruleset)')
    .requiredOption('--from <version|file>', '现行版本 (the version compared with)')
    .requiredOption('--to <version|file>', '另一版本 (the other version)')
    .option('--reading-from <id=alternative>', '前者改用的解释口径 (its readings)', collect, [])
    .option('--reading-to <id=alternative>', '后者改用的解释口径 (its readings)', collect, [])
    .requiredOption('--population <file>', '主体样本 (population file)')
    .option('--as-of <date>', '评价日；缺省为样本的 (day; default: that of the population)')
    .option('--json', '输出 JSON (as JSON)')
    .action(async (options: Options) => {
      end(await run(options))
    })
}

async function run(options: Options): Promise<number> {
  const asOf = options.asOf === undefined ? undefined : parseDay(options.asOf)
  if (options.asOf !== undefined && asOf === undefined)
    return usage(`--as-of ${options.asOf}：没有这一天 (no such date; write YYYY-MM-DD)`)
  const sides: NamedSide[] = []
  for (const [name, given, flag] of [
    [options.from, options.readingFrom, '--reading-from'],
    [options.to, options.readingTo, '--reading-to'],
  ] as const) {
    const readings: [string, string][] = []
    for (const pair of given) {
      const at = pair.indexOf('=')
      if (at < 1) return usage(`${flag} ${pair}：写成 口径=选择 (write ID=ALTERNATIVE)`)
      readings.push([pair.slice(0, at), pair.slice(at + 1)])
    }
    const loaded = versionNamed(options.ruleset, name)
    if (!loaded.scorer) {
      for (const found of loaded.problems) complain(problemLine(loaded.file, found))
      const unknown = loaded.problems.some(
        ({ code }) => code === 'version-unknown' || code === 'ruleset-unknown',
      )
      return unknown ? USAGE : PROBLEMS
    }
    const { ruleset } = loaded.scorer.standard.ruleset
    if (ruleset !== options.ruleset)
      return usage(`${name} 是「${ruleset}」，不是「${options.ruleset}」 (another ruleset)`)
    sides.push({ scorer: loaded.scorer, readings: Object.fromEntries(readings) })
  }
  const file = open(options.population)
  if (!file) return PROBLEMS
  const bar = counter('已算 (done)', file.population.subjects)
  const day = asOf ?? file.population.asOf
  // Threads cost a tenth of a second to start: a small population is done before they could help.
  const spare = file.population.subjects < WORTH_THREADS ? 0 : sparePlaces()
  const crew = spare > 0 ? await openCrew(spare) : undefined
  const { simulated, problems } = await simulateFile(file, sides[0]!, sides[1]!, day, {
    ...(crew ? { crew, here: true } : {}),
    progress: bar.show,
  }).finally(() => void crew?.close())
  bar.clear()
  file.close()
  for (const found of problems) complain(problemLine(options.population, found))
  if (!simulated) return PROBLEMS
  print(simulated, options.json === true)
  return DONE
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
