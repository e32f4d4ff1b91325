// npm run bench: our speed as ratios to others' within one run on one machine. `--quick` takes
// a tenth of the sizes; `scoring`, `http`, `loading` or `city` behind it runs that part only.
// Rivals do less than we do: they find the rows that hold, add their points and band the sum; no
// input is checked, nothing is explained.
import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildProcesses } from './build.ts'
import { overHttp } from './over-http.ts'
import { header, type Row, table } from './report.ts'
import { whole } from './whole.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
// One of its own for each run, with the program as it was at the start.
const folder = join(root, 'dist', `bench-${process.pid}`)
const program = join(folder, 'liangxin.js')
const quick = process.argv.includes('--quick')
const parts = process.argv.slice(2).filter((each) => !each.startsWith('--'))
const wanted = (part: string) => parts.length === 0 || parts.includes(part)
const size = quick
  ? { subjects: 10_000, sample: 200, rounds: 3 }
  : { subjects: 100_000, sample: 2_000, rounds: 5 }
const httpSize = quick
  ? { turn: 1_000, rounds: 3, lines: 5_000 }
  : { turn: 3_000, rounds: 7, lines: 50_000 }

runNode('api/bin/build.js')
try {
  await buildProcesses(root, folder)
  copyFileSync(join(root, 'dist', 'liangxin.js'), program)
  for (const part of ['program', 'prepared'])
    cpSync(join(root, 'dist', part), join(folder, part), { recursive: true })
  process.stdout.write(`${header(new Date())}\n\n`)
  const rows: Row[] = []
  if (wanted('scoring')) {
    const own = runNode(join(folder, 'in-process.js'), ...process.argv.slice(2))
    rows.push(...(JSON.parse(own) as Row[]), ...whole(program, folder, size))
  }
  const http = wanted('http') ? await overHttp(program, folder, httpSize) : undefined
  if (http) rows.push(...http.rows)
  let city: { rows: Row[]; table: string; said: string } | undefined
  if (wanted('city')) {
    city = JSON.parse(runNode(join(folder, 'city.js'), ...process.argv.slice(2)))
    rows.push(...city!.rows)
  }
  if (rows.length > 0) process.stdout.write(`${table(rows)}\n`)
  if (http) process.stdout.write(`\n${http.said}\n`)
  if (city) process.stdout.write(`\n${city.table}\n\n${city.said}\n`)
  if (wanted('loading'))
    process.stdout.write(`\n${runNode(join(folder, 'loading.js'), ...process.argv.slice(2))}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function runNode(file: string, ...args: string[]): string {
  const { status, stdout } = spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${file} ended with ${status}`)
  return stdout
}
