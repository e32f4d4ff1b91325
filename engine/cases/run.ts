// Runs worked cases: each as it stands, and under every alternative it names.
import { assess } from '../assess/assess.ts'
import type { Scorer } from '../assess/scorer.ts'
import type { Case, Cases } from '../schema/cases.ts'
import type { Ruleset } from '../schema/ruleset.ts'
import type { Finding } from '../schema/validate.ts'
import { nearest } from '../words/nearest.ts'
import { type Path, type Problem, problem } from '../words/problem.ts'
import { differencesOf } from './differences.ts'
import { type Digest, digest } from './digest.ts'

/** How the cases came out; `results` counts every comparison, switched readings too. */
export type CaseRun = { cases: number; results: number; failed: number; findings: Finding[] }

/** Compares every stated result with what the standard gives. */
export async function runCases(scorer: Scorer, { cases }: Cases): Promise<CaseRun> {
  const run: CaseRun = { cases: cases.length, results: 0, failed: 0, findings: [] }
  const seen = new Map<string, number>()
  const parts = partsWithId(scorer.standard.ruleset)
  for (let i = 0; i < cases.length; i++) {
    const each = cases[i]!
    const first = seen.get(each.id)
    if (first === undefined) seen.set(each.id, i)
    else
      add(
        run,
        ['cases', i, 'id'],
        problem('id-duplicate', { id: each.id, first: `cases[${first}]` }),
      )
    await runOne(scorer, each, {}, each.expect, ['cases', i, 'expect'], run)
    for (const [j, under] of (each.underReadings ?? []).entries()) {
      const { reading, alternative, ...expected } = under
      await runOne(
        scorer,
        each,
        { [reading]: alternative },
        expected,
        ['cases', i, 'underReadings', j],
        run,
      )
    }
    for (const [j, id] of (each.about ?? []).entries()) {
      if (parts.has(id)) continue
      const near = nearest(id, parts)
      const values = { case: each.id, id, ...(near === undefined ? {} : { nearest: near }) }
      // No wrong result: cases of a stopped item stay until somebody takes them out.
      const found: Problem = { ...problem('case-about', values), severity: 'warning' }
      add(run, ['cases', i, 'about', j], found)
    }
  }
  return run
}

async function runOne(
  scorer: Scorer,
  { id, asOf, subject, records }: Case,
  readings: Record<string, string>,
  expected: Partial<Digest>,
  path: Path,
  run: CaseRun,
): Promise<void> {
  run.results++
  const { assessment, problems } = await assess(scorer, { asOf, subject, records, readings })
  if (!assessment) {
    run.failed++
    for (const found of problems) {
      const wrong = problem('case-shape', { case: id, path: found.path ?? '', ...found.text })
      const at = [...path.slice(0, 2), ...partsOf(found.path ?? '')]
      add(run, at, found.hint ? { ...wrong, hint: found.hint } : wrong)
    }
    return
  }
  const actual = digest(assessment)
  const switched = Object.entries(readings).map(
    ([reading, alternative]) => `（${reading} = ${alternative}）`,
  )
  let differs = false
  for (const part of Object.keys(expected) as (keyof Digest)[]) {
    for (const each of differencesOf(expected, actual, part)) {
      differs = true
      const { at, ...values } = each
      add(
        run,
        [...path, ...at],
        problem('case-differs', { case: id, under: switched.join(''), ...values }),
      )
    }
  }
  if (differs) run.failed++
}

// `records[0].facts.level` to its keys, to find its place in the file of cases.
function partsOf(path: string): (string | number)[] {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

function add(run: CaseRun, path: Path, found: Problem): void {
  run.findings.push({ path, problem: found })
}

// What a case can be about: whatever coverage asks for by id.
function partsWithId(ruleset: Ruleset): Set<string> {
  const items = ruleset.sections.flatMap((section) => section.items)
  const all = [...items, ...(ruleset.determinations ?? []), ...(ruleset.readings ?? [])]
  return new Set(all.map(({ id }) => id))
}
