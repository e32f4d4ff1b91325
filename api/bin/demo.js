#!/usr/bin/env node
// The product with sample subjects: until there is a server, on the command line.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build, root } from './ready.js'

build()
const samples = join(root, 'rules/hangzhou-metrology/samples')
const say = (text) => process.stdout.write(`${text}\n`)
const liangxin = (...args) => {
  const { status } = spawnSync(process.execPath, ['dist/liangxin.js', ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}

say('量信：示例主体按《杭州市民生计量信用评价标准（试行）》v1 评分')
say('(sample subjects scored under the Hangzhou metrology credit standard, v1; all invented)')
for (const name of readdirSync(samples).sort()) {
  say(`\n── ${name} ${'─'.repeat(Math.max(0, 96 - name.length))}`)
  liangxin(
    'score',
    join(samples, name),
    '--ruleset',
    'hangzhou-metrology',
    '--version',
    'v1',
    '--explain',
  )
}
say('── 换一种解释口径再看 02：half-points = favour-subject (the same under another reading) ──')
liangxin(
  'score',
  join(samples, '02-between-two-grades.json'),
  '--ruleset',
  'hangzhou-metrology',
  '--version',
  'v1',
  '--reading',
  'half-points=favour-subject',
  '--explain',
  '--lang',
  'en',
)
say('── 案例 (worked cases) ──')
liangxin('test', join(root, 'rules/hangzhou-metrology/v1.cases.yaml'))
say('\n自己试 (try it yourself):')
say(
  '  npm run -s liangxin -- score rules/hangzhou-metrology/samples/01-best.json --ruleset hangzhou-metrology',
)
