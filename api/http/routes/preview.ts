// A draft's effect while it is being written.
import { load } from '../../../engine/assess/load.ts'
import { editsBetween } from '../../../engine/compare/edits-between.ts'
import { compile } from '../../../engine/compile/compile.ts'
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { isRuleset, rulesetFindings } from '../../../engine/schema/validate.ts'
import { NOTICE } from '../../../engine/simulate/result.ts'
import { amend } from '../../../engine/text/amend.ts'
import { type Problem, problem } from '../../../engine/words/problem.ts'
import { PreviewAnswer, PreviewRequest } from '../../contract/simulations.ts'
import { NoQuery } from '../../contract/versions.ts'
import type { City } from '../../simulation/city.ts'
import type { Draft } from '../../simulation/previews.ts'
import { DRAFTERS } from '../access.ts'
import { json, refuse } from '../answer.ts'
import type { Ports } from '../ports.ts'
import { type Route, route } from '../route.ts'
import { said } from './populations.ts'
import { shareOf } from './simulation-answers.ts'
import { versionText } from './version-text.ts'

/** Room for a whole draft as a JSON string. */
const MOST_BYTES = 2_500_000

type Base = Draft['base'] & { text: string }

/** POST /v1/simulations/preview. */
export function previewRoute(ports: Ports, { populations, previews }: City): Route {
  // The version compared with stays the same while somebody edits.
  let last: Base | undefined
  const baseOf = async (text: string, hash: string): Promise<Base> => {
    if (last?.text !== text) {
      const { ruleset, compiled } = load(text).standard!
      last = { text, hash, ruleset, compiled }
    }
    return last
  }
  return route({
    id: 'previewChanges',
    method: 'POST',
    path: '/v1/simulations/preview',
    tag: 'simulations',
    query: NoQuery,
    access: DRAFTERS,
    body: { kind: 'json', schema: PreviewRequest, most: MOST_BYTES },
    summary: { zh: '草稿对样本的影响', en: 'What a draft does to a population' },
    description: {
      zh: '同一人连续提出的，只回答最后一次；被后来的取代的答复 409。',
      en: 'Of several by one person only the latest is answered; the others get 409.',
    },
    answers: { 200: said('影响', 'The effect', PreviewAnswer) },
    refusals: [404, 409, 422],
    handle: async ({ body, caller }) => {
      const file = populations.open(body.population)
      if (!file) return refuse([problem('population-missing', { value: body.population })])
      const found = await versionText(ports, body.from, caller)
      if (!found.side) return refuse(found.problems)
      const base = await baseOf(found.side.text, found.side.hash)
      const { draft, problems } = draftOf(base, body)
      if (!draft) return refuse(problems)
      const editor = `${caller?.id ?? ''} ${body.population}`
      const done = await previews.of(editor, file, draft)
      if (done.superseded) return refuse([problem('preview-superseded')], { status: 409 })
      if (!done.result) return refuse(done.problems!)
      const { shares, ...rest } = done.result
      return json({ ...rest, shares: shares.map(shareOf), notice: NOTICE })
    },
  })
}

function draftOf(
  base: Base,
  { text, changes }: { text?: string; changes?: Draft['edits'] },
): { draft: Draft; problems?: undefined } | { draft?: undefined; problems: Problem[] } {
  if ((text === undefined) === (changes === undefined))
    return { problems: [problem('key-missing', { key: 'text / changes' })] }
  if (text !== undefined) {
    const { standard, problems } = load(text)
    if (!standard) return { problems }
    const { ruleset, compiled } = standard
    return { draft: { base, ruleset, compiled, edits: editsBetween(base.ruleset, ruleset) } }
  }
  const { data, problems } = amend(base.ruleset, changes!)
  if (problems.length > 0) return { problems }
  const shape = rulesetFindings(data)
  if (!isRuleset(data)) return { problems: shape.map((each) => each.problem) }
  return compiledDraft(base, data, changes!)
}

function compiledDraft(base: Base, ruleset: Ruleset, edits: Draft['edits']) {
  const { compiled, findings } = compile(ruleset)
  const problems = findings.map((each) => each.problem)
  if (problems.some(({ severity }) => severity === 'error')) return { problems }
  return { draft: { base, ruleset, compiled, edits } }
}
