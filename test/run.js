#!/usr/bin/env node
// npm test, npm run proof, npm run bench: installs what is needed, type-checks, lints, tests,
// and ends with a line that counts what really ran.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildPages, install, root } from '../api/bin/ready.js'

const [verb = 'test', ...rest] = process.argv.slice(2)
const REPORT = join(root, 'dist', 'test-report.json')
const SOAK = 'test/proof/soak.test.ts'

install()
buildPages()

if (verb === 'bench')
  process.exit(node('node_modules/tsx/dist/cli.mjs', 'test/bench/main.ts', ...rest))

const checks = [
  ...['engine', 'api', 'admin-ui', 'test', 'test/admin-ui'].map((folder) => [
    `types of ${folder}`,
    'node_modules/typescript/bin/tsc',
    '-p',
    folder,
    // What has not changed since the last check is not checked again.
    '--incremental',
    '--tsBuildInfoFile',
    `dist/types-of-${folder}.json`,
  ]),
  ['lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ['unused code', 'node_modules/knip/bin/knip.js'],
]
let passed = 0
let failed = 0
// Two at a time, each told as a whole; a check that fails does not stop the others.
const waiting = [...checks]
const next = async () => {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const [name, ...command] = check
    const { status, said } = await quietly(command)
    process.stdout.write(`${said}${status === 0 ? 'ok' : 'FAILED'}  ${name}\n`)
    if (status === 0) passed++
    else failed++
  }
}
await Promise.all([next(), next()])

if (verb !== 'check') {
  mkdirSync(join(root, 'dist'), { recursive: true })
  const full = verb === 'proof' ? { LIANGXIN_PROOF: 'full' } : {}
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts']
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`]
  // At full size the soak is not to share the machine with other proofs.
  const alone = verb === 'proof' && rest.length === 0
  for (const which of alone ? [['--exclude', SOAK], [SOAK]] : [rest]) {
    rmSync(REPORT, { force: true })
    const status = node.call(full, ...vitest, ...reporters, ...which)
    const report = read()
    passed += report.numPassedTests
    failed += report.numFailedTests
    // A file that does not even load, or a runner that dies, fails no test but has failed.
    if (status !== 0 && report.numFailedTests === 0) failed++
  }
}
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)

function node(...args) {
  const env = { ...process.env, ...(this ?? {}) }
  return spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status ?? 1
}

function quietly(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text
    })
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ status: code ?? 1, said }))
  })
}

function read() {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'))
  } catch {
    return { numPassedTests: 0, numFailedTests: 1 }
  }
}
