// What the worker does: the same engine as the server's, on the text alone. Every job is a pure
// function of what it is given, so that any of them may be dropped for a newer one.
import { assess } from '../../engine/assess/assess.ts'
import { load } from '../../engine/assess/load.ts'
import { createScorer, type Scorer } from '../../engine/assess/scorer.ts'
import { type Digest, digest } from '../../engine/cases/digest.ts'
import { type CheckContext, check } from '../../engine/check/check.ts'
import type { Change } from '../../engine/compare/change.ts'
import { compare } from '../../engine/compare/compare.ts'
import { editsBetween } from '../../engine/compare/edits-between.ts'
import type { Case } from '../../engine/schema/cases.ts'
import type { Edit } from '../../engine/schema/readings.ts'
import type { Ruleset } from '../../engine/schema/ruleset.ts'
import { isCases, isRuleset } from '../../engine/schema/validate.ts'
import { targetOf } from '../../engine/text/amend.ts'
import { applyEdits } from '../../engine/text/edit.ts'
import { readText } from '../../engine/text/read.ts'
import { blocks, type Problem } from '../../engine/words/problem.ts'
import type { Words } from '../base/say.ts'
import type { Mine } from './conflict.ts'

/** How a case came out: what it expects, and what the text gives. */
export type CaseResult = {
  case: Case
  /** The results under switched readings that differ, in the order of the case. */
  under: UnderResult[]
  actual: Digest | null
  before: Digest | null
  problems: Problem[]
  /** The parts that differ from what is expected. */
  differs: (keyof Digest)[]
}

/** A result under an alternative; `instead` where that alternative is now the chosen answer. */
export type UnderResult = {
  index: number
  reading: string
  alternative: string
  instead?: string
  actual: Digest | null
  differs: (keyof Digest)[]
}

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
  const { data, problems } = readText(given.cases)
  if (!isCases(data)) return { results: [], problems }
  const now = scorerOf(given.text).scorer
  if (!now) return { results: [], problems: scorerOf(given.text).problems }
  const then = given.before === null ? undefined : scorerOf(given.before).scorer
  const results: CaseResult[] = []
  for (const each of data.cases) results.push(await run(each, now, then))
  return { results, problems: [] }
}

async function run(each: Case, now: Scorer, then: Scorer | undefined): Promise<CaseResult> {
  const { asOf, subject, records } = each
  const one = async (scorer: Scorer | undefined, readings: Record<string, string> = {}) =>
    scorer ? await assess(scorer, { asOf, subject, records, readings }) : undefined
  const found = await one(now)
  const earlier = await one(then)
  const actual = found?.assessment ? digest(found.assessment) : null
  const before = earlier?.assessment ? digest(earlier.assessment) : null
  const parts = Object.keys(each.expect) as (keyof Digest)[]
  const differs =
    actual === null ? [] : parts.filter((part) => shown(each.expect[part]) !== shown(actual[part]))
  const under: UnderResult[] = []
  for (const [index, { reading, alternative, ...expected }] of (
    each.underReadings ?? []
  ).entries()) {
    const instead = otherSide(now, then, reading, alternative)
    const switched = (await one(now, { [reading]: instead ?? alternative }))?.assessment
    const digested = switched ? digest(switched) : null
    const keys = Object.keys(expected) as (keyof Digest)[]
    const wrong = digested
      ? keys.filter((key) => shown((expected as Partial<Digest>)[key]) !== shown(digested[key]))
      : keys
    if (wrong.length > 0 || instead)
      under.push({
        index,
        reading,
        alternative,
        ...(instead ? { instead } : {}),
        actual: digested,
        differs: wrong,
      })
  }
  return { case: each, actual, before, problems: found?.problems ?? [], differs, under }
}

// Where the alternative has become the answer, the case can now tell of the answer before.
function otherSide(
  now: Scorer,
  then: Scorer | undefined,
  reading: string,
  alternative: string,
): string | undefined {
  const of = (scorer: Scorer | undefined) =>
    scorer?.standard.ruleset.readings?.find(({ id }) => id === reading)
  return of(now)?.chosen === alternative ? of(then)?.chosen : undefined
}

function shown(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return JSON.stringify(value)
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
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
