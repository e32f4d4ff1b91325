// liangxin score: which rules, which input, what is printed.
import { createReadStream } from 'node:fs'
import type { Command } from 'commander'
import { parseDay } from '../../engine/civil.ts'
import { problem } from '../../engine/words/problem.ts'
import { rulesetIds } from '../rules/library.ts'
import { shanghaiDate } from '../shanghai.ts'
import { readingsOf, rulesetsOf, wrongReading } from './choices.ts'
import { progress } from './progress.ts'
import { problemLine } from './report.ts'
import type { Language } from './sheet.ts'
import { openSource, type Source } from './source.ts'
import { score } from './stream.ts'

const DONE = 0
const PROBLEMS = 1
const USAGE = 2

type Options = {
  ruleset?: string
  version?: string
  rules?: string
  asOf?: string
  reading: string[]
  explain?: boolean
  lang: Language
}

/** Adds the verb; `end` takes the exit code. */
export function registerScore(program: Command, end: (code: number) => void): void {
  program
    .command('score')
    .description('评分：JSON 或 NDJSON 输入，NDJSON 输出 (JSON or NDJSON in, NDJSON out)')
    .argument('[file]', '输入文件，- 为标准输入 (input, - for standard input)', '-')
    .option('--ruleset <id>', '评价标准 (ruleset)')
    .option(
      '--version <id>',
      '版本；缺省为评价日施行的版本 (version; default: the one in force on asOf)',
    )
    .option('--rules <file>', '规则文件 (a rules file instead of rules/)')
    .option(
      '--as-of <date>',
      '评价日 YYYY-MM-DD；缺省为今天 (day of the assessment; default: today in Shanghai)',
    )
    .option(
      '--reading <id=alternative>',
      '改用解释口径，可重复 (switch a reading; repeatable)',
      collect,
      [],
    )
    .option('--explain', '打印得分单 (print score sheets for people)')
    .option('--lang <zh|en>', '得分单的语言 (language of score sheets)', 'zh')
    .action(async (file: string, options: Options) => {
      end(await run(file, options))
    })
}

async function run(file: string, options: Options): Promise<number> {
  const typed = readingsOf('--reading', options.reading)
  if (!typed.readings) return usage(typed.wrong)
  if (options.asOf !== undefined && parseDay(options.asOf) === undefined) {
    return usage(`--as-of ${options.asOf}：没有这一天 (no such date; write YYYY-MM-DD)`)
  }
  if (options.lang !== 'zh' && options.lang !== 'en')
    return usage(`--lang ${options.lang}：zh 或 en (zh or en)`)
  const { ruleset, version, rules } = options
  const wrong = wrongSource({ ruleset, version, rules })
  if (wrong !== undefined) return usage(wrong)
  const source = { ruleset, version, rules }
  const { library, loaded } = openSource(source)
  if (loaded && !loaded.scorer) {
    for (const found of loaded.problems) complain(problemLine(loaded.file, found))
    return loaded.problems.some(({ code }) => code === 'version-unknown') ? USAGE : PROBLEMS
  }
  const named = loaded?.scorer?.standard.ruleset.ruleset
  if (rules !== undefined && ruleset !== undefined && named !== ruleset) {
    return usage(`${rules} 是「${named}」，不是「${ruleset}」 (another ruleset)`)
  }
  const chosen = typed.readings
  const odd = wrongReading('--reading', rulesetsOf(source, loaded), chosen)
  if (odd !== undefined) return usage(odd)
  const bar = progress()
  const { answered, problems } = await score({
    settings: {
      file: file === '-' ? 'stdin' : file,
      asOf: options.asOf,
      today: shanghaiDate(),
      readings: chosen,
      print: options.explain ? options.lang : 'json',
    },
    source,
    library,
    input: file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 262_144 }),
    write,
    complain: (line) => {
      bar.clear()
      complain(line)
    },
    progress: bar.show,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'EISDIR' && error.code !== 'EACCES') throw error
    complain(problemLine(file, problem('file-unreadable', { value: file })))
    return { answered: 0, problems: 1 }
  })
  bar.clear()
  // A pipe may well be empty; a file that somebody names is perhaps the wrong one.
  if (answered === 0 && problems === 0 && file !== '-')
    complain(`liangxin: ${file}：没有主体 (no subjects)`)
  return problems > 0 ? PROBLEMS : DONE
}

// What is wrong with the choice of rules itself.
function wrongSource({ ruleset, version, rules }: Source): string | undefined {
  if (rules !== undefined) {
    if (version === undefined) return undefined
    return '--version 与 --rules 只能用一个 (use --version or --rules, not both)'
  }
  const known = rulesetIds()
  if (ruleset === undefined)
    return `缺少 --ruleset，现有：${known.join('、')} (--ruleset is missing)`
  if (known.includes(ruleset)) return undefined
  return problemLine(
    ruleset,
    problem('ruleset-unknown', { value: ruleset, allowed: known.join('、') }),
  )
}

function usage(message: string): number {
  complain(`liangxin: ${message}`)
  return USAGE
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}

// Waits where the reader is slower than we are, so that memory stays constant.
async function write(bytes: Uint8Array): Promise<void> {
  if (process.stdout.write(bytes)) return
  await new Promise<void>((resolve) => void process.stdout.once('drain', resolve))
}

function collect(value: string, before: string[]): string[] {
  return [...before, value]
}
