// liangxin diff: what two versions say differently, in sentences and as 新旧条文对照.
import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { type Comparison, compare } from '../../engine/compare/compare.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { isRuleset, rulesetFindings } from '../../engine/schema/validate.ts'
import { readText } from '../../engine/text/read.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { versionOf } from '../rules/library.ts'
import { cell, wrap } from '../width.ts'
import { readTextFile } from './read.ts'
import { problemLine } from './report.ts'
import type { Language } from './sheet.ts'
import { DIFF } from './words.ts'

const DONE = 0
const PROBLEMS = 1
const USAGE = 2
const TITLE = 22
const COLUMN = 46

type Options = { json?: boolean; lang: Language }

/** Adds the verb; `end` takes the exit code. */
export function registerDiff(program: Command, end: (code: number) => void): void {
  program
    .command('diff')
    .description('比较两个版本：逐句说明，附新旧条文对照 (what differs between two versions)')
    .argument('<old>', '修改前：文件，或 标准/版本 (before: a file or RULESET/VERSION)')
    .argument('<new>', '修改后：文件，或 标准/版本 (after: a file or RULESET/VERSION)')
    .option('--json', '输出JSON (print JSON)')
    .option('--lang <zh|en>', '语言 (language)', 'zh')
    .action((before: string, after: string, options: Options) => {
      end(run(before, after, options))
    })
}

function run(before: string, after: string, { json, lang }: Options): number {
  if (lang !== 'zh' && lang !== 'en') {
    process.stderr.write(`liangxin: --lang ${lang}：zh 或 en (zh or en)\n`)
    return USAGE
  }
  const sides = [before, after].map(open)
  for (const { file, problems } of sides)
    for (const each of problems) process.stderr.write(`${problemLine(file, each)}\n`)
  const [a, b] = sides.map(({ ruleset }) => ruleset)
  if (!a || !b) return sides.some(({ unknown }) => unknown) ? USAGE : PROBLEMS
  const found = compare(a, b)
  const named = ({ ruleset, version }: Ruleset) => ({ ruleset, version })
  process.stdout.write(
    json
      ? `${JSON.stringify({ from: named(a), to: named(b), ...found })}\n`
      : `${report(before, after, found, lang)}\n`,
  )
  return DONE
}

type Side = { file: string; ruleset?: Ruleset; problems: Problem[]; unknown?: boolean }

// A version that does not score may still be compared: a draft is seldom whole.
function open(name: string): Side {
  const parts = /^([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(name)
  let file = name
  if (parts && !existsSync(name)) {
    const named = versionOf(parts[1]!, parts[2]!)
    file = named.file
    const unknown = named.problems.some(({ code }) => /^(ruleset|version)-unknown$/.test(code))
    if (unknown) return { file: name, problems: named.problems, unknown }
  }
  const read = readTextFile(file)
  if (read.text === undefined) return { file, problems: [read.problem] }
  const { data, problems, locate } = readText(read.text)
  if (problems.length > 0) return { file, problems }
  if (isRuleset(data)) return { file, ruleset: data, problems: [] }
  const found = rulesetFindings(data).map(({ path, problem }) => ({ ...problem, ...locate(path) }))
  return { file, problems: found }
}

function report(before: string, after: string, found: Comparison, lang: Language): string {
  const { changes, rows } = found
  if (changes.length === 0) return DIFF.same[lang]
  const out = [`${before} → ${after}　${DIFF.count(changes.length)[lang]}`, '']
  changes.forEach((each, i) => {
    const clause = each.cite ? `　${each.cite.join(DIFF.comma[lang])}` : ''
    out.push(...wrap(`${each[lang]}${clause}`, 108, cell(`${i + 1}.`, 6), ' '.repeat(6)))
  })
  const line = '─'.repeat(TITLE + COLUMN * 2)
  out.push(
    '',
    DIFF.table[lang],
    line,
    row(DIFF.clause[lang], DIFF.before[lang], DIFF.after[lang]),
    line,
  )
  for (const each of rows) {
    const title = [each.title[lang], each.clause]
    const left = title.flatMap((part) => (part === '' ? [] : wrap(part, TITLE - 2, '', '')))
    const cells = [each.before, each.after].map((side) =>
      wrap(side?.[lang] ?? DIFF.none[lang], COLUMN - 2, '', ''),
    )
    const height = Math.max(left.length, ...cells.map(({ length }) => length))
    for (let i = 0; i < height; i++)
      out.push(row(left[i] ?? '', cells[0]![i] ?? '', cells[1]![i] ?? ''))
    if (each.reason)
      out.push(
        ...wrap(
          `${DIFF.reason[lang]}${each.reason[lang]}`,
          COLUMN * 2 - 2,
          ' '.repeat(TITLE),
          ' '.repeat(TITLE),
        ),
      )
    out.push(line)
  }
  return out.join('\n')
}

function row(title: string, before: string, after: string): string {
  return `${cell(title, TITLE)}${cell(before, COLUMN)}${after}`.trimEnd()
}
