// One block of input lines to its answers and complaints: the same work inline and in a worker.
import { assessAll } from '../../engine/assess/assess.ts'
import type { Scorer } from '../../engine/assess/scorer.ts'
import { parseDay } from '../../engine/civil.ts'
import type { Assessment } from '../../engine/schema/assessment.ts'
import type { Problem } from '../../engine/words/problem.ts'
import { type Block, entriesOf } from './input.ts'
import type { Library, Loaded } from './library.ts'
import { placeInJson, problemLine } from './report.ts'
import { type Language, sheet } from './sheet.ts'

/** How to score: plain data. */
export type Settings = {
  file: string
  asOf: string | undefined
  today: string
  readings: Record<string, string>
  /** One line of JSON each, or a score sheet in a language. */
  print: 'json' | Language
}

/** What a block gives: bytes or text for stdout, lines for stderr. */
export type Scored = { text: string | Uint8Array; complaints: string[]; answered: number }

/** Scores a block; every good line has its answer, every bad one its complaint, in order. */
export async function scoreBlock(
  settings: Settings,
  library: Library,
  block: Block,
): Promise<Scored> {
  const entries = entriesOf(block)
  const outputs: string[] = new Array(entries.length).fill('')
  const faults: (readonly Problem[])[] = new Array(entries.length).fill([])
  const complaints: string[] = []
  let answered = 0
  const groups = new Map<Loaded, number[]>()
  entries.forEach((entry, i) => {
    if (entry.problem) {
      faults[i] = [entry.problem]
      return
    }
    const asOf = asOfText(entry.value) ?? settings.asOf ?? settings.today
    const loaded = library.scorerOn(asOf)
    const members = groups.get(loaded)
    if (members) members.push(i)
    else groups.set(loaded, [i])
  })
  for (const [loaded, members] of groups) {
    const { scorer, problems, file } = loaded
    if (!scorer) {
      // A day without a version is the subject's fault; a version that cannot be read is not.
      const ofSubject = problems[0]?.code === 'not-in-force'
      if (ofSubject) for (const i of members) faults[i] = problems
      else for (const found of problems) complaints.push(problemLine(file, found))
      continue
    }
    const requests = members.map((i) => (entries[i] as { value: unknown }).value)
    const defaults = { asOf: settings.asOf ?? settings.today, readings: settings.readings }
    const outcomes = await assessAll(scorer, requests, defaults)
    outcomes.forEach((outcome, k) => {
      const i = members[k]!
      if (!outcome.assessment) {
        faults[i] = outcome.problems
        return
      }
      outputs[i] = print(settings, outcome.assessment, scorer, requests[k])
      answered++
    })
  }
  entries.forEach((entry, i) => {
    const found = faults[i]!
    if (found.length === 0) return
    const placed = found[0]?.line === undefined ? placeInJson(found, entry.text, entry.line) : found
    for (const each of placed) complaints.push(problemLine(settings.file, each))
  })
  return { text: outputs.join(''), complaints, answered }
}

function print(
  settings: Settings,
  assessment: Assessment,
  scorer: Scorer,
  request: unknown,
): string {
  return settings.print === 'json'
    ? `${JSON.stringify(assessment)}\n`
    : `${sheet(assessment, scorer, request, settings.print)}\n\n`
}

// The day decides the version before anything else is looked at; a bad one is told later.
function asOfText(value: unknown): string | undefined {
  const asOf =
    typeof value === 'object' && value !== null ? (value as { asOf?: unknown }).asOf : undefined
  return typeof asOf === 'string' && parseDay(asOf) !== undefined ? asOf : undefined
}
