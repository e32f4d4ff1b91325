// The program as people start it, for one short run.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../../support.ts'

/** Builds the program once for the tests of a file. */
export function buildProgram(): void {
  const built = spawnSync(process.execPath, ['api/bin/build.js'], { cwd: ROOT, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(built.stderr)
}

/** Runs the program in the project's folder. */
export function runProgram(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'dist/liangxin.js'), ...args],
    { cwd: ROOT, encoding: 'utf8', input },
  )
  return { code: status, out: stdout, err: stderr }
}
