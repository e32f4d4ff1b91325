// liangxin check: everything that is wrong with a rules file, at its place.
import type { Command } from 'commander'
import { check } from '../../engine/check/check.ts'
import { parseDay } from '../../engine/civil.ts'
import type { Problem, Text } from '../../engine/words/problem.ts'
import { shanghaiDate } from '../shanghai.ts'
import { besidesOf } from './beside.ts'
import { excerpt } from './excerpt.ts'
import { readTextFile } from './read.ts'
import type { Language } from './sheet.ts'

const DONE = 0
const PROBLEMS = 1
const USAGE = 2

type Options = { lang: Language; json?: boolean; asOf?: string }
type Report = { file: string; problems: Problem[]; text: string; cases: string }

const SEVERITIES: Record<Problem['severity'], Text> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '提醒', en: 'warning' },
  note: { zh: '已答复', en: 'answered' },
}

/** Adds the verb; `end` takes the exit code. */
export function registerCheck(program: Command, end: (code: number) => void): void {
  program
    .command('check')
    .description('检查规则文件：错误、提醒和答复 (check rules files)')
    .argument('<files...>', '规则文件，- 为标准输入 (rules files, - for standard input)')
    .option('--lang <zh|en>', '语言 (language)', 'zh')
    .option('--json', '输出JSON (print JSON)')
    .option('--as-of <date>', '答复在哪一天有效；缺省为今天 (day on which dismissals must stand)')
    .action(async (files: string[], options: Options) => {
      end(await run(files, options))
    })
}

async function run(files: readonly string[], options: Options): Promise<number> {
  const { lang, json, asOf = shanghaiDate() } = options
  if (lang !== 'zh' && lang !== 'en') return usage(`--lang ${lang}：zh 或 en (zh or en)`)
  if (parseDay(asOf) === undefined)
    return usage(`--as-of ${asOf}：没有这一天 (no such date; write YYYY-MM-DD)`)
  const reports: Report[] = []
  for (const file of files) {
    const report = await checkFile(file, asOf)
    reports.push(report)
    if (!json) print(report, lang)
  }
  if (json) {
    const shown = reports.map(({ file, problems }) => ({ file, ...tally(problems), problems }))
    process.stdout.write(`${JSON.stringify({ asOf, files: shown }, null, 2)}\n`)
  }
  return reports.some(({ problems }) => tally(problems).errors > 0) ? PROBLEMS : DONE
}

async function checkFile(file: string, asOf: string): Promise<Report> {
  const read = readTextFile(file)
  if (read.text === undefined) return { file, problems: [read.problem], text: '', cases: '' }
  const { context, problems: around } = besidesOf(file, read.text)
  const { problems } = await check(read.text, { ...context, asOf })
  const all = [...problems, ...around].sort(
    (a, b) =>
      Number(a.of === 'cases') - Number(b.of === 'cases') ||
      // How many more there are is said behind those that are told.
      Number(a.code === 'more-problems') - Number(b.code === 'more-problems') ||
      (a.line ?? 0) - (b.line ?? 0),
  )
  return { file, problems: all, text: read.text, cases: context.cases ?? '' }
}

// What is to be done goes to stderr; the report, answered warnings with it, to stdout.
function print({ file, problems, text, cases }: Report, lang: Language): void {
  for (const each of problems) {
    const stream = each.severity === 'note' ? process.stdout : process.stderr
    const ofCases = each.of === 'cases'
    const name = ofCases ? file.replace(/\.yaml$/, '.cases.yaml') : file
    stream.write(`${lineOf(name, each, lang)}\n`)
    if (stream.isTTY) stream.write(excerpt(ofCases ? cases : text, each))
  }
  const { errors, warnings, notes } = tally(problems)
  const summary = {
    zh: `${file}: ${errors}个错误，${warnings}个提醒，${notes}个提醒已答复`,
    en: `${file}: ${errors} errors, ${warnings} warnings, ${notes} answered`,
  }
  process.stdout.write(`${summary[lang]}\n`)
}

/** `file:line:col code message`, in one language. */
function lineOf(file: string, found: Problem, lang: Language): string {
  const { code, line = 1, column = 1, severity, text, hint, related, answer } = found
  const says = { zh: [text.zh], en: [text.en] }
  if (related) {
    says.zh.push(`另见第${related.line}行`)
    says.en.push(`see line ${related.line}`)
  }
  if (answer && 'reading' in answer) {
    says.zh.push(`由解释口径「${answer.reading}」答复`)
    says.en.push(`answered by the reading 「${answer.reading}」`)
  } else if (answer) {
    says.zh.push(`答复到${answer.until}为止：${answer.reason}`)
    says.en.push(`dismissed until ${answer.until}: ${answer.reason}`)
  } else if (hint) {
    says.zh.push(hint.zh)
    says.en.push(hint.en)
  }
  const said = lang === 'zh' ? says.zh.join('；') : says.en.join('; ')
  const mark = lang === 'zh' ? `${SEVERITIES[severity].zh}：` : `${SEVERITIES[severity].en}: `
  return `${file}:${line}:${column} ${code} ${mark}${said}`
}

function tally(problems: readonly Problem[]) {
  const count = (severity: Problem['severity']) =>
    problems.filter((each) => each.severity === severity).length
  return { errors: count('error'), warnings: count('warning'), notes: count('note') }
}

function usage(message: string): number {
  process.stderr.write(`liangxin: ${message}\n`)
  return USAGE
}
