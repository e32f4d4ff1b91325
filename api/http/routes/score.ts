// Scoring one subject.
import { Scored, ScoreQuery, ScoreRequest } from '../../contract/score.ts'
import { RulesetParams } from '../../contract/versions.ts'
import { SCORERS } from '../access.ts'
import { refuse, written } from '../answer.ts'
import { choiceOf } from '../choice.ts'
import type { Ports } from '../ports.ts'
import { type Route, route } from '../route.ts'
import { scoreBytes } from '../score.ts'
import { endOfTurn } from '../turn.ts'
import { scoreWithReceipt } from './receipt.ts'

/** POST …/score */
export function scoreRoute({ rules, today, desk }: Ports): Route {
  return route({
    id: 'scoreSubject',
    method: 'POST',
    path: '/v1/rulesets/{ruleset}/score',
    tag: 'score',
    summary: { zh: '评价一个信用主体', en: 'Score one subject' },
    description: {
      zh: '版本由 version 指定，缺省为评价日施行的版本；评价日写在查询或请求体，两处都写须相同，都不写为上海的今天。当日没有施行的版本答409，不会改用别的版本。',
      en: 'version pins a version; without it the one in force on asOf scores. asOf stands in the query or the body (the same day if in both); with neither it is today in Shanghai. Where no version is in force the answer is 409, never another version.',
    },
    access: SCORERS,
    params: RulesetParams,
    query: ScoreQuery,
    body: { kind: 'jsonBytes', schema: ScoreRequest },
    headers: [{ name: 'Idempotency-Key', needed: false }],
    answers: {
      200: {
        description: { zh: '评价结果', en: 'The assessment' },
        headers: { Location: { zh: '评价凭证的地址', en: 'Where the receipt is' } },
        content: { 'application/json': Scored },
      },
    },
    refusals: [400, 404, 409, 410, 413, 415, 422],
    handle: async ({ params, query, body, request, caller }) => {
      if (query.receipt === 'true' && desk) {
        const { ruleset } = params
        const pin = () => choiceOf(rules, ruleset, query, today())
        return scoreWithReceipt(desk, caller, request, { ruleset, query, body, pin })
      }
      const choice = await choiceOf(rules, params.ruleset, query, today())
      if ('problem' in choice) return refuse([choice.problem])
      await endOfTurn()
      const { bytes, problems } = await scoreBytes(choice, body)
      return bytes ? written(bytes) : refuse(problems)
    },
  })
}
