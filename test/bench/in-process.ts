// The first two tasks, from parsed objects to answers within one process. Runs as a built file,
// as what ships does: a loader that rewrites TypeScript slows what it rewrites.

import { versionOf } from '../../api/rules/library.ts'
import { assess, assessAll } from '../../engine/assess/assess.ts'
import { checkFair } from './fair.ts'
import { alternate, type Contestant, oneByOne } from './measure.ts'
import type { Row } from './report.ts'
import type { Rival } from './rivals/caller.ts'
import { logic } from './rivals/logic.ts'
import { plain } from './rivals/plain.ts'
import { zen } from './rivals/zen.ts'
import { plausibleAt } from './subjects.ts'

const CHUNK = 512
const quick = process.argv.includes('--quick')
const { scorer, problems } = versionOf('hangzhou-metrology', 'v1')
if (!scorer) throw new Error(problems.map(({ text }) => text.en).join('\n'))
const rivals: Record<string, Rival> = {
  'json-rules-engine, one Engine': plain(),
  'json-rules-engine, one Engine, paths': plain({ paths: true }),
  'json-rules-engine, an Engine per subject': plain({ fresh: true }),
  'zen-engine': zen(),
  'json-logic-engine, compiled': logic(),
}

const city = population(quick ? 2_000 : 20_000)
await checkFair(scorer, city, rivals)
process.stdout.write(JSON.stringify([...(await single()), ...(await batch())]))

async function single(): Promise<Row[]> {
  const subjects = population(2_000, 3)
  const slice = quick ? 100 : 300
  const turnOf = (rival: Rival) => oneByOne(subjects, slice, rival)
  const ours = oneByOne(subjects, slice, (subject) => assess(scorer!, subject))
  const contestants = Object.entries(rivals).map(([name, rival]) => ({ name, turn: turnOf(rival) }))
  return compare('one subject, 3 records, object → assessment', ours, contestants)
}

async function batch(): Promise<Row[]> {
  const ours = inChunks(city.length, (chunk) => assessAll(scorer!, chunk))
  const part = (share: number) => Math.ceil(city.length / share)
  const against = (name: string, size: number): Contestant => ({
    name: size === city.length ? name : `${name} (${size.toLocaleString('en-US')} of them)`,
    turn: inChunks(size, (chunk) => rivalChunk(name, chunk)),
  })
  const [one, , , native, compiled] = Object.keys(rivals) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const contestants = [
    against(one, part(40)),
    against(native, part(8)),
    against(compiled, city.length),
  ]
  return compare(
    `batch of ${city.length.toLocaleString('en-US')}, objects → assessments`,
    ours,
    contestants,
  )
}

// Only zen-engine gains from a chunk at once, on its threads; one Engine must run in turn.
async function rivalChunk(name: string, chunk: typeof city): Promise<void> {
  const rival = rivals[name]!
  if (name === 'zen-engine') await Promise.all(chunk.map(rival))
  else for (const subject of chunk) await rival(subject)
}

async function compare(
  task: string,
  ours: () => Promise<number>,
  contestants: readonly Contestant[],
): Promise<Row[]> {
  const [own, ...others] = await alternate([{ name: 'ours', turn: ours }, ...contestants], 7)
  return contestants.map(({ name }, i) => {
    const row = { task, ours: own!, rival: name, speed: others[i]! }
    // The plain way in both its forms: over flat facts, and with paths.
    return task.startsWith('one') && i < 2 ? { ...row, target: 300 } : row
  })
}

function inChunks(size: number, score: (chunk: typeof city) => Promise<unknown>) {
  return async () => {
    for (let start = 0; start < size; start += CHUNK) {
      await score(city.slice(start, Math.min(size, start + CHUNK)))
    }
    return size
  }
}

function population(size: number, records?: number) {
  return Array.from({ length: size }, (_, i) => plausibleAt(1, i, records))
}
