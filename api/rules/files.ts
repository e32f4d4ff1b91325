// The rules that ship, behind the port: read, checked and compiled once, when the service starts.
import { problem } from '../../engine/words/problem.ts'
import { inForceOf, type Library, type Loaded, RULES, rulesetIds, versionIds } from './library.ts'
import type { Pinned, Refused, Resolved, Rules } from './port.ts'
import { detailOf, openVolume, summaryOf, type Volume } from './volume.ts'

type Shelf = { id: string; volumes: Map<string, Volume>; byDate: Library }

/** The rules of a folder; `today` decides which version is called in force. */
export function fileRules(today: () => string, folder: string = RULES): Rules {
  const shelves = new Map(rulesetIds(folder).map((id) => [id, openShelf(id, folder)]))
  const pin = (ruleset: string, version?: string): Pinned | Refused => {
    const shelf = shelves.get(ruleset)
    if (!shelf) return unknown('ruleset-unknown', ruleset, shelves)
    if (version === undefined)
      return { on: (asOf) => resolved(ruleset, shelf.byDate.scorerOn(asOf)) }
    const volume = shelf.volumes.get(version)
    if (!volume) return unknown('version-unknown', version, shelf.volumes)
    return { on: () => resolved(ruleset, volume.loaded) }
  }
  return {
    listRulesets: async () => [...shelves.values()].map((shelf) => describe(shelf, today())),
    listVersions: async (ruleset) => {
      const shelf = shelves.get(ruleset)
      return shelf && describe(shelf, today()).versions
    },
    readVersion: async (ruleset, version) => {
      const shelf = shelves.get(ruleset)
      const volume = shelf?.volumes.get(version)
      if (!shelf || !volume) return undefined
      return detailOf(ruleset, volume, phaseOf(shelf, volume, today()))
    },
    readClauses: async (ruleset, version) => shelves.get(ruleset)?.volumes.get(version)?.clauses,
    pin,
    problems: async () =>
      [...shelves.values()].flatMap(({ volumes }) =>
        [...volumes.values()].flatMap(({ loaded }) => (loaded.scorer ? [] : loaded.problems)),
      ),
  }
}

function openShelf(id: string, folder: string): Shelf {
  const names = versionIds(id, folder)
  const volumes = new Map(names.map((version) => [version, openVolume(id, version, folder)]))
  const loaded = [...volumes.values()].map((volume) => volume.loaded)
  return { id, volumes, byDate: inForceOf(id, loaded) }
}

function describe(shelf: Shelf, today: string) {
  const versions = [...shelf.volumes.values()]
    .map((volume) => summaryOf(shelf.id, volume, phaseOf(shelf, volume, today)))
    .reverse()
  const current = versions.find(({ phase }) => phase === 'inForce')
  const { title } = current ?? versions[0] ?? { title: null }
  return { id: shelf.id, title, inForce: current?.version ?? null, versions }
}

function phaseOf(shelf: Shelf, { loaded }: Volume, today: string) {
  const from = loaded.scorer?.standard.ruleset.effectiveFrom
  if (from === undefined) return null
  if (from > today) return 'scheduled'
  return shelf.byDate.scorerOn(today) === loaded ? 'inForce' : 'superseded'
}

// What is wrong with the rules themselves was told to the log; a caller can do nothing about it.
function resolved(ruleset: string, { scorer, problems }: Loaded): Resolved {
  if (scorer) return { scorer }
  const [first] = problems
  return { problem: first?.code === 'not-in-force' ? first : problem('rules-broken', { ruleset }) }
}

function unknown(
  code: 'ruleset-unknown' | 'version-unknown',
  value: string,
  known: ReadonlyMap<string, unknown>,
): Refused {
  return { problem: problem(code, { value, allowed: [...known.keys()].join('、') }) }
}
