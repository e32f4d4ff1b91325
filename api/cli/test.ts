// liangxin test: worked cases against their rules, with what no case touches.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { checkReadings } from '../../engine/assess/alternatives.ts'
import { coverage } from '../../engine/cases/coverage.ts'
import { runCases } from '../../engine/cases/run.ts'
import { casesFindings, isCases } from '../../engine/schema/validate.ts'
import { readText } from '../../engine/text/read.ts'
import { blocks, type Problem, problem } from '../../engine/words/problem.ts'
import { type Loaded, loadFile, versionOf } from '../rules/library.ts'
import { rulesIn, versionsAmong } from './beside.ts'
import { problemLine } from './report.ts'

/** Where output goes. */
export type Output = { say: (line: string) => void; complain: (line: string) => void }

const PROBLEMS = 1

/** Adds the verb; `end` takes the exit code. */
export function registerTest(program: Command, end: (code: number) => void): void {
  program
    .command('test')
    .description('运行案例 (run worked cases)')
    .argument('<files...>', '案例文件 (files of cases)')
    .option(
      '--rules <file>',
      '规则文件；缺省为案例旁边的版本 (rules; default: the version beside the cases)',
    )
    .action(async (files: string[], options: { rules?: string }) => {
      const output = {
        say: (line: string) => void process.stdout.write(`${line}\n`),
        complain: (line: string) => void process.stderr.write(`${line}\n`),
      }
      for (const file of files) if (!(await testFile(file, options.rules, output))) end(PROBLEMS)
    })
}

/** Runs one file of cases; the rules stand beside it unless `rules` names another file. */
export async function testFile(
  file: string,
  rules: string | undefined,
  output: Output,
): Promise<boolean> {
  const complain = (found: readonly Problem[], where = file) => {
    for (const each of found) output.complain(problemLine(where, each))
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    const code = error instanceof TypeError ? 'encoding-not-utf8' : 'file-unreadable'
    complain([problem(code, { value: file })])
    return false
  }
  const { data, problems, locate } = readText(text)
  const shape = blocks(problems) ? [] : casesFindings(data)
  if (blocks(problems) || shape.length > 0 || !isCases(data)) {
    complain([
      ...problems,
      ...shape.map(({ path, problem: found }) => ({ ...found, ...locate(path) })),
    ])
    return false
  }
  const loaded = rulesFor(file, data.ruleset, data.version, rules)
  if (!loaded.scorer) {
    const place = loaded.named && { ...locate([loaded.named]), path: loaded.named }
    complain(
      loaded.problems.map((each) => ({ ...each, ...place })),
      loaded.named ? file : loaded.file,
    )
    return false
  }
  const { scorer } = loaded
  const { ruleset } = scorer.standard.ruleset
  if (ruleset !== data.ruleset) {
    const values = { value: data.ruleset, expected: ruleset }
    complain([{ ...problem('file-mismatch', values, ['ruleset']), ...locate(['ruleset']) }])
    return false
  }
  // A reading that breaks the rules would fail its cases one by one; say it once, at its place.
  const broken = checkReadings(scorer.standard.ruleset)
  if (broken.length > 0) {
    complain(
      broken.map(({ path, problem: found }) => ({ ...found, ...loaded.locate?.(path) })),
      loaded.file,
    )
    return false
  }
  const run = await runCases(scorer, data)
  complain(run.findings.map(({ path, problem: found }) => ({ ...found, ...locate(path) })))
  const covered = coverage(scorer.standard.ruleset, data)
  output.say(
    `${file}: ${run.cases} 个案例，${run.results} 个结果，${run.failed} 个不符 (${run.cases} cases, ${run.results} results, ${run.failed} differ)`,
  )
  const missing = covered.missing.map(({ id, kind }) => `${id}（${kind.zh}）`)
  const open =
    missing.length === 0 ? '无遗漏 (nothing missing)' : `缺 (missing) ${missing.join('、')}`
  output.say(`${file}: 覆盖 (coverage) ${covered.parts - missing.length}/${covered.parts}，${open}`)
  return !blocks(run.findings.map((each) => each.problem))
}

/** Rules, or what is wrong; `named` is the key of the cases that names what is not there. */
type Found = Loaded & { named?: 'ruleset' | 'version' }

function rulesFor(
  file: string,
  ruleset: string,
  version: string,
  rules: string | undefined,
): Found {
  if (rules !== undefined) return loadFile(rules)
  const folder = dirname(file)
  const beside = join(folder, `${version}.yaml`)
  if (existsSync(beside)) return loadFile(beside)
  const loaded = versionOf(ruleset, version)
  const [code] = loaded.problems.map((each) => each.code)
  if (code !== 'ruleset-unknown' && code !== 'version-unknown') return loaded
  const near = versionsAmong(rulesIn(folder), ruleset).map((each) => each.version)
  if (near.length === 0)
    return { ...loaded, named: code === 'ruleset-unknown' ? 'ruleset' : 'version' }
  const values = { value: version, file: `${version}.yaml`, allowed: near.sort().join('、') }
  return { problems: [problem('version-unknown', values)], file, named: 'version' }
}
