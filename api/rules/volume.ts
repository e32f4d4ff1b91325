// One version of the rules that ship, with everything beside it, as it was when it was opened.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readText } from '../../engine/text/read.ts'
import type { Clauses, VersionDetail, VersionSummary } from '../contract/versions.ts'
import { type Loaded, versionOf } from './library.ts'

/** A version in memory; what changes on the disk later does not reach it. */
export type Volume = {
  version: string
  loaded: Loaded
  text: string
  sourceHash: string
  cases: string | null
  casesHash: string | null
  clauses: Clauses
  createdAt: string
}

const READ_ONLY = { zh: '随程序提供的版本不能改动', en: 'a version that ships cannot be changed' }

/** Opens a version that the listing of its folder names. */
export function openVolume(ruleset: string, version: string, folder: string): Volume {
  const loaded = versionOf(ruleset, version, folder)
  const bytes = readFileSync(loaded.file)
  const beside = loaded.file.replace(/\.yaml$/, '.cases.yaml')
  const cases = existsSync(beside) ? readFileSync(beside) : null
  return {
    version,
    loaded,
    text: bytes.toString('utf8'),
    sourceHash: hashOf(bytes),
    cases: cases?.toString('utf8') ?? null,
    casesHash: cases && hashOf(cases),
    clauses: clausesOf(loaded),
    createdAt: statSync(loaded.file).mtime.toISOString(),
  }
}

/** What the listing says of it; nobody has drafted or approved a file that ships. */
export function summaryOf(
  ruleset: string,
  { version, loaded, sourceHash, createdAt }: Volume,
  phase: VersionSummary['phase'],
): VersionSummary {
  const { scorer, problems } = loaded
  const standard = scorer?.standard.ruleset
  const count = (severity: string) => problems.filter((each) => each.severity === severity).length
  return {
    ruleset,
    version,
    title: standard?.title ?? null,
    state: 'published',
    phase,
    effectiveFrom: standard?.effectiveFrom ?? null,
    basedOn: null,
    author: null,
    contributors: [],
    hash: scorer?.hash ?? null,
    sourceHash,
    problems: { errors: count('error'), warnings: count('warning') },
    createdAt,
    submittedAt: null,
    approvals: [],
    publishedBy: null,
    publishedAt: createdAt,
    returned: null,
    retroactive: false,
  }
}

/** Everything of it; nobody may change it. */
export function detailOf(
  ruleset: string,
  volume: Volume,
  phase: VersionSummary['phase'],
): VersionDetail {
  const { text, cases, casesHash } = volume
  return {
    ...summaryOf(ruleset, volume, phase),
    text,
    cases,
    casesHash,
    course: [],
    may: {
      edit: READ_ONLY,
      submit: READ_ONLY,
      return: READ_ONLY,
      approve: READ_ONLY,
      publish: READ_ONLY,
      withdraw: READ_ONLY,
      delete: READ_ONLY,
    },
  }
}

function clausesOf({ scorer, file }: Loaded): Clauses {
  const sources = Object.entries(scorer?.standard.ruleset.sources ?? {})
  return {
    sources: sources.map(([id, source]) => {
      const path = source.file && join(dirname(file), source.file)
      const read = path && existsSync(path) ? readText(readFileSync(path, 'utf8')).data : undefined
      const { clauses } = (read ?? {}) as { clauses?: Clauses['sources'][number]['clauses'] }
      return { id, title: source.title, clauses: clauses ?? [] }
    }),
  }
}

function hashOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
