// A simulation gives the same bytes whoever counts: this thread, others, or all together.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPopulation, type PopulationFile } from '../../../api/population/file.ts'
import { generate } from '../../../api/population/generate.ts'
import { type Crew, openCrew } from '../../../api/simulation/crew.ts'
import { type More, simulateFile } from '../../../api/simulation/run.ts'
import { parseDay } from '../../../engine/civil.ts'
import { size, v1 } from '../../support.ts'

const SUBJECTS = size(1_000_000, 70_000)
const asOf = parseDay('2026-06-30')!
const folder = mkdtempSync(join(tmpdir(), 'liangxin-run-'))
const { ruleset, compiled } = v1().standard
let crew: Crew
let file: PopulationFile

beforeAll(async () => {
  const path = join(folder, 'city.pop')
  await generate(compiled, { size: SUBJECTS, seed: 5, asOf }, path)
  file = openPopulation(path)!
  crew = await openCrew(3)
})

afterAll(async () => {
  await crew.close()
  file.close()
  rmSync(folder, { recursive: true })
})

function columns() {
  const column = () => new Uint8Array(new SharedArrayBuffer(SUBJECTS) as unknown as ArrayBuffer)
  return { from: column(), to: column() }
}

async function simulated(more: More) {
  const grades = columns()
  const from = { ruleset, hash: 'a', readings: {} }
  const to = { ruleset, hash: 'a', readings: { 'same-conduct': 'sum' } }
  const options = { shares: true, prices: true, grades, ...more }
  const { simulated: result } = await simulateFile(file, from, to, asOf, options)
  return { text: JSON.stringify(result), grades }
}

describe('A simulation', () => {
  it('gives the same bytes whoever counts', async () => {
    const alone = await simulated({})
    expect(JSON.parse(alone.text)).toMatchObject({ subjects: SUBJECTS })
    expect(await simulated({ crew })).toEqual(alone)
    expect(await simulated({ crew, here: true })).toEqual(alone)
  })

  it('tells how far it has come, and never back', async () => {
    const told: number[] = []
    await simulated({ crew, here: true, progress: (subjects) => told.push(subjects) })
    expect(told.at(-1)).toBe(SUBJECTS)
    expect(told).toEqual([...told].sort((a, b) => a - b))
  })

  it('that was cancelled counts nobody, and the next one everybody', async () => {
    await expect(simulated({ crew, signal: AbortSignal.abort() })).rejects.toThrow()
    const { text } = await simulated({ crew })
    expect(JSON.parse(text)).toMatchObject({ subjects: SUBJECTS })
  })
})
