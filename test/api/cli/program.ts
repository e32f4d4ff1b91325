// The program as people start it: a process with arguments, streams and an exit code.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Assessment } from '../../../engine/schema/assessment.ts'
import type { CreditRecord } from '../../../engine/schema/contract.ts'
import { ROOT, request } from '../../support.ts'

export const PROGRAM = join(ROOT, 'dist/liangxin.js')
export const HANGZHOU = ['--ruleset', 'hangzhou-metrology']

type Done = { code: number | null; out: string; err: string }

/** A folder for the files of tests, gone with the run; the program runs in it. */
export const folder = mkdtempSync(join(process.env['LIANGXIN_SCRATCH']!, 'cli-'))

/** Writes a file into the folder, and answers its path. */
export function put(name: string, text: string | Buffer): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

/** Starts the program and leaves its streams open. */
export function start(
  args: readonly string[],
  env: Record<string, string> = {},
  node: string[] = [],
) {
  return spawn(process.execPath, [...node, PROGRAM, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** What a started program says until it ends. */
export async function finish(child: ChildProcess, patience = 60_000): Promise<Done> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout!.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr!.on('data', (chunk: Buffer) => err.push(chunk))
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(timer)
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }
}

/** One run of the program on this input. */
export async function run(
  args: readonly string[],
  input: string | Buffer = '',
  env: Record<string, string> = {},
): Promise<Done> {
  const child = start(args, env)
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return finish(child)
}

/** One short run in the project's folder. */
export function runProgram(args: readonly string[], input = ''): Done {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    input,
  })
  return { code: status, out: stdout, err: stderr }
}

/** Scores this input under the shipped standard. */
export const score = (input: string | Buffer, ...args: string[]): Promise<Done> =>
  run(['score', ...HANGZHOU, ...args], input)

/** One subject as a line of NDJSON. */
export function line(
  id: string,
  more: Record<string, unknown> = {},
  records: Partial<CreditRecord>[] = [],
): string {
  const made = request(records)
  return JSON.stringify({ ...made, subject: { ...made.subject, id }, ...more })
}

export const answers = (out: string): Assessment[] =>
  complaints(out).map((each) => JSON.parse(each) as Assessment)

export const ids = (out: string): string[] => answers(out).map(({ subject }) => subject)

/** The lines of a stream that say anything. */
export const complaints = (err: string): string[] => err.split('\n').filter((each) => each !== '')

/** `line:column code` of every line on stderr, all of which must have that form. */
export function places(err: string, file = 'stdin'): string[] {
  return complaints(err).map((each) => {
    expect(each.startsWith(`${file}:`), each).toBe(true)
    const found = /^(\d+:\d+ [a-z0-9-]+) .+ \(.+\)$/.exec(each.slice(file.length + 1))
    expect(found, each).not.toBeNull()
    return found![1]!
  })
}
