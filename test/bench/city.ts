// A city under two versions: against a loop written by hand over the same columns, and against
// json-rules-engine for each subject. Runs as a built file; times are CPU time of this process,
// because others work on the machine, too.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPopulation, type PopulationFile } from '../../api/population/file.ts'
import { generate } from '../../api/population/generate.ts'
import { versionOf } from '../../api/rules/library.ts'
import { marksOf } from '../../api/simulation/sides.ts'
import { createPool } from '../../engine/ask/memory.ts'
import { withReadings } from '../../engine/assess/load.ts'
import { parseDay } from '../../engine/civil.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import type { Population } from '../../engine/population/columns.ts'
import { requestOf } from '../../engine/population/request.ts'
import type { Edit } from '../../engine/schema/readings.ts'
import { isRuleset } from '../../engine/schema/validate.ts'
import { createPreview, prepare, previewOf } from '../../engine/simulate/preview.ts'
import { rehearse } from '../../engine/simulate/rehearse.ts'
import { createSide } from '../../engine/simulate/side.ts'
import { createRun, simulate } from '../../engine/simulate/simulate.ts'
import { createTally, shapeOf } from '../../engine/simulate/tally.ts'
import { amend } from '../../engine/text/amend.ts'
import { importLine } from './city-import.ts'
import { EDITED } from './edited.ts'
import { alternate, median } from './measure.ts'
import type { Row } from './report.ts'
import { byHand } from './rivals/by-hand.ts'
import { plain } from './rivals/plain.ts'
import { served } from './served.ts'
import { tiled } from './tiled.ts'

const quick = process.argv.includes('--quick')
const [few, many] = quick ? [20_000, 200_000] : [200_000, 2_000_000]
const ROUNDS = quick ? 3 : 5
/** What the largest city takes, and room beside it. */
const MEMORY = 8e9
const SAMPLE = quick ? 500 : 2_000
const AMENDED = { 'seal-broken': -2500, 'energy-metering-missing': -1200 }

const { scorer } = versionOf('hangzhou-metrology', 'v1')
const { ruleset, compiled: v1 } = scorer!.standard
const asOf = parseDay('2026-06-30')!
const folder = mkdtempSync(join(tmpdir(), 'liangxin-bench-'))
// The bench lays it beside this file.
const program = join(import.meta.dirname, 'liangxin.js')
const rows: Row[] = []
const said: string[] = []
const v2 = amended(
  Object.entries(AMENDED).map(([id, points]) => ({ set: `items.${id}.points`, to: points / 100 })),
)

