// liangxin format: rules files in the canonical layout.
import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { format } from '../../engine/text/format.ts'
import { readTextFile } from './read.ts'
import { problemLine } from './report.ts'

const DONE = 0
const PROBLEMS = 1
const USAGE = 2

type Options = { check?: boolean; write?: boolean }

/** Adds the verb; `end` takes the exit code. */
export function registerFormat(program: Command, end: (code: number) => void): void {
  program
    .command('format')
    .description('统一规则文件的写法，不改内容和注释 (lay rules out in the canonical form)')
    .argument('<files...>', '规则文件，- 为标准输入 (rules files, - for standard input)')
    .option('--check', '只列出写法不统一的文件，有则退出码为1 (only name files to be formatted)')
    .option('--write', '写回文件 (write the files)')
    .addHelpText(
      'after',
      '\n不写 --check 和 --write 时只能有一个文件，结果打印出来。\nWithout --check or --write there is one file, and the result is printed.',
    )
    .action((files: string[], options: Options) => {
      end(run(files, options))
    })
}

function run(files: readonly string[], { check, write }: Options): number {
  if (check && write) return usage('--check 与 --write 只能用一个 (use one of them)')
  if (write && files.includes('-'))
    return usage('标准输入不能写回 (standard input cannot be written)')
  if (!check && !write && files.length > 1)
    return usage('几个文件须写 --check 或 --write (several files need --check or --write)')
  let code = DONE
  for (const file of files) {
    const read = readTextFile(file)
    const formatted = read.text === undefined ? { problems: [read.problem] } : format(read.text)
    if (read.text === undefined || !('text' in formatted) || formatted.problems.length > 0) {
      for (const each of formatted.problems) process.stderr.write(`${problemLine(file, each)}\n`)
      code = PROBLEMS
      continue
    }
    const { text } = formatted
    if (!check && !write) process.stdout.write(text)
    else if (text !== read.text) {
      if (write) writeFileSync(file, text)
      else code = PROBLEMS
      process.stdout.write(
        `${file}${write ? ' 已改写 (written)' : ' 写法不统一 (to be formatted)'}\n`,
      )
    }
  }
  return code
}

function usage(message: string): number {
  process.stderr.write(`liangxin: ${message}\n`)
  return USAGE
}
