// liangxin score: subjects in, assessments out, in order and in constant memory.
import { assessAll, type Outcome } from '../../engine/assess/assess.ts'
import type { Scorer } from '../../engine/assess/scorer.ts'
import { parseDay } from '../../engine/civil.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { type Entry, entries } from './input.ts'
import type { Library, Loaded } from './library.ts'
import { placeInJson, problemLine } from './report.ts'

/** What goes where. `print` turns an assessment into the text of its line or sheet. */
export type ScoreJob = {
  file: string
  input: AsyncIterable<Uint8Array>
  library: Library
  asOf: string | undefined
  today: string
  readings: Record<string, string>
  print: (outcome: NonNullable<Outcome['assessment']>, scorer: Scorer, request: unknown) => string
  write: (text: string) => Promise<void>
  complain: (line: string) => void
  progress: (subjects: number) => void
}

const CHUNK = 512

/** Scores a stream; returns how many were answered and how many problems there were. */
export async function score(job: ScoreJob): Promise<{ answered: number; problems: number }> {
  const done = { answered: 0, problems: 0 }
  const broken = new Set<Loaded>()
  for await (const group of entries(job.input)) {
    for (let start = 0; start < group.length; start += CHUNK) {
      const chunk = group.slice(start, start + CHUNK)
      const text = await scoreChunk(job, chunk, done, broken)
      if (text !== '') await job.write(text)
      job.progress(done.answered)
    }
  }
  return done
}

async function scoreChunk(
  job: ScoreJob,
  chunk: readonly Entry[],
  done: { answered: number; problems: number },
  broken: Set<Loaded>,
): Promise<string> {
  const outputs: string[] = new Array(chunk.length).fill('')
  const faults: (readonly Problem[])[] = new Array(chunk.length).fill([])
  const groups = new Map<Loaded, number[]>()
  chunk.forEach((entry, i) => {
    if (entry.problem) {
      faults[i] = [entry.problem]
      return
    }
    const loaded = job.library.scorerOn(asOfText(entry.value) ?? job.asOf ?? job.today)
    const members = groups.get(loaded)
    if (members) members.push(i)
    else groups.set(loaded, [i])
  })
  for (const [loaded, members] of groups) {
    const { scorer } = loaded
    if (!scorer) {
      // A version that cannot be read is told once, not once for each subject.
      if (!broken.has(loaded) || loaded.problems[0]?.code === 'not-in-force') {
        broken.add(loaded)
        if (loaded.problems[0]?.code === 'not-in-force')
          for (const i of members) faults[i] = loaded.problems
        else for (const found of loaded.problems) job.complain(problemLine(loaded.file, found))
      }
      if (loaded.problems[0]?.code !== 'not-in-force') done.problems += loaded.problems.length
      continue
    }
    const requests = members.map((i) => (chunk[i] as { value: unknown }).value)
    const defaults = { asOf: job.asOf ?? job.today, readings: job.readings }
    const outcomes = await assessAll(scorer, requests, defaults)
    outcomes.forEach((outcome, k) => {
      const i = members[k]!
      if (outcome.assessment) {
        outputs[i] = `${job.print(outcome.assessment, scorer, requests[k])}\n`
        done.answered++
      } else faults[i] = outcome.problems
    })
  }
  chunk.forEach((entry, i) => {
    for (const found of faults[i]!) {
      done.problems++
      const placed = found.line === undefined ? placeInJson(found, entry.text, entry.line) : found
      job.complain(problemLine(job.file, placed))
    }
  })
  return outputs.join('')
}

// The day decides the version before anything else is looked at; a bad one is told later.
function asOfText(value: unknown): string | undefined {
  const asOf =
    typeof value === 'object' && value !== null ? (value as { asOf?: unknown }).asOf : undefined
  return typeof asOf === 'string' && parseDay(asOf) !== undefined ? asOf : undefined
}