try {
  const costs: [number, number][] = []
  for (const size of [few, many]) {
    const path = join(folder, `${size}.pop`)
    const started = cpu()
    await generate(v1, { size, seed: 1, asOf }, path)
    const generated = cpu() - started
    const file = openPopulation(path)!
    const { population, bytes, labels, close } = file
    costs.push([size, await warm(population)])
    if (size === few) await againstEngine(population, labels())
    else {
      const each = (bytes / (size + population.records)).toFixed(1)
      said.push(`${count(size)} subjects generated: ${count((size / generated) * 1000)} a second`)
      said.push(`columns in memory: ${each} bytes a subject and record (target ≤ 40)`)
      await cold(path, size)
      await previews(file)
      if (freemem() > MEMORY) costs.push([size * 10, await warm(tiled(population, 10), 2)])
      else
        said.push(`${count(size * 10)} subjects: not measured, less than 8 GB of memory are free`)
      said.push(await importLine(program, population, labels(), folder, cpu))
    }
    close()
  }
  const [[, first]] = costs as [[number, number]]
  const grown = costs.map(([size, cost]) => `${count(size)}: ${(cost / first).toFixed(2)}×`)
  said.push(`cost a subject as the city grows, warm: ${grown.join(', ')} (target ≤ 1.2×)`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(JSON.stringify({ rows, said: said.join('\n') }))

/** CPU milliseconds of this process. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function amended(edits: readonly Edit[]): Compiled {
  const { data } = amend(ruleset, edits)
  if (!isRuleset(data)) throw new Error('the amendment is no ruleset')
  return withReadings(data, {}).compiled!
}

function prepared(population: Population) {
  const marks = marksOf([v1, v2])
  const pool = createPool()
  const sides = [v1, v2].map((each) => createSide(population, each, asOf, marks, pool).side!)
  const run = createRun(sides)
  const shape = shapeOf(population, sides[0]!, sides[1]!, marks)
  return async () => {
    const tally = createTally(shape)
    await simulate(run, 0, population.subjects, [tally])
    return tally
  }
}

// Both count everybody; the cells must agree before anything is timed. Returns ns a subject.
async function warm(population: Population, rounds = ROUNDS): Promise<number> {
  const { subjects } = population
  const ours = prepared(population)
  const hand = byHand(population, AMENDED)
  const { cells, shape } = await ours()
  const sums = new Float64Array(25)
  for (const [i, n] of cells.entries()) sums[i % (shape.from * shape.to)]! += n
  const expected = hand()
  if (sums.some((n, i) => n !== expected[i]))
    throw new Error(`the loop by hand counts otherwise: ${[...expected]} for ${[...sums]}`)
  const turn = (work: () => unknown) => async () => {
    await work()
    return subjects
  }
  const [own, other] = await alternate(
    [
      { name: 'ours', turn: turn(ours) },
      { name: 'hand', turn: turn(hand) },
    ],
    rounds,
    cpu,
  )
  rows.push({
    task: `${count(subjects)} subjects, two versions, warm`,
    ours: own!,
    rival: 'a loop written by hand over the same columns',
    speed: other!,
    target: 0.5,
  })
  return 1e9 / own!
}

async function againstEngine(population: Population, labels: Parameters<typeof requestOf>[1]) {
  const rival = plain()
  const requests = Array.from({ length: SAMPLE }, (_, s) => requestOf(population, labels, s * 7))
  const started = cpu()
  for (const request of requests) await rival(request)
  // It scores one version; a simulation needs two.
  const speed = (SAMPLE / (cpu() - started)) * 500
  rows.push({
    task: `${count(population.subjects)} subjects, two versions, warm`,
    ours: rows.at(-1)!.ours,
    rival: `json-rules-engine, one Engine, per subject (${count(SAMPLE)} of them)`,
    speed,
  })
}

async function cold(path: string, size: number): Promise<void> {
  const times: number[][] = []
  for (let round = 0; round < 3; round++) {
    const started = cpu()
    const { population, close } = openPopulation(path)!
    const read = cpu()
    await prepared(population)()
    times.push([read - started, cpu() - read])
    close()
  }
  const [read, counted] = times.reduce((a, b) => (a[0]! + a[1]! <= b[0]! + b[1]! ? a : b))
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`
  // Another reading on one side, so that the two versions differ.
  const verb = ['simulate', '--ruleset', 'hangzhou-metrology', '--from', 'v1', '--to', 'v1']
  const args = [...verb, '--reading-to', 'half-points=favour-subject', '--population', path]
  const walls = Array.from({ length: 3 }, () => {
    const started = performance.now()
    const { status } = spawnSync(process.execPath, [program, ...args, '--json'], {
      stdio: 'ignore',
    })
    if (status !== 0) throw new Error(`the simulation ended with ${status}`)
    return performance.now() - started
  })
  said.push(
    `${count(size)} subjects cold, from the file to the counts, by a process whose code is compiled, best of three: ${seconds(read! + counted!)} of one core, ${seconds(read!)} of it to read and verify the file, ${seconds(counted!)} to ask every question anew and count everybody (target ≤ 1 s)`,
    `the same as a whole process, which also starts, compiles code and rules, and tells the shares: ${seconds(Math.min(...walls))} of the clock`,
  )
}

async function previews(file: PopulationFile): Promise<void> {
  const { population } = file
  const size = count(population.subjects)
  const started = cpu()
  const { preview } = await createPreview(population, v1, asOf)
  await previewOf(preview!, v1)
  prepare(preview!)
  said.push(`preview of ${size} for the first time: ${count(cpu() - started)} ms of one core`)
  const rehearsed = cpu()
  for await (const _ of rehearse(preview!, ruleset));
  said.push(
    `edits rehearsed once a thread, while nobody waits: ${count(cpu() - rehearsed)} ms of one core and of the compiler beside it`,
  )
  for (const { name, edits } of EDITED) {
    const times: number[] = []
    for (const edit of edits.map((each) => amended([each]))) {
      const began = cpu()
      await previewOf(preview!, edit)
      times.push(cpu() - began)
    }
    said.push(`counting ${size} again after an edit of ${name}: ${told(times)} of one core`)
  }
  const { threads, first, times } = await served(file, ruleset, scorer!.hash)
  const by = `by ${threads} threads of a service`
  said.push(`preview of ${size} for the first time ${by}: ${count(first)} ms of the clock`)
  for (const [i, { name, target }] of EDITED.entries()) {
    said.push(
      `preview of ${size} after an edit of ${name} ${by}, from the edit to the answer: ${told(times[i]!)} of the clock (target ≤ ${target} ms)`,
    )
  }
}

// The first ones may still wait for the compiler, and touch memory that is fresh.
function told(times: readonly number[]): string {
  const [first, rest] = [times.slice(0, 3), times.slice(-12)]
  return `${median(rest).toFixed(1)} ms, the first three ${median(first).toFixed(1)} ms`
}

function count(n: number): string {
  return Math.round(n).toLocaleString('en-US')
}
