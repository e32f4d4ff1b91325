// The third task: NDJSON → NDJSON as whole processes, start-up and all.
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { median } from './measure.ts'
import type { Row } from './report.ts'
import { plausibleAt } from './subjects.ts'

/** How much of it: subjects, the part of them that the plain way gets, and rounds. */
export type Size = { subjects: number; sample: number; rounds: number }

/** Runs the program, the plain way and the floor in turns; everything lies in `folder`. */
export function whole(program: string, folder: string, size: Size): Row[] {
  const { subjects, sample, rounds } = size
  const at = (name: string) => join(folder, name)
  const lines = Array.from({ length: subjects }, (_, i) => JSON.stringify(plausibleAt(2, i)))
  const files = { all: lines, sample: lines.slice(0, sample), none: [] }
  for (const [name, part] of Object.entries(files)) {
    writeFileSync(at(`${name}.ndjson`), part.map((line) => `${line}\n`).join(''))
  }
  const own = [program, 'score', at('all.ndjson'), '--ruleset', 'hangzhou-metrology']
  run(own, at('answers.ndjson'))
  const answered = readFileSync(at('answers.ndjson')).reduce(
    (n, byte) => n + Number(byte === 10),
    0,
  )
  if (answered !== subjects) throw new Error(`${answered} of ${subjects} were answered`)

  const times = { ours: [], floor: [], flat: [], paths: [] } as Record<string, number[]>
  for (let round = 0; round < rounds; round++) {
    times['ours']!.push(run(own).seconds)
    const floor = run([at('floor.js'), at('all.ndjson'), at('answers.ndjson')])
    times['floor']!.push(floor.seconds - Number(floor.said) / 1000)
    for (const way of ['flat', 'paths']) {
      const plain = (file: string) => run([at('plain-process.js'), at(file), way]).seconds
      times[way]!.push(plain('sample.ndjson') - plain('none.ndjson'))
    }
  }
  const of = (name: string) => median(times[name]!)
  const count = (n: number) => n.toLocaleString('en-US')
  const row = {
    task: `${count(subjects)} subjects, NDJSON → NDJSON, whole process`,
    ours: subjects / of('ours'),
  }
  const scaled = `(${count(sample)} of them, without start-up)`
  return [
    {
      ...row,
      rival: `json-rules-engine, one Engine ${scaled}`,
      speed: sample / of('flat'),
      target: 100,
    },
    {
      ...row,
      rival: `json-rules-engine, one Engine, paths ${scaled}`,
      speed: sample / of('paths'),
      target: 100,
    },
    { ...row, rival: 'JSON.parse + JSON.stringify', speed: subjects / of('floor'), target: 0.25 },
  ]
}

// Writes to the null device unless a file is named, so that no disk or reader is measured.
function run(args: string[], output?: string): { seconds: number; said: string } {
  const out = output === undefined ? 'ignore' : openSync(output, 'w')
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ['ignore', out, 'pipe'],
    encoding: 'utf8',
  })
  const seconds = (performance.now() - start) / 1000
  if (typeof out === 'number') closeSync(out)
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}: ${stderr.slice(0, 500)}`)
  return { seconds, said: stderr }
}
