// What the worker does: the same engine as the server's, on the text alone. Every job is a pure
// function of what it is given, so that any of them may be dropped for a newer one.
import { load } from '../../engine/assess/load.ts'
import { createScorer, type Scorer } from '../../engine/assess/scorer.ts'
import { type CheckContext, check } from '../../engine/check/check.ts'
import type { Change } from '../../engine/compare/change.ts'
import { compare } from '../../engine/compare/compare.ts'
import { editsBetween } from '../../engine/compare/edits-between.ts'
import type { Cases } from '../../engine/schema/cases.ts'
import type { Edit } from '../../engine/schema/readings.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { isCases, isRuleset } from '../../engine/schema/validate.ts'
import { targetOf } from '../../engine/text/amend.ts'
import { applyEdits } from '../../engine/text/edit.ts'
import { readText } from '../../engine/text/read.ts'
import { blocks, type Problem } from '../../engine/words/problem.ts'
import type { Words } from '../base/say.ts'
import type { CaseResult } from '../scoring/case-result.ts'
import { runAll } from '../scoring/run-cases.ts'
import type { Mine } from './conflict.ts'

/** A text as data, where it has the shape of a ruleset. */
export function read({ text }: { text: string }): { ruleset?: Ruleset; problems: Problem[] } {
  const { data, problems } = readText(text)
  if (blocks(problems) || !isRuleset(data)) return { problems }
  return { ruleset: data, problems }
}

/** A text after edits; only the lines that they mean differ. */
export function edit({ text, edits }: { text: string; edits: Edit[] }): {
  text: string
  problems: Problem[]
} {
  const { text: next, problems } = applyEdits(text, edits)
  return { text: next, problems }
}

/** Everything that is wrong with a text. */
export async function problemsOf(given: {
  text: string
  context: CheckContext
}): Promise<{ problems: Problem[]; ruleset?: Ruleset }> {
  return await check(given.text, given.context)
}

/** What two texts changed since the text they both began from, place by place. */
export function clash({ base, mine, theirs }: { base: string; mine: string; theirs: string }): {
  mine: Mine[]
  theirsOnly: Words[]
} {
  const [common, own, other] = [base, mine, theirs].map((text) => read({ text }).ruleset)
  if (!common || !own || !other) {
    return { mine: [{ at: '—', edit: null, ...WHOLE }], theirsOnly: [] }
  }
  const [ours, others] = [compare(common, own).changes, compare(common, other).changes]
  const met = new Set<Change>()
  const list = editsBetween(common, own).map((edit): Mine => {
    const target = targetOf(edit)
    const at = 'path' in target ? target.path : ''
    const meets = others.filter((each) => near(each.at, at))
    for (const each of meets) met.add(each)
    const said = ours.find((each) => near(each.at, at))
    return {
      at,
      edit,
      mine: wordsOf(said) ?? { zh: at, en: at },
      theirs: wordsOf(meets[0]) ?? null,
    }
  })
  const rest = others.filter((each) => !met.has(each))
  return { mine: list, theirsOnly: rest.map(({ zh, en }) => ({ zh, en })) }
}

const WHOLE = {
  mine: {
    zh: '整份源文本（读不成评价标准，不能逐项比较）',
    en: 'the whole source (it does not read as a standard)',
  },
  theirs: { zh: '服务器上的整份源文本', en: 'the whole source on the server' },
}

function near(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)
}

function wordsOf(change: Change | undefined): Words | undefined {
  return change && { zh: change.zh, en: change.en }
}

/** Every worked case under a text, and under the text it is compared with. */
export async function cases(given: {
  text: string
  before: string | null
  cases: string
}): Promise<{ results: CaseResult[]; problems: Problem[] }> {
  const { data, problems } = casesIn(given.cases)
  if (!data) return { results: [], problems }
  const now = scorerOf(given.text).scorer
  if (!now) return { results: [], problems: scorerOf(given.text).problems }
  const then = given.before === null ? undefined : scorerOf(given.before).scorer
  return { results: await runAll(data, now, then), problems: [] }
}

/** How many cases there are, and about each part of the standard. */
export function caseCounts(given: { cases: string }): {
  size: number
  about: ReadonlyMap<string, number>
} {
  const list = casesIn(given.cases).data?.cases ?? []
  const about = new Map<string, number>()
  for (const each of list)
    for (const id of each.about ?? []) about.set(id, (about.get(id) ?? 0) + 1)
  return { size: list.length, about }
}

let lastCases: { text: string; data: Cases | undefined; problems: Problem[] } | undefined

// Cases change less often than the rules; they are read once. What does not read is a problem of
// the check.
function casesIn(text: string): { data: Cases | undefined; problems: Problem[] } {
  if (lastCases?.text === text) return lastCases
  const { data, problems } = readText(text)
  lastCases = { text, data: isCases(data) ? data : undefined, problems }
  return lastCases
}

const scorers = new Map<string, { scorer?: Scorer; problems: Problem[] }>()

function scorerOf(text: string): { scorer?: Scorer; problems: Problem[] } {
  const known = scorers.get(text)
  if (known) return known
  const { standard, problems } = load(text)
  const made = standard ? { scorer: createScorer(standard, ''), problems } : { problems }
  if (scorers.size >= 4) scorers.delete(scorers.keys().next().value!)
  scorers.set(text, made)
  return made
}
