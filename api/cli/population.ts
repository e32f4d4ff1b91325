// liangxin population: invented, exported, looked at.
import type { Command } from 'commander'
import { formatDay, parseDay } from '../../engine/civil.ts'
import { requestOf } from '../../engine/population/request.ts'
import type { PopulationFile } from '../population/file.ts'
import { CITY_OF, generate } from '../population/generate.ts'
import { importPopulation } from '../population/import/import.ts'
import { districtName } from '../rules/districts.ts'
import { inForce, rulesetIds } from '../rules/library.ts'
import { shanghaiDate } from '../shanghai.ts'
import { cannotWrite, open } from './files.ts'
import { columnsHelp } from './population-columns.ts'
import { counter } from './progress.ts'
import { problemLine } from './report.ts'

const DONE = 0
const PROBLEMS = 1
const USAGE = 2
const MOST_SUBJECTS = 50_000_000

type ImportOptions = {
  ruleset?: string
  asOf?: string
  uscc: string[]
  name?: string
  out: string
}
type Generate = { size: string; seed: string; asOf?: string; out: string; name?: string }

/** Adds the verbs; `end` takes the exit code. */
export function registerPopulation(program: Command, end: (code: number) => void): void {
  const population = program
    .command('population')
    .description('主体样本：生成、导入、查看、导出 (populations: generate, import, info, export)')
    .addHelpText('after', '\n表格的列见 (columns of the tables): liangxin population import --help')
  population
    .command('generate')
    .description('生成一座虚构城市的样本 (an invented city)')
    .requiredOption('--size <n>', '主体数 (subjects)')
    .option('--seed <s>', '种子，相同的种子生成相同的样本 (seed)', '1')
    .option('--as-of <date>', '评价日；缺省为今天 (its day; default: today in Shanghai)')
    .requiredOption('--out <file>', '写到哪个文件 (file to write)')
    .option('--name <name>', '样本的名称 (its name)')
    .action(async (options: Generate) => {
      end(await runGenerate(options))
    })
  population
    .command('import')
    .description(
      '导入主体和信用信息 (import: one NDJSON file, or subjects and records as CSV or XLSX)',
    )
    .argument('<files...>', '评价请求.ndjson，或 主体.csv 信用信息.csv (requests, or two tables)')
    .option('--ruleset <id>', '评价标准；只有一项时不必写 (ruleset)')
    .option('--as-of <date>', '评价日；缺省为今天 (its day; default: today in Shanghai)')
    .option('--uscc <column>', '主体表中填统一社会信用代码的列，可重复 (checked)', collect, [])
    .option('--name <name>', '样本的名称 (its name)')
    .requiredOption('--out <file>', '写到哪个文件 (file to write)')
    .addHelpText('after', columnsHelp)
    .action(async (files: string[], options: ImportOptions) => {
      end(await runImport(files, options))
    })
  population
    .command('info')
    .description('样本的规模、来源和数据质量 (size, origin and quality of the data)')
    .argument('<file>', '样本文件 (population file)')
    .option('--json', '输出 JSON (as JSON)')
    .action((file: string, options: { json?: boolean }) => {
      end(runInfo(file, options.json === true))
    })
  population
    .command('export')
    .description('导出为评价请求，每行一个主体 (score requests, one subject a line)')
    .argument('<file>', '样本文件 (population file)')
    .action(async (file: string) => {
      end(await runExport(file))
    })
}

async function runGenerate({ size, seed, asOf, out, name }: Generate): Promise<number> {
  const count = wholeNumber(size)
  if (count === undefined || count < 1 || count > MOST_SUBJECTS)
    return usage(`--size ${size}：写1至${MOST_SUBJECTS}的整数 (a whole number)`)
  const start = wholeNumber(seed)
  if (start === undefined) return usage(`--seed ${seed}：写非负整数 (a whole number)`)
  const day = parseDay(asOf ?? shanghaiDate())
  if (day === undefined)
    return usage(`--as-of ${asOf}：没有这一天 (no such date; write YYYY-MM-DD)`)
  const { scorer } = inForce(CITY_OF).scorerOn(shanghaiDate())
  if (!scorer) return usage(`没有施行中的版本 (no version of ${CITY_OF} is in force)`)
  const bar = counter('已生成 (generated)', count)
  const wanted = { size: count, seed: start, asOf: day, ...(name ? { name } : {}) }
  const hash = await generate(scorer.standard.compiled, wanted, out, bar.show).catch(
    (error: NodeJS.ErrnoException) => error,
  )
  bar.clear()
  if (typeof hash !== 'string') return cannotWrite(out, hash)
  process.stdout.write(`${out}  ${hash}\n`)
  return DONE
}

