// The rules that ship: rules/RULESET/VERSION.yaml, loaded and hashed when first asked for.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load, type Standard } from '../../engine/assess/load.ts'
import { createScorer, type Scorer } from '../../engine/assess/scorer.ts'
import { HASH_DOMAIN } from '../../engine/text/canonical.ts'
import { type Path, type Problem, problem } from '../../engine/words/problem.ts'
import { projectRoot } from '../root.ts'
import { preparedStandard } from './prepared.ts'

/** A version that can score, or the problems of its file. */
export type Loaded = { scorer?: Scorer; problems: Problem[]; file: string; locate?: Locate }

type Locate = (path: Path) => { line: number; column: number }

/** Chooses the version for a day. */
export type Library = { scorerOn: (asOf: string) => Loaded }

/** The folder of the rules that ship. */
export const RULES = join(projectRoot(), 'rules')

/** One rules file. */
export function loadFile(file: string): Loaded {
  let bytes: Uint8Array
  let text: string
  try {
    bytes = readFileSync(file)
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    const code = error instanceof TypeError ? 'encoding-not-utf8' : 'file-unreadable'
    return { problems: [problem(code, { value: file })], file }
  }
  const ready = preparedStandard(bytes)
  if (ready) {
    const locate = (path: Path) => load(text).locate(path)
    return { scorer: scorerOf(ready), problems: [], file, locate }
  }
  const { standard, problems, locate } = load(text)
  if (!standard) return { problems, file, locate }
  return { scorer: scorerOf(standard), problems, file, locate }
}

function scorerOf(standard: Standard): Scorer {
  const hash = createHash('sha256').update(HASH_DOMAIN).update(standard.canonical).digest('hex')
  return createScorer(standard, `sha256:${hash}`)
}

/** The rulesets that ship, by id. */
export function rulesetIds(folder: string = RULES): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

/** The versions of a ruleset that ship, in order of their names. */
export function versionIds(ruleset: string, folder: string = RULES): string[] {
  return readdirSync(join(folder, ruleset))
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('.cases.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort()
}

/** Every version that ships, as files. */
export function ruleFiles(folder: string = RULES): string[] {
  return rulesetIds(folder).flatMap((ruleset) =>
    versionIds(ruleset, folder).map((version) => join(folder, ruleset, `${version}.yaml`)),
  )
}

/** Always the same version, whatever the day. */
export function pinned(loaded: Loaded): Library {
  return { scorerOn: () => loaded }
}

/** A version by name. */
export function versionOf(ruleset: string, version: string, folder: string = RULES): Loaded {
  const rulesets = rulesetIds(folder)
  if (!rulesets.includes(ruleset)) {
    const values = { value: ruleset, allowed: rulesets.join('、') }
    return { problems: [problem('ruleset-unknown', values)], file: ruleset }
  }
  const known = versionIds(ruleset, folder)
  const file = join(folder, ruleset, `${version}.yaml`)
  // Only names from the listing are opened, so a version is never a path.
  if (!known.includes(version)) {
    return {
      problems: [problem('version-unknown', { value: version, allowed: known.join('、') })],
      file,
    }
  }
  const loaded = loadFile(file)
  const said = loaded.scorer?.standard.ruleset
  const wrong =
    said &&
    [
      mismatch(said.ruleset, ruleset, 'ruleset', loaded),
      mismatch(said.version, version, 'version', loaded),
    ].filter((found) => found !== undefined)
  return wrong && wrong.length > 0 ? { problems: wrong, file } : loaded
}

// A file answers under the name of its place, so it must say the same of itself.
function mismatch(
  value: string,
  expected: string,
  key: string,
  { locate }: Loaded,
): Problem | undefined {
  if (value === expected) return undefined
  return { ...problem('file-mismatch', { value, expected }, [key]), ...locate?.([key]) }
}

/** The version in force on each day: the greatest effectiveFrom that is not later. */
export function inForce(ruleset: string, folder: string = RULES): Library {
  const versions = versionIds(ruleset, folder).map((version) => versionOf(ruleset, version, folder))
  return inForceOf(ruleset, versions)
}

/** The same among versions that are already loaded. */
export function inForceOf(ruleset: string, versions: readonly Loaded[]): Library {
  const broken = versions.find(({ scorer }) => !scorer)
  const dated = versions.flatMap((loaded) => {
    const from = loaded.scorer?.standard.ruleset.effectiveFrom
    return from === undefined ? [] : [{ from, loaded }]
  })
  dated.sort((a, b) => (a.from < b.from ? 1 : -1))
  const twice = dated.find(({ from }, i) => dated[i + 1]?.from === from)
  if (twice) {
    const other = dated[dated.indexOf(twice) + 1]!.loaded
    const found = problem('effective-date-taken', { date: twice.from, file: other.file }, [
      'effectiveFrom',
    ])
    const place = twice.loaded.locate?.(['effectiveFrom'])
    return pinned({ problems: [{ ...found, ...place }], file: twice.loaded.file })
  }
  return {
    scorerOn: (asOf) => {
      if (broken) return broken
      const found = dated.find(({ from }) => from <= asOf)
      return (
        found?.loaded ?? { problems: [problem('not-in-force', { asOf }, ['asOf'])], file: ruleset }
      )
    },
  }
}
