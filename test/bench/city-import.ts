// A city as two tables: how fast they become a population, and in how much memory.
import { spawnSync } from 'node:child_process'
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Population } from '../../engine/population/columns.ts'
import { requestOf } from '../../engine/population/request.ts'

type Labels = Parameters<typeof requestOf>[1]

// Told by the process itself as it ends; what the system calls its most counts in the memory that
// its parent had when it was begun.
const USED = `import{readFileSync as r}from'node:fs';process.on('exit',()=>{const u=process.resourceUsage();let m=u.maxRSS;try{m=Number(/VmHWM:\\s*(\\d+)/.exec(r('/proc/self/status','utf8'))[1])}catch{}process.stderr.write('USED'+JSON.stringify([u.userCPUTime+u.systemCPUTime,m]))})`

/** Imports the city by the program as it ships, and merely reads the same bytes beside it. */
export async function importLine(
  program: string,
  population: Population,
  labels: Labels,
  folder: string,
  cpu: () => number,
): Promise<string> {
  const files = ['subjects.csv', 'records.csv'].map((name) => join(folder, name))
  writeTables(population, labels, files)
  const lines = population.subjects + population.records
  const reading = cpu()
  for (const file of files) for await (const _ of createReadStream(file)) void _
  const read = cpu() - reading
  const verb = ['population', 'import', ...files, '--as-of', '2026-06-30']
  const watched = ['--import', `data:text/javascript,${encodeURIComponent(USED)}`, program]
  const { status, stderr } = spawnSync(
    process.execPath,
    [...watched, ...verb, '--out', join(folder, 'imported.pop')],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`the import ended with ${status}: ${stderr}`)
  const [used, most] = JSON.parse(stderr.slice(stderr.lastIndexOf('USED') + 4)) as [number, number]
  const rate = (milliseconds: number) => count((lines * 1000) / milliseconds)
  return `import of ${count(lines)} rows of CSV as a whole process: ${rate(used / 1000)} rows a second, at most ${count(most / 1024)} MB (target < 512 MB at 5,000,000 rows); merely reading the files ${rate(read)}`
}

function writeTables(population: Population, labels: Labels, [subjects, records]: string[]): void {
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
