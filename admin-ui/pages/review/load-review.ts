// Everything a reviewer judges by, read at once.
import type { Problem } from '../../../engine/words/problem.ts'
import type { Scale } from '../../base/scale.ts'
import type { VersionDetail } from '../../client/bodies.ts'
import type { Change, Row } from '../../client/changes.ts'
import {
  listSimulations,
  readSimulation,
  type Simulation,
  type SimulationResult,
} from '../../client/simulations.ts'
import { type Comment, checkVersion, readComments, readVersion } from '../../client/versions.ts'
import { comparedVersions } from '../../scoring/compared.ts'
import { ask } from '../../scoring/desk.ts'
import type { CaseResult } from '../../scoring/jobs.ts'
import { scaleIn } from '../../scoring/scale.ts'

export type Loaded = {
  detail: VersionDetail
  changes: Change[]
  rows: Row[]
  comments: Comment[]
  problems: Problem[]
  /** How the worked cases come out, under this version and the one it is based on. */
  cases: CaseResult[]
  grades: Scale
  /** The newest finished simulation of exactly this content. */
  simulation: Simulation | undefined
}

/** Reads a version under review with everything that is judged. */
export async function loadReview(
  ruleset: string,
  version: string,
  signal: AbortSignal,
): Promise<Loaded> {
  const detail = await readVersion(ruleset, version, signal)
  const [compared, comments, problems, simulation, cases, grades] = await Promise.all([
    detail.basedOn ? comparedVersions(ruleset, detail.basedOn, version, signal) : undefined,
    readComments(ruleset, version, signal),
    checkVersion(ruleset, version, signal),
    findSimulation(detail, signal).catch(() => undefined),
    casesOf(detail, signal),
    scaleIn(detail.text),
  ])
  return {
    detail,
    changes: compared?.comparison?.changes ?? [],
    rows: compared?.comparison?.rows ?? [],
    comments,
    problems,
    cases,
    grades,
    simulation,
  }
}

async function findSimulation(
  { ruleset, version, basedOn, hash }: VersionDetail,
  signal: AbortSignal,
): Promise<Simulation | undefined> {
  const all = await listSimulations(signal)
  for (const one of all.filter(
    ({ state, from, to }) =>
      state === 'done' &&
      from.ruleset === ruleset &&
      from.version === basedOn &&
      to.version === version,
  )) {
    const whole = await readSimulation(one.id, signal)
    // A report of an earlier content says nothing about this one.
    if (whole.result?.hashes.to === hash) return whole
  }
  return undefined
}

/** How many subjects fall to the worst grade from a better one. */
export function intoWorst({ matrix }: SimulationResult, grades: Scale): number {
  const worst = grades.at(-1)?.grade ?? ''
  return Object.entries(matrix).reduce(
    (sum, [from, row]) => sum + (from === worst ? 0 : (row[worst] ?? 0)),
    0,
  )
}

async function casesOf(detail: VersionDetail, signal: AbortSignal): Promise<CaseResult[]> {
  if (detail.cases === null) return []
  const base = detail.basedOn
    ? await readVersion(detail.ruleset, detail.basedOn, signal)
    : undefined
  const { results } = await ask('casesRun', {
    source: { text: detail.text, hash: detail.hash },
    base: base ? { text: base.text, hash: base.hash } : null,
    cases: detail.cases,
  })
  return results
}
