// Everything a reviewer judges by: what can be read at once, and what has to be tried.
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import type { Problem } from '../../../engine/words/problem.ts'
import { type Amended, amendedParts, within } from '../../base/amendment.ts'
import type { Scale } from '../../base/scale.ts'
import type { VersionDetail } from '../../client/bodies.ts'
import {
  type Effect,
  listSimulations,
  readSimulation,
  type Simulation,
  type SimulationResult,
} from '../../client/simulations.ts'
import { type Comment, checkVersion, readComments, readVersion } from '../../client/versions.ts'
import { inRows } from '../../editor/named-rows.ts'
import type { Shown } from '../../parts/lx-problems.ts'
import { type CaseResult, fails } from '../../scoring/case-result.ts'
import { comparedVersions } from '../../scoring/compared.ts'
import { ask } from '../../scoring/desk.ts'
import { scaleIn } from '../../scoring/scale.ts'
import { problemPlace } from '../editor/problem-place.ts'

export type Loaded = {
  detail: VersionDetail
  parts: Amended[]
  comments: Comment[]
  grades: Scale
  /** The newest finished simulation of exactly this content. */
  simulation: Simulation | undefined
}

/** What takes longest to know, and is shown once it is. */
export type Tested = {
  problems: Shown[]
  /** How the worked cases come out, under this version and the one it is based on. */
  cases: CaseResult[]
}

/** Checks a version and runs its cases. */
export async function testsOf(detail: VersionDetail, signal: AbortSignal): Promise<Tested> {
  const { ruleset, version, basedOn } = detail
  const base = basedOn ? await readVersion(ruleset, basedOn, signal) : undefined
  const [problems, cases, now, before] = await Promise.all([
    checkVersion(ruleset, version, signal),
    casesOf(detail, base),
    readBy(detail),
    base && readBy(base),
  ])
  const said = problems.filter(isBeside(cases)).map((each) => ({
    ...inRows(each, now, before),
    place: problemPlace(each, now),
  }))
  return { problems: said, cases }
}

// Cases that differ are told one by one, in the words of the page: the rest beside them.
function isBeside(cases: readonly CaseResult[]) {
  const told = cases.some(fails)
  return ({ code, of }: Problem): boolean =>
    !(told && of === 'cases' && (code === 'case-differs' || code === 'more-problems'))
}

/** Reads a version under review with everything that is judged. */
export async function loadReview(
  ruleset: string,
  version: string,
  signal: AbortSignal,
): Promise<Loaded> {
  const detail = await readVersion(ruleset, version, signal)
  const [compared, comments, simulation, grades] = await Promise.all([
    detail.basedOn ? comparedVersions(ruleset, detail.basedOn, version, signal) : undefined,
    readComments(ruleset, version, signal),
    findSimulation(detail, signal).catch(() => undefined),
    scaleIn(detail.text),
  ])
  return {
    detail,
    parts: amendedParts(compared?.comparison?.changes ?? [], compared?.comparison?.rows ?? []),
    comments,
    grades,
    simulation,
  }
}

async function findSimulation(
  { ruleset, version, basedOn, sourceHash }: VersionDetail,
  signal: AbortSignal,
): Promise<Simulation | undefined> {
  const all = await listSimulations(signal)
  const newest = all.find(
    ({ state, from, to }) =>
      state === 'done' &&
      from.ruleset === ruleset &&
      from.version === basedOn &&
      to.version === version &&
      // A report of an earlier text says nothing about this one.
      to.source === sourceHash,
  )
  return newest && readSimulation(newest.id, signal)
}

/** How many subjects fall to the worst grade from a better one. */
export function intoWorst({ matrix }: SimulationResult, grades: Scale): number {
  const worst = grades.at(-1)?.grade ?? ''
  return Object.entries(matrix).reduce(
    (sum, [from, row]) => sum + (from === worst ? 0 : (row[worst] ?? 0)),
    0,
  )
}

/** What a part moves, also where the report counts what a reading brings along by itself. */
export function shareOf(
  { at, changes }: Amended,
  result: SimulationResult | undefined,
): Effect | null {
  const of = (place: string) =>
    result?.shares.find((share) => share.at.split('、').some((each) => within(each, place)))
  return [at, ...changes.map((each) => each.at)].map(of).find(Boolean)?.effects.share ?? null
}

async function readBy({ text, hash }: VersionDetail): Promise<Ruleset | undefined> {
  return (await ask('opened', { text, hash })).ruleset
}

async function casesOf(
  detail: VersionDetail,
  base: VersionDetail | undefined,
): Promise<CaseResult[]> {
  if (detail.cases === null) return []
  const { results } = await ask('casesRun', {
    source: { text: detail.text, hash: detail.hash },
    base: base ? { text: base.text, hash: base.hash } : null,
    cases: detail.cases,
  })
  return results
}
