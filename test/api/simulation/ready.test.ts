// A thread makes a preview ready bit by bit, and answers what it would have answered.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPopulation } from '../../../api/population/file.ts'
import { generate } from '../../../api/population/generate.ts'
import { type Crew, openCrew } from '../../../api/simulation/crew.ts'
import { parseDay } from '../../../engine/civil.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { amend } from '../../../engine/text/amend.ts'
import { v1 } from '../../support.ts'

const asOf = parseDay('2026-06-30')!
const folder = mkdtempSync(join(tmpdir(), 'liangxin-ready-'))
const path = join(folder, 'city.pop')
const { ruleset, compiled } = v1().standard
let crew: Crew

beforeAll(async () => {
  await generate(compiled, { size: 3_000, seed: 7, asOf }, path)
  crew = await openCrew(1)
})

afterAll(async () => {
  await crew.close()
  rmSync(folder, { recursive: true })
})

describe('A preview', () => {
  it('is made ready by tasks that end, and answers as before', async () => {
    const { population, close } = openPopulation(path)!
    const edit = { set: 'items.seal-broken.points', to: -30 }
    const draft = amend(ruleset, [edit]).data as Ruleset
    const part = { population, asOf, from: 0, to: population.subjects }
    const previewOf = (key: string) =>
      crew.follow(0, { kind: 'preview', key, ...part, base: ruleset, draft })
    const before = await previewOf('one')
    let bits = 0
    while (await crew.ready(0, { kind: 'ready', key: 'one' })) bits++
    expect(bits).toBeGreaterThan(50)
    expect(await previewOf('one')).toEqual(before)
    expect(await previewOf('another')).toEqual(before)
    // A thread rehearses once.
    expect(await crew.ready(0, { kind: 'ready', key: 'another' })).toBe(false)
    expect(await crew.ready(0, { kind: 'ready', key: 'unknown' })).toBe(false)
    close()
  })
})
