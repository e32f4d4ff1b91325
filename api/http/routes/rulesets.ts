// Reading rulesets, versions, cases and clauses.
import { readText } from '../../../engine/text/read.ts'
import { problem } from '../../../engine/words/problem.ts'
import {
  CasesDetail,
  Clauses,
  NoQuery,
  RulesetList,
  RulesetParams,
  VersionDetail,
  VersionList,
  VersionParams,
  Yaml,
} from '../../contract/versions.ts'
import { READERS } from '../access.ts'
import { json, nothing, refuse, text } from '../answer.ts'
import { hasCopy, wantsJson } from '../negotiate.ts'
import type { Ports } from '../ports.ts'
import { type Call, type Route, route } from '../route.ts'

const shared = { method: 'GET', tag: 'rulesets', access: READERS, query: NoQuery } as const
const one = { ...shared, params: VersionParams, refusals: [404] } as const
/** The tag of a text. */
export const ETAG = { ETag: { zh: '内容的 SHA-256', en: 'The SHA-256 of the content' } }
const KEPT = [{ name: 'If-None-Match', needed: false }] as const

const AT_VERSION = '/v1/rulesets/{ruleset}/versions/{version}'

type AtVersion = Call<{ ruleset: string; version: string }, object, undefined>

/** GET /v1/rulesets and what lies below. */
export function rulesetRoutes({ rules }: Ports): Route[] {
  const find = ({ params, caller }: AtVersion) =>
    rules.readVersion(params.ruleset, params.version, caller)
  return [
    route({
      ...shared,
      id: 'listRulesets',
      path: '/v1/rulesets',
      summary: { zh: '评价标准一览', en: 'List rulesets' },
      answers: ok({ 'application/json': RulesetList }),
      refusals: [],
      handle: async () => json({ rulesets: await rules.listRulesets() }),
    }),
    route({
      ...shared,
      id: 'listVersions',
      path: '/v1/rulesets/{ruleset}/versions',
      params: RulesetParams,
      summary: { zh: '一项评价标准的各个版本，新的在前', en: 'List versions, newest first' },
      answers: ok({ 'application/json': VersionList }),
      refusals: [404],
      handle: async ({ params }) => {
        const versions = await rules.listVersions(params.ruleset)
        return versions
          ? json({ versions })
          : refuse([problem('ruleset-unknown', { value: params.ruleset })])
      },
    }),
    route({
      ...one,
      id: 'readVersion',
      path: AT_VERSION,
      headers: KEPT,
      summary: { zh: '一个版本：规则全文或详情', en: 'A version: its text, or its details' },
      description: {
        zh: 'Accept 为 application/json 时给出详情，否则给出规则全文；ETag 是全文的 sourceHash。',
        en: 'Details where Accept asks for application/json, else the text; the ETag is its sourceHash.',
      },
      answers: tagged({ 'application/yaml': Yaml, 'application/json': VersionDetail }),
      handle: async (call) => {
        const detail = await find(call)
        if (!detail) return unknown(call)
        if (wantsJson(call.request)) return json(detail, 200, headersOf(detail.sourceHash))
        return yaml(call.request, detail.text, detail.sourceHash)
      },
    }),
    route({
      ...one,
      id: 'readCases',
      path: `${AT_VERSION}/cases`,
      headers: KEPT,
      summary: { zh: '一个版本的核对案例', en: 'The worked cases of a version' },
      answers: tagged({ 'application/yaml': Yaml, 'application/json': CasesDetail }),
      handle: async (call) => {
        const found = await find(call)
        const { cases, casesHash } = found ?? {}
        if (!cases || !casesHash) return unknown(call)
        if (!wantsJson(call.request)) return yaml(call.request, cases, casesHash)
        const data = readText(cases).data as { cases?: unknown } | undefined
        const list = Array.isArray(data?.cases) ? data.cases : null
        return json({ text: cases, hash: casesHash, cases: list }, 200, headersOf(casesHash))
      },
    }),
    route({
      ...one,
      id: 'readClauses',
      path: `${AT_VERSION}/clauses`,
      summary: { zh: '官方文本逐条和对应的规则', en: 'The official texts clause by clause' },
      answers: ok({ 'application/json': Clauses }),
      handle: async (call) => {
        const { ruleset, version } = call.params
        const clauses = await rules.readClauses(ruleset, version)
        return clauses ? json(clauses) : unknown(call)
      },
    }),
  ]
}

function ok(content: Record<string, typeof RulesetList | object>) {
  return { 200: { description: { zh: '内容', en: 'The content' }, content: content as never } }
}

function tagged(content: object) {
  return {
    200: {
      ...ok(content as never)[200],
      headers: ETAG,
    },
    304: { description: { zh: '没有变化', en: 'Nothing has changed' } },
  }
}

function yaml(request: Request, body: string, hash: string): Response {
  const headers = headersOf(hash)
  if (hasCopy(request, headers.etag)) return nothing(headers, 304)
  return text(body, 'application/yaml; charset=utf-8', headers)
}

// Kept by the reader, but asked about each time.
function headersOf(hash: string) {
  return { etag: `"${hash}"`, vary: 'accept', 'cache-control': 'no-cache' }
}

function unknown({ params }: AtVersion): Response {
  return refuse([problem('version-unknown', { value: params.version })])
}
