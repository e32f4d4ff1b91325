// How long a version takes from text to ready: the one that ships, and one of a thousand items.
// Runs as a built file and prints one sentence for each.
import { readFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { load } from '../../engine/assess/load.ts'
import { check } from '../../engine/check/check.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { median } from './measure.ts'

const ROUNDS = process.argv.includes('--quick') ? 3 : 7
const MANY = 1_000
const PLAIN = ['id', 'text', 'printed', 'points', 'cite']

const text = readFileSync('rules/hangzhou-metrology/v1.yaml', 'utf8')
const large = stringify(grown(load(text).standard!.ruleset), {
  lineWidth: 0,
  aliasDuplicateObjects: false,
})
for (const [name, each] of [
  ['v1', text],
  [`${MANY.toLocaleString('en-US')} items`, large],
] as const) {
  const { standard, problems } = load(each)
  if (!standard) throw new Error(problems.map((found) => found.text.en).join('\n'))
  const loading = await time(() => load(each))
  const checking = await time(() => check(each, { asOf: '2026-06-30' }))
  const size = Math.round(Buffer.byteLength(each) / 1_000)
  process.stdout.write(
    `${name}, ${size} kB: parse and compile ${loading.toFixed(0)} ms, check with every lint ${checking.toFixed(0)} ms\n`,
  )
}

async function time(work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now()
    await work()
    if (round > 0) times.push(performance.now() - start)
  }
  return median(times)
}

// The standard with its plain deductions again and again under other ids.
function grown(ruleset: Ruleset): Ruleset {
  const sections = structuredClone(ruleset.sections)
  let count = sections.reduce((sum, { items }) => sum + items.length, 0)
  const plain = sections.map(({ items }) =>
    items.filter((item) => Object.keys(item).every((key) => PLAIN.includes(key))),
  )
  for (let copy = 2; count < MANY; copy++) {
    plain.forEach((items, i) => {
      for (const item of items) {
        if (count++ >= MANY) return
        sections[i]!.items.push({ ...item, id: `${item.id}-${copy}` })
      }
    })
  }
  return { ...ruleset, sections }
}
