// A draft's effect while it is being written.
import type { Ruleset } from '../../../engine/schema/ruleset.ts'
import { isRuleset, rulesetFindings } from '../../../engine/schema/validate.ts'
import { NOTICE } from '../../../engine/simulate/result.ts'
import { amend } from '../../../engine/text/amend.ts'
import { type Problem, problem } from '../../../engine/words/problem.ts'
import { PreviewAnswer, PreviewRequest } from '../../contract/simulations.ts'
import { NoQuery } from '../../contract/versions.ts'
import type { City } from '../../simulation/city.ts'
import type { Texts } from '../../simulation/texts.ts'
import { DRAFTERS } from '../access.ts'
import { json, refuse } from '../answer.ts'
import type { BodyOf } from '../body.ts'
import type { Ports } from '../ports.ts'
import { type Route, route } from '../route.ts'
import { said } from './populations.ts'
import { shareOf } from './simulation-answers.ts'
import { versionText } from './version-text.ts'

/** Room for a whole draft as a JSON string. */
const MOST_BYTES = 2_500_000
const BODY = { kind: 'json', schema: PreviewRequest, most: MOST_BYTES } as const

/** POST /v1/simulations/preview. */
export function previewRoute(ports: Ports, { populations, previews, texts }: City): Route {
  return route({
    id: 'previewChanges',
    method: 'POST',
    path: '/v1/simulations/preview',
    tag: 'simulations',
    query: NoQuery,
    access: DRAFTERS,
    body: BODY,
    summary: { zh: '草稿对样本的影响', en: 'What a draft does to a population' },
    description: {
      zh: '同一人连续提出的，只回答最后一次；被后来的取代的答复 409。',
      en: 'Of several by one person only the latest is answered; the others get 409.',
    },
    answers: { 200: said('影响', 'The effect', PreviewAnswer) },
    refusals: [404, 409, 422],
    handle: async ({ body, caller }) => {
      const file = await populations.open(body.population)
      if (!file) return refuse([problem('population-missing', { value: body.population })])
      const { side, content, problems } = await versionText(ports, texts, body.from, caller)
      if (!content) return refuse(problems)
      const base = { ruleset: content, hash: side.hash }
      const editor = `${caller?.id ?? ''} ${body.population}`
      const done = await previews.of(editor, file, async () => {
        const { draft, problems } = await draftOf(texts, content, body)
        const { changes } = body
        return draft ? { base, draft, ...(changes ? { edits: changes } : {}) } : { problems }
      })
      if (done.superseded) return refuse([problem('preview-superseded')], { status: 409 })
      if (!done.result) return refuse(done.problems)
      const { shares, ...rest } = done.result
      return json({ ...rest, shares: shares.map(shareOf), notice: NOTICE })
    },
  })
}

async function draftOf(
  texts: Texts,
  base: Ruleset,
  { text, changes }: BodyOf<typeof BODY>,
): Promise<{ draft?: Ruleset; problems: Problem[] }> {
  if ((text === undefined) === (changes === undefined))
    return { problems: [problem('key-missing', { key: 'text / changes' })] }
  if (text !== undefined) {
    const { ruleset, problems } = await texts.read(text)
    return ruleset ? { draft: ruleset, problems } : { problems }
  }
  const { data, problems } = amend(base, changes!)
  if (problems.length > 0) return { problems }
  return isRuleset(data)
    ? { draft: data, problems: [] }
    : { problems: rulesetFindings(data).map((each) => each.problem) }
}
