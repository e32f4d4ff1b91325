// The heavy work on texts: reading, checking, running cases, comparing. Data in, data out, so
// that it can be done on any thread.
import { load } from '../../engine/assess/load.ts'
import { type CheckContext, type Clause, check } from '../../engine/check/check.ts'
import { type Comparison, compare } from '../../engine/compare/compare.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { applyEdits } from '../../engine/text/edit.ts'
import type { Problem } from '../../engine/words/problem.ts'
import type { Clauses } from '../contract/versions.ts'
import { clausesOf } from './clauses.ts'
import { begun, type Content, examine, examineCases, type Name } from './content.ts'

/** What a text says of itself. */
export type Said = Omit<Content, 'scorer'>

/** A text to be checked as that of a version, with what the store knows beside it. */
type Seen = {
  name: Name
  text: string
  cases?: string
  asOf: string
  /** The folder of the rules that ship, where the official texts are. */
  rules: string
  /** Published versions of the ruleset. */
  others: readonly { version: string; effectiveFrom: string | null }[]
  /** The version that this one was made of. */
  base?: { version: string; text: string }
}

/** Each kind of work with what it takes and gives. */
export type Studies = {
  read: { takes: { text: string; name: Name }; gives: Said }
  /** What of it scores; missing where something blocks. */
  ruleset: { takes: { text: string }; gives: { ruleset?: Ruleset; problems: Problem[] } }
  /** The official texts that it cites. */
  clauses: { takes: { text: string; rules: string; ruleset: string }; gives: Clauses }
  /** The text of a new draft made of this one. */
  begin: {
    takes: { text: string; name: Name; effectiveFrom?: string }
    /** `problems` say why the date could not be written. */
    gives: { text: string; said: Said; problems: Problem[] }
  }
  cases: { takes: { cases: string; text: string; name: Name }; gives: Problem[] }
  check: { takes: Seen; gives: Problem[] }
  compare: { takes: { before: string; after: string }; gives: Compared }
}

/** A comparison, or which of the two cannot be read. */
type Compared = Comparison | { broken: 'before' | 'after' }

const WORK: { [K in keyof Studies]: (given: Studies[K]['takes']) => Result<K> } = {
  read: ({ text, name }) => saidBy(text, name),
  ruleset: ({ text }) => {
    const { standard, problems } = load(text)
    return standard ? { ruleset: standard.ruleset, problems } : { problems }
  },
  clauses: ({ text, rules, ruleset }) => clausesOf(text, rules, ruleset),
  begin: ({ text: before, name, effectiveFrom }) => {
    const own = begun(before, name.version)
    const { text, problems } =
      effectiveFrom === undefined
        ? { text: own, problems: [] }
        : applyEdits(own, [{ set: 'effectiveFrom', to: effectiveFrom }])
    return { text, said: saidBy(text, name), problems }
  },
  cases: ({ cases, text, name }) => examineCases(cases, name, examine(text, name).scorer),
  check: async ({ text, asOf, cases, rules, name, others, base }) => {
    const siblings: CheckContext['siblings'] = others.map(({ version, effectiveFrom }) => ({
      version,
      ...(effectiveFrom ? { effectiveFrom } : {}),
      // What has gone since is told against the version this one was made of.
      ...(base?.version === version ? { ruleset: load(base.text).standard?.ruleset } : {}),
    }))
    const clauses = clausesIn(text, rules, name.ruleset)
    const context = {
      asOf,
      ...(cases === undefined ? {} : { cases }),
      ...(clauses.length > 0 ? { clauses } : {}),
      siblings,
    }
    return (await check(text, context)).problems
  },
  compare: ({ before, after }) => {
    const from = load(before).standard?.ruleset
    if (!from) return { broken: 'before' }
    const to = load(after).standard?.ruleset
    return to ? compare(from, to) : { broken: 'after' }
  },
}

type Result<K extends keyof Studies> = Studies[K]['gives'] | Promise<Studies[K]['gives']>

/** Does one piece of work. */
export function study<K extends keyof Studies>({
  kind,
  given,
}: {
  kind: K
  given: Studies[K]['takes']
}): Result<K> {
  return WORK[kind](given)
}

function saidBy(text: string, name: Name): Said {
  const { scorer: _, ...said } = examine(text, name)
  return said
}

function clausesIn(text: string, rules: string, ruleset: string): Clause[] {
  return clausesOf(text, rules, ruleset).sources.flatMap((source) =>
    source.clauses.flatMap(({ id, text: words, printed, rules: carried, reason }) =>
      id === undefined
        ? []
        : [
            {
              id,
              ...(words === undefined ? {} : { text: words }),
              ...(printed === undefined ? {} : { printed }),
              ...(carried ? { rules: carried } : {}),
              ...(reason ? { reason } : {}),
            },
          ],
    ),
  )
}
