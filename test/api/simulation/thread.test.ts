// Threads that stand back, and those that do not: as the system tells their priorities.
import { readdirSync, readFileSync } from 'node:fs'
import { platform } from 'node:os'
import { afterEach, describe, expect, it } from 'vitest'
import { type Crew, openCrew } from '../../../api/simulation/crew.ts'

let crew: Crew

afterEach(() => crew.close())

// Niceness by thread of this process.
function niceness(): Map<string, number> {
  const folder = '/proc/self/task'
  return new Map(
    readdirSync(folder).map((thread) => {
      const stat = readFileSync(`${folder}/${thread}/stat`, 'utf8')
      // After the name, which may hold blanks: state is the first field, niceness the seventeenth.
      return [thread, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])]
    }),
  )
}

async function lowered(size: number, standing: boolean): Promise<number> {
  const before = niceness()
  crew = await openCrew(size, standing)
  await Promise.all(
    Array.from({ length: size }, (_, thread) => crew.ready(thread, { kind: 'ready', key: '' })),
  )
  const behind = Math.min(19, (before.get(String(process.pid)) ?? 0) + 10)
  return [...niceness()].filter(([thread, nice]) => !before.has(thread) && nice === behind).length
}

describe.runIf(platform() === 'linux')('A crew', () => {
  it('behind one who answers has every thread stand back, and no other', async () => {
    expect(await lowered(2, true)).toBe(2)
  })

  it('beside one who computes, too, has none stand back', async () => {
    expect(await lowered(2, false)).toBe(0)
  })
})
