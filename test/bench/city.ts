// A city under two versions: against a loop written by hand over the same columns, and against
// json-rules-engine for each subject. Runs as a built file; times are CPU time of this process,
// because others work on the machine, too.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPopulation, type PopulationFile, writePopulation } from '../../api/population/file.ts'
import { generate } from '../../api/population/generate.ts'
import { createTexts } from '../../api/population/text.ts'
import { versionOf } from '../../api/rules/library.ts'
import { marksOf } from '../../api/simulation/sides.ts'
import { createPool } from '../../engine/ask/memory.ts'
import { withReadings } from '../../engine/assess/load.ts'
import { parseDay } from '../../engine/civil.ts'
import type { Compiled } from '../../engine/compile/model.ts'
import type { Population } from '../../engine/population/columns.ts'
import { requestOf } from '../../engine/population/request.ts'
import type { Edit } from '../../engine/schema/readings.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { isRuleset } from '../../engine/schema/validate.ts'
import { createPreview, prepare, previewOf } from '../../engine/simulate/preview.ts'
import { rehearse } from '../../engine/simulate/rehearse.ts'
import { createSide } from '../../engine/simulate/side.ts'
import { createRun, simulate } from '../../engine/simulate/simulate.ts'
import { createTally, shapeOf } from '../../engine/simulate/tally.ts'
import { amend } from '../../engine/text/amend.ts'
import { importLine } from './city-import.ts'
import { EDITED } from './edited.ts'
import { createFigures } from './figures.ts'
import { alternate, median } from './measure.ts'
import type { Row } from './report.ts'
import { byHand } from './rivals/by-hand.ts'
import { plain } from './rivals/plain.ts'
import { served } from './served.ts'
import { tiled } from './tiled.ts'

const quick = process.argv.includes('--quick')
const [few, many] = quick ? [20_000, 200_000] : [200_000, 2_000_000]
const most = many * 10
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

const figures = createFigures([few, many, most], many)

try {
  const costs: [number, number][] = []
  for (const size of [few, many, most]) {
    const path = join(folder, `${size}.pop`)
    if (size === most && freemem() < MEMORY) {
      said.push(`${count(size)} subjects: not measured, less than 8 GB of memory are free`)
      break
    }
    await make(size, path)
    const file = openPopulation(path)!
    const { population, bytes, labels, close } = file
    costs.push([size, await warm(population, size === most ? 2 : ROUNDS)])
    if (size !== most) await againstEngine(population, labels())
    await cold(path, size)
    await previews(file)
    if (size === many) {
      const each = (bytes / (size + population.records)).toFixed(1)
      said.push(`columns in memory: ${each} bytes a subject and record (target ≤ 40)`)
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
process.stdout.write(JSON.stringify({ rows, table: figures.table(), said: said.join('\n') }))

// The largest is the one before it ten times over, and nobody in it has a name.
async function make(size: number, path: string): Promise<void> {
  if (size === most) {
    const { population, head, close } = openPopulation(join(folder, `${many}.pop`))!
    const [subjectId, name, recordId, caseId] = Array.from({ length: 4 }, () => createTexts())
    const texts = { subjectId: subjectId!, name: name!, recordId: recordId!, caseId: caseId! }
    writePopulation(path, tiled(population, 10), head, texts, new Uint32Array(0))
    close()
    return
  }
  const started = cpu()
  await generate(v1, { size, seed: 1, asOf }, path)
  const rate = count((size / (cpu() - started)) * 1000)
  if (size === many) said.push(`${count(size)} subjects generated: ${rate} a second`)
}

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

function versionsOf(draft: Ruleset): Compiled[] {
  const { compiled } = withReadings(draft, {})
  return compiled ? [compiled] : []
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
  figures.note('cold: the file read and verified, of one core', size, seconds(read!))
  figures.note(
    'cold: every question asked anew and everybody counted, of one core',
    size,
    seconds(counted!),
  )
  figures.note('cold: from the file to the counts', size, seconds(read! + counted!), '≤ 1 s')
  figures.note(
    'cold: the program as a whole process, of the clock',
    size,
    seconds(Math.min(...walls)),
  )
}

async function previews(file: PopulationFile): Promise<void> {
  const { population } = file
  const { subjects } = population
  const { threads, first, times } = await served(file, ruleset, scorer!.hash)
  const by = `${threads} threads, of the clock`
  figures.note(`first preview by ${by}`, subjects, `${count(first)} ms`)
  for (const [i, { name, target }] of EDITED.entries()) {
    figures.note(`preview of ${name} by ${by}`, subjects, told(times[i]!), `≤ ${target} ms`)
  }
  const started = cpu()
  const { preview } = await createPreview(population, v1, asOf)
  await previewOf(preview!, v1)
  prepare(preview!)
  figures.note('first count for previews, of one core', subjects, `${count(cpu() - started)} ms`)
  for await (const _ of rehearse(preview!, ruleset, versionsOf));
  for (const { name, edits } of EDITED) {
    const own: number[] = []
    for (const edit of edits.map((each) => amended([each]))) {
      const began = cpu()
      await previewOf(preview!, edit)
      own.push(cpu() - began)
    }
    figures.note(`counting again for ${name}, of one core`, subjects, told(own))
  }
}

// The first ones may still wait for the compiler, and touch memory that is fresh.
function told(times: readonly number[]): string {
  const [first, rest] = [times.slice(0, 3), times.slice(-12)]
  return `${median(rest).toFixed(1)} ms (${median(first).toFixed(1)} ms)`
}

function count(n: number): string {
  return Math.round(n).toLocaleString('en-US')
}
