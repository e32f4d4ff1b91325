// The rules as the store keeps them, behind the port: published versions ready to score, every
// hash taken again when a text is loaded.
import type { Scorer } from '../../engine/assess/scorer.ts'
import { type Problem, problem } from '../../engine/words/problem.ts'
import { examine } from '../lifecycle/content.ts'
import { type Office, open, textOf } from '../lifecycle/office.ts'
import { version } from '../store/schema.ts'
import type { Pinned, Refused, Resolved, Rules } from './port.ts'
import { detailOf, summariesOf } from './views.ts'

type Ready = { version: string; from: string; scorer?: Scorer }
type Shelf = { known: string[]; dated: Ready[] }

const CHANGES = new Set(['version.publish', 'version.withdraw', 'version.create', 'version.delete'])

/** Whether the evidence holds; while it does not, nothing is scored. */
export type Health = { broken: boolean }

/** The rules of an office. */
export function storedRules(office: Office, health: Health): Rules {
  const { ledger, today, reader } = office
  const { store } = ledger
  // Scorers by hash: the same model under two names is compiled once.
  const scorers = new Map<string, Scorer>()
  let shelves: Map<string, Shelf> | undefined
  let opening: Promise<Map<string, Shelf>> | undefined
  ledger.onRecorded((_seq, actions) => {
    if (!actions.some((action) => CHANGES.has(action))) return
    shelves = undefined
    opening = undefined
  })

  const openShelves = async (): Promise<Map<string, Shelf>> => {
    const rows = await store.read((db) => db.select().from(version).orderBy(version.createdAt))
    const found = new Map<string, Shelf>()
    for (const row of rows) {
      const shelf = found.get(row.ruleset) ?? { known: [], dated: [] }
      found.set(row.ruleset, shelf)
      if (row.state !== 'published') continue
      shelf.known.push(row.version)
      const scorer = scorers.get(row.hash!) ?? (await load(row))
      if (scorer) scorers.set(row.hash!, scorer)
      shelf.dated.push({ version: row.version, from: row.effectiveFrom!, scorer })
    }
    // The newest first: the first that has begun is in force.
    for (const { dated } of found.values()) dated.sort((a, b) => (a.from < b.from ? 1 : -1))
    return found
  }

  const load = async (row: typeof version.$inferSelect): Promise<Scorer | undefined> => {
    const text = await store.read((db) => textOf(db, row.sourceHash)).catch(() => undefined)
    const content = text === undefined ? undefined : examine(text, row)
    // INVARIANT: what scores has the hash under which it was approved.
    return content?.hash === row.hash ? content.scorer : undefined
  }

  const current = (): Map<string, Shelf> | Promise<Map<string, Shelf>> => {
    if (shelves) return shelves
    opening ??= openShelves()
    const mine = opening
    return mine.then((opened) => {
      // A change since then has asked for another look.
      if (mine === opening) shelves = opened
      return opened
    })
  }

  const pinIn = (all: Map<string, Shelf>, ruleset: string, wanted?: string): Pinned | Refused => {
    if (health.broken) return broken(ruleset)
    const shelf = all.get(ruleset)
    if (!shelf) return unknown('ruleset-unknown', ruleset, [...all.keys()])
    if (wanted === undefined) {
      return {
        on: (asOf) => {
          const ready = shelf.dated.find(({ from }) => from <= asOf)
          if (!ready) return { problem: problem('not-in-force', { asOf }, ['asOf']) }
          return resolved(ruleset, ready)
        },
      }
    }
    const ready = shelf.dated.find((each) => each.version === wanted)
    if (!ready) return unknown('version-unknown', wanted, shelf.known)
    return { on: () => resolved(ruleset, ready) }
  }

  return {
    listRulesets: async () => {
      const rows = await store.read((db) =>
        db.selectDistinct({ ruleset: version.ruleset }).from(version).orderBy(version.ruleset),
      )
      return Promise.all(
        rows.map(async ({ ruleset }) => {
          const versions = await summariesOf(office, ruleset)
          const inForce = versions.find(({ phase }) => phase === 'inForce')
          const { title } = inForce ?? versions[0]!
          return { id: ruleset, title, inForce: inForce?.version ?? null, versions }
        }),
      )
    },
    listVersions: async (ruleset) => {
      const versions = await summariesOf(office, ruleset)
      return versions.length > 0 ? versions : undefined
    },
    readVersion: (ruleset, name, caller) =>
      detailOf(office, { ruleset, version: name }, caller, today()),
    readClauses: async (ruleset, name) => {
      const at = { ruleset, version: name }
      const text = await store.read(async (db) => {
        const { row } = await open(db, at)
        return textOf(db, row.sourceHash)
      })
      return reader.study('clauses', { text, rules: office.rules, ruleset })
    },
    pin: (ruleset, wanted) => {
      const all = current()
      return all instanceof Promise
        ? all.then((opened) => pinIn(opened, ruleset, wanted))
        : pinIn(all, ruleset, wanted)
    },
    problems: async () => {
      const all = await current()
      const found: Problem[] = []
      for (const [ruleset, { dated }] of all)
        if (health.broken || dated.some(({ scorer }) => !scorer))
          found.push(broken(ruleset).problem)
      return found
    },
  }
}

function resolved(ruleset: string, { scorer }: Ready): Resolved {
  return scorer ? { scorer } : broken(ruleset)
}

function broken(ruleset: string): Refused {
  return { problem: problem('rules-broken', { ruleset }) }
}

function unknown(
  code: 'ruleset-unknown' | 'version-unknown',
  value: string,
  known: string[],
): Refused {
  return { problem: problem(code, { value, allowed: known.join('、') }) }
}
