// Scoring any number of subjects, line by line.
import { problem } from '../../../engine/words/problem.ts'
import { BatchLine, ScoreQuery, ScoreRequest } from '../../contract/score.ts'
import { RulesetParams } from '../../contract/versions.ts'
import { SCORERS } from '../access.ts'
import { refuse, text } from '../answer.ts'
import { answerStream } from '../batch.ts'
import { choiceOf } from '../choice.ts'
import type { Ports } from '../ports.ts'
import { type Route, route } from '../route.ts'

const NDJSON = 'application/x-ndjson'

/** POST …/score/batch */
export function batchRoute({ rules, today, log, errorId }: Ports): Route {
  return route({
    id: 'scoreBatch',
    method: 'POST',
    path: '/v1/rulesets/{ruleset}/score/batch',
    tag: 'score',
    summary: { zh: '逐行评价任意多的信用主体', en: 'Score any number of subjects, line by line' },
    description: {
      zh: '一行一个主体，每行至多1 MB；答复一行对一行，次序相同，空行略过；有错的一行在原位答以行号和问题。各版本以请求开始时为准。答复的读取快慢决定请求的接收快慢，所以应边写边读。',
      en: 'One subject a line of at most 1 MB, one answer a line in the same order, blank lines passed over; a bad line is answered in its place by its number and problems. The versions are those at the start of the request. Whoever reads slowly is read slowly: read while you write.',
    },
    access: SCORERS,
    params: RulesetParams,
    query: ScoreQuery,
    body: { kind: 'stream', type: NDJSON, schema: ScoreRequest },
    answers: {
      200: {
        description: { zh: '每行一个答复', en: 'One answer a line' },
        content: { [NDJSON]: BatchLine },
      },
    },
    refusals: [400, 404, 415, 422],
    handle: async ({ params, query, body }) => {
      const choice = await choiceOf(rules, params.ruleset, query, today())
      if ('problem' in choice) return refuse([choice.problem])
      const answers = answerStream(choice, body, (error) => {
        const id = errorId()
        log.error({ route: 'scoreBatch', errorId: id, error }, 'batch failed')
        return problem('server-fault', { id })
      })
      return text(answers, NDJSON)
    },
  })
}
