// What a text says of itself and what is wrong with it; nothing here looks at the store.
import { createHash } from 'node:crypto'
import { checkReadings } from '../../engine/assess/alternatives.ts'
import { load } from '../../engine/assess/load.ts'
import { createScorer, type Scorer } from '../../engine/assess/scorer.ts'
import { runCases } from '../../engine/cases/run.ts'
import { casesFindings, type Finding, isCases, isRuleset } from '../../engine/schema/validate.ts'
import { HASH_DOMAIN } from '../../engine/text/canonical.ts'
import { applyEdits } from '../../engine/text/edit.ts'
import { type Reading, readText } from '../../engine/text/read.ts'
import { blocks, type Problem, problem, type Text } from '../../engine/words/problem.ts'

/** The name of a version. */
export type Name = { ruleset: string; version: string }

/** A text examined; `hash` and `scorer` are missing where it cannot score. */
export type Content = {
  sourceHash: string
  hash: string | null
  scorer?: Scorer
  title: Text | null
  effectiveFrom: string | null
  problems: Problem[]
}

/** The hash of bytes as it is written everywhere. */
export function hashOf(bytes: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** Examines the text of a version that answers to this name. */
export function examine(text: string, name: Name): Content {
  const sourceHash = hashOf(text)
  const { standard, problems, locate } = load(text)
  if (!standard)
    return { sourceHash, hash: null, title: null, effectiveFrom: null, problems: [...problems] }
  const { ruleset } = standard
  const hash = hashOf(HASH_DOMAIN + standard.canonical)
  const found = [
    ...problems,
    ...checkReadings(ruleset).map(placed(locate)),
    ...misnamed(ruleset, name).map(placed(locate)),
  ]
  return {
    sourceHash,
    hash,
    scorer: createScorer(standard, hash),
    title: ruleset.title,
    effectiveFrom: ruleset.effectiveFrom ?? null,
    problems: found,
  }
}

/** Everything that is wrong with cases for this version; cases that fail among it. */
export async function examineCases(text: string, name: Name, scorer?: Scorer): Promise<Problem[]> {
  const { data, problems, locate } = readText(text)
  if (blocks(problems)) return problems
  const shape = casesFindings(data)
  if (shape.length > 0 || !isCases(data)) return shape.map(placed(locate))
  const wrong = misnamed(data, name).map(placed(locate))
  if (wrong.length > 0 || !scorer) return wrong
  const { findings } = await runCases(scorer, data)
  return findings.map(placed(locate))
}

/** The same text under another version's name: the one line that says it. */
export function renamed(text: string, version: string): string {
  return text.replace(/^(version:[ \t]*)([^\s#]+)/m, (_all, key: string) => key + version)
}

/** A text as that of the next version: the reasons of the one before are for its own changes. */
export function begun(text: string, version: string): string {
  const own = renamed(text, version)
  const { data } = readText(own)
  if (!isRuleset(data) || !data.reasons) return own
  return applyEdits(own, [{ remove: 'reasons' }]).text
}

function misnamed(said: Name, name: Name): Finding[] {
  return (['ruleset', 'version'] as const).flatMap((key) =>
    said[key] === name[key]
      ? []
      : [
          {
            path: [key],
            problem: problem('file-mismatch', { value: said[key], expected: name[key] }, [key]),
          },
        ],
  )
}

function placed(locate: Reading['locate']): (finding: Finding) => Problem {
  return ({ path, problem: found }) => ({ ...found, ...locate(path) })
}
