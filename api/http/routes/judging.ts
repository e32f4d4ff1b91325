// Looking at versions without changing them: check a text, compare two versions.
import { CompareQuery, CompareResult } from '../../contract/lifecycle.ts'
import {
  CheckBody,
  CheckResult,
  NoQuery,
  RulesetParams,
  VersionParams,
} from '../../contract/versions.ts'
import { checkVersion } from '../../lifecycle/checking.ts'
import { compareVersions } from '../../lifecycle/comparing.ts'
import { COLLEAGUES } from '../access.ts'
import { json } from '../answer.ts'
import type { Desk } from '../desk.ts'
import { type Route, route } from '../route.ts'

/** …/check and …/compare. */
export function judgingRoutes({ office }: Desk): Route[] {
  return [
    route({
      id: 'checkVersion',
      method: 'POST',
      path: '/v1/rulesets/{ruleset}/versions/{version}/check',
      tag: 'lifecycle',
      access: COLLEAGUES,
      params: VersionParams,
      query: NoQuery,
      body: { kind: 'json', schema: CheckBody, most: 2_200_000 },
      summary: {
        zh: '检查一个版本，或准备保存的全文',
        en: 'Check a version, or a text to be saved',
      },
      answers: {
        200: {
          description: { zh: '全部问题', en: 'Everything that is wrong' },
          content: { 'application/json': CheckResult },
        },
      },
      refusals: [400, 404, 413, 415, 422],
      handle: async ({ params, body }) =>
        json({ problems: await checkVersion(office, params, body.text) }),
    }),
    route({
      id: 'compareVersions',
      method: 'GET',
      path: '/v1/rulesets/{ruleset}/compare',
      tag: 'lifecycle',
      access: COLLEAGUES,
      params: RulesetParams,
      query: CompareQuery,
      summary: { zh: '两个版本的差别和新旧条文对照', en: 'What differs between two versions' },
      answers: {
        200: {
          description: { zh: '差别', en: 'The differences' },
          content: { 'application/json': CompareResult },
        },
      },
      refusals: [404, 422],
      handle: async ({ params, query }) => {
        const { from, to } = query
        const { changes, rows } = await compareVersions(office, params.ruleset, from, to)
        return json({ from, to, changes, rows })
      },
    }),
  ]
}
