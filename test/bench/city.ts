// A city under two versions: against a loop written by hand over the same columns, and against
// json-rules-engine for each subject. Runs as a built file; times are CPU time of this process,
// because others work on the machine, too.
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPopulation } from '../../api/population/file.ts'
import { generate } from '../../api/population/generate.ts'
import { importPopulation } from '../../api/population/import/import.ts'
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
import { createPreview, previewOf } from '../../engine/simulate/preview.ts'
import { createSide } from '../../engine/simulate/side.ts'
import { createRun, simulate } from '../../engine/simulate/simulate.ts'
import { createTally, shapeOf } from '../../engine/simulate/tally.ts'
import { amend } from '../../engine/text/amend.ts'
import { alternate, median } from './measure.ts'
import type { Row } from './report.ts'
import { byHand } from './rivals/by-hand.ts'
import { plain } from './rivals/plain.ts'
import { tiled } from './tiled.ts'

const quick = process.argv.includes('--quick')
const large = process.argv.includes('--large')
const [few, many] = quick ? [20_000, 200_000] : [200_000, 2_000_000]
const ROUNDS = quick ? 3 : 5
const SAMPLE = quick ? 500 : 2_000
const AMENDED = { 'seal-broken': -2500, 'energy-metering-missing': -1200 }

const { scorer } = versionOf('hangzhou-metrology', 'v1')
const { ruleset, compiled: v1 } = scorer!.standard
const asOf = parseDay('2026-06-30')!
const folder = mkdtempSync(join(tmpdir(), 'liangxin-bench-'))
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
    const { population, bytes, labels, close } = openPopulation(path)!
    costs.push([size, await warm(population)])
    if (size === few) await againstEngine(population, labels())
    else {
      const each = (bytes / (size + population.records)).toFixed(1)
      said.push(`${count(size)} subjects generated: ${count((size / generated) * 1000)} a second`)
      said.push(`columns in memory: ${each} bytes a subject and record (target ≤ 40)`)
      await cold(path, size)
      await previews(population)
      if (large) costs.push([size * 10, await warm(tiled(population, 10))])
    }
    if (size === few) await imports(population, labels())
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
async function warm(population: Population): Promise<number> {
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
    ROUNDS,
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
  const times: number[] = []
  for (let round = 0; round < 3; round++) {
    const started = cpu()
    const { population, close } = openPopulation(path)!
    await prepared(population)()
    times.push(cpu() - started)
    close()
  }
  const [one, all] = [Math.min(...times), median(times)]
  said.push(
    `${count(size)} subjects cold, file read and verified, every question asked anew: ${(all / 1000).toFixed(2)} s of one core, at best ${(one / 1000).toFixed(2)} s (target ≤ 1 s)`,
  )
}

async function previews(population: Population): Promise<void> {
  const { preview } = await createPreview(population, v1, asOf)
  const points = (to: number) => amended([{ set: 'items.seal-broken.points', to }])
  const band = (to: number) => amended([{ set: 'grades.B.from', to }])
  const few = (to: number) =>
    amended([
      { set: 'conditions.few-instruments', to: { fact: 'instruments', atLeast: 1, atMost: to } },
    ])
  for (const [name, edits, target] of [
    ['points of an item', [-11, -12, -13, -14, -15, -16].map(points), 16],
    ['a band', [86, 87, 88, 84, 83, 82].map(band), 16],
    ['a condition', [21, 22, 23, 24, 25, 26].map(few), 100],
  ] as const) {
    const times: number[] = []
    for (const edit of edits) {
      const started = cpu()
      await previewOf(preview!, edit)
      times.push(cpu() - started)
    }
    said.push(
      `preview of ${count(population.subjects)} after an edit of ${name}: ${median(times).toFixed(1)} ms of one core (target ≤ ${target} ms)`,
    )
  }
}

// Two tables of the same city, and the same bytes merely read.
async function imports(population: Population, labels: Parameters<typeof requestOf>[1]) {
  const files = ['subjects.csv', 'records.csv'].map((name) => join(folder, name))
  writeTables(population, labels, files)
  const lines = population.subjects + population.records
  const reading = cpu()
  for (const file of files) for await (const _ of createReadStream(file)) void _
  const read = cpu() - reading
  const started = cpu()
  const done = await importPopulation(v1, {
    files: files.map((path) => ({ path, name: path })),
    ...{ asOf, uscc: [], out: join(folder, 'imported.pop') },
  })
  if (done.hash === undefined) throw new Error(done.faults[0]!.text.en)
  const imported = cpu() - started
  said.push(
    `import of ${count(lines)} rows of CSV: ${count((lines / imported) * 1000)} rows a second; merely reading the files ${count((lines / read) * 1000)}`,
  )
}

function writeTables(
  population: Population,
  labels: Parameters<typeof requestOf>[1],
  [subjects, records]: string[],
): void {
  const facts = (of: string) =>
    population.facts.filter((fact) => fact.of === of).map(({ id }) => id)
  const [own, theirs] = [facts('subject'), facts('record')]
  const dates = ['occurredOn', 'recordedOn', 'status', 'repairedOn', 'validUntil'] as const
  const [a, b] = [openSync(subjects!, 'w'), openSync(records!, 'w')]
  writeSync(a, `id,type,name,district,${own.join()}\n`)
  writeSync(b, `subject,id,type,case,${dates.join()},${theirs.join()}\n`)
  for (let s = 0; s < population.subjects; s++) {
    const { subject, records: list } = requestOf(population, labels, s)
    const cells = own.map((id) => subject.facts[id] ?? '')
    writeSync(a, `${[subject.id, subject.type, subject.name, subject.district, ...cells].join()}\n`)
    const text = list.map((each) => {
      const rest = [
        ...dates.map((key) => each[key] ?? ''),
        ...theirs.map((id) => each.facts?.[id] ?? ''),
      ]
      return `${[subject.id, each.id, each.type, each.case, ...rest].join()}\n`
    })
    if (text.length > 0) writeSync(b, text.join(''))
  }
  closeSync(a)
  closeSync(b)
}

function count(n: number): string {
  return Math.round(n).toLocaleString('en-US')
}