async function runImport(files: string[], options: ImportOptions): Promise<number> {
  const { out, asOf, uscc, name } = options
  const [first, second, third] = files
  if (first === undefined || third !== undefined)
    return usage('写一个NDJSON文件，或者主体和信用信息两个表 (one file of requests, or two tables)')
  const rulesets = rulesetIds()
  const ruleset = options.ruleset ?? (rulesets.length === 1 ? rulesets[0]! : '')
  if (!rulesets.includes(ruleset))
    return usage(`--ruleset 现有：${rulesets.join('、')} (choose a ruleset)`)
  const day = parseDay(asOf ?? shanghaiDate())
  if (day === undefined)
    return usage(`--as-of ${asOf}：没有这一天 (no such date; write YYYY-MM-DD)`)
  const { scorer } = inForce(ruleset).scorerOn(shanghaiDate())
  if (!scorer) return usage(`没有施行中的版本 (no version of ${ruleset} is in force)`)
  const bar = counter('已读 (read)', 0)
  const job = {
    files: [first, ...(second === undefined ? [] : [second])].map((path) => ({ path, name: path })),
    asOf: day,
    uscc,
    out,
    ...(name ? { name } : {}),
  }
  const done = await importPopulation(scorer.standard.compiled, job, bar.show).catch(
    (error: NodeJS.ErrnoException) => error,
  )
  bar.clear()
  if (!('faults' in done)) return cannotWrite(out, done)
  for (const found of done.faults) complain(problemLine(found.file, found))
  if (done.hash === undefined) return PROBLEMS
  say(`${out}  ${done.hash}`)
  return DONE
}

function collect(value: string, before: string[]): string[] {
  return [...before, value]
}

function runInfo(path: string, json: boolean): number {
  const file = open(path)
  if (!file) return PROBLEMS
  const { head, hash, bytes, population } = file
  file.close()
  const held = districtsOf(population)
  const { name, ruleset, subjects, records, origin, quality } = head
  const asOf = formatDay(head.asOf)
  if (json) {
    const info = { name, hash, ruleset, asOf, subjects, records, districts: held }
    say(JSON.stringify({ ...info, origin, quality, bytes }))
    return DONE
  }
  const from =
    origin.kind === 'generated'
      ? `生成，种子${origin.seed} (generated, seed ${origin.seed})`
      : `导入 (imported) ${origin.files.map((each) => each.name).join('、')}`
  say(`${name}`)
  say(`  评价标准 (ruleset)  ${ruleset}`)
  say(`  评价日 (as of)      ${asOf}`)
  say(`  主体 (subjects)     ${number(subjects)}，${held.length}个区、县（市） (districts)`)
  for (const each of held)
    say(
      `  ${number(each.subjects).padStart(20)}  ${each.name}${each.name === each.id ? '' : ` ${each.id}`}`,
    )
  say(`  信用信息 (records)  ${number(records)}，每户${(records / subjects || 0).toFixed(2)}条`)
  say(`  来源 (origin)       ${from}`)
  say(`  校验码 (hash)       ${hash}`)
  say(
    `  内存 (in memory)    ${(bytes / (subjects + records)).toFixed(1)}字节一户或一条 (bytes a row)`,
  )
  say(quality.length === 0 ? '数据质量：没有发现问题 (nothing noticed)' : '数据质量 (quality)')
  for (const { count, zh, en } of quality) say(`  ${number(count).padStart(12)}  ${zh} (${en})`)
  return DONE
}

async function runExport(path: string): Promise<number> {
  const file = open(path)
  if (!file) return PROBLEMS
  const labels = file.labels()
  const { population } = file
  let text = ''
  for (let s = 0; s < population.subjects; s++) {
    text += `${JSON.stringify(requestOf(population, labels, s))}\n`
    if (text.length < 1 << 18 && s + 1 < population.subjects) continue
    if (!process.stdout.write(text))
      await new Promise<void>((resolve) => void process.stdout.once('drain', resolve))
    text = ''
  }
  file.close()
  return DONE
}

// Subjects by district, in the order of the codes.
function districtsOf({ districts, subject }: PopulationFile['population']) {
  const counts = districts.map(() => 0)
  for (const code of subject.district) if (code > 0) counts[code - 1]!++
  return districts
    .map((id, i) => ({ id, name: districtName(id), subjects: counts[i]! }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

// Digits with thousands apart.
function number(value: number): string {
  return value.toLocaleString('en')
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

function usage(message: string): number {
  complain(`liangxin: ${message}`)
  return USAGE
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}
