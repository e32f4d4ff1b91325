// /openapi.json says what the service does: every operation in it is called, and every answer,
// good or bad, is one that the document allows.
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../../api/http/app.ts'
import { createMetrics } from '../../../api/http/node/metrics.ts'
import { routesOf } from '../../../api/http/routes/index.ts'
import { request } from '../../support.ts'
import { BATCH, SCORE, testPorts } from './host.ts'

type Example = { path: string; status: number; init?: RequestInit }
type Operation = {
  operationId: string
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}
type Document = {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: object
}

const ports = testPorts(createMetrics())
const app = createApp(ports)
const document = (await (await app.request('/openapi.json')).json()) as Document
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method: method.toUpperCase(),
    operation,
  })),
)

const V1 = '/v1/rulesets/hangzhou-metrology/versions/v1'
const asJson = { headers: { accept: 'application/json' } }
const sent = (body: string, type = 'application/json'): RequestInit => ({
  method: 'POST',
  body,
  headers: { 'content-type': type },
})
const subject = JSON.stringify(request([{ type: 'unapproved-type' }]))

// A call of each operation, and those that it must refuse.
const EXAMPLES: Record<string, Example[]> = {
  scoreSubject: [
    { path: SCORE, status: 200, init: sent(subject) },
    { path: SCORE, status: 400, init: sent('{') },
    { path: '/v1/rulesets/none/score', status: 404, init: sent(subject) },
    { path: `${SCORE}?asOf=2000-01-01`, status: 409, init: sent('{}') },
    { path: SCORE, status: 415, init: sent(subject, 'text/plain') },
    { path: SCORE, status: 422, init: sent('{}') },
    { path: SCORE, status: 413, init: sent(' '.repeat(1_000_001)) },
  ],
  scoreBatch: [
    { path: BATCH, status: 200, init: sent(subject, 'application/x-ndjson') },
    { path: BATCH, status: 200, init: sent('{', 'application/x-ndjson') },
    { path: `${BATCH}?version=none`, status: 404, init: sent(subject, 'application/x-ndjson') },
    { path: BATCH, status: 415, init: sent(subject) },
  ],
  listRulesets: [{ path: '/v1/rulesets', status: 200 }],
  listVersions: [
    { path: '/v1/rulesets/hangzhou-metrology/versions', status: 200 },
    { path: '/v1/rulesets/none/versions', status: 404 },
  ],
  readVersion: [
    { path: V1, status: 200 },
    { path: V1, status: 200, init: asJson },
    { path: V1, status: 304, init: { headers: { 'if-none-match': '*' } } },
    { path: `${V1}0`, status: 404 },
  ],
  readCases: [
    { path: `${V1}/cases`, status: 200 },
    { path: `${V1}/cases`, status: 200, init: asJson },
    { path: `${V1}0/cases`, status: 404 },
  ],
  readClauses: [
    { path: `${V1}/clauses`, status: 200 },
    { path: `${V1}0/clauses`, status: 404 },
  ],
  health: [{ path: '/healthz', status: 200 }],
  ready: [{ path: '/readyz', status: 200 }],
  metrics: [{ path: '/metrics', status: 200 }],
  openApi: [{ path: '/openapi.json', status: 200 }],
}

const ajv = new Ajv2020({ strict: false, allErrors: true })
ajv.addSchema({ $id: 'urn:liangxin:document', components: document.components })

describe('/openapi.json', () => {
  it('is OpenAPI 3.1 and has every route, with a name of its own', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.sort()).toEqual(
      routesOf(ports)
        .filter(({ tag }) => tag !== 'pages')
        .map(({ id }) => id)
        .sort(),
    )
  })

  it('refers only to what it holds', () => {
    const text = JSON.stringify(document)
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(document.components).toHaveProperty(['schemas', name!])
    expect(text).not.toContain('"$id"')
  })

  it.each(operations)(
    '$operation.operationId answers as it says',
    async ({ path, method, operation }) => {
      const examples = EXAMPLES[operation.operationId] ?? []
      expect(examples, `an example of ${method} ${path}`).not.toEqual([])
      for (const { path: at, status, init } of examples) {
        const response = await app.request(at, { method, ...init })
        expect(response.status, at).toBe(status)
        const declared = operation.responses[status]
        expect(declared, `${status} of ${path}`).toBeDefined()
        const type = response.headers.get('content-type')?.split(';')[0]
        const text = await response.text()
        if (!declared!.content) {
          expect(text).toBe('')
          continue
        }
        const content = declared!.content[type!]
        expect(content, `${type} of ${path}`).toBeDefined()
        const validate = ajv.compile(
          JSON.parse(
            JSON.stringify(content!.schema).replaceAll(
              '"#/components',
              '"urn:liangxin:document#/components',
            ),
          ),
        )
        const values =
          type === 'application/x-ndjson'
            ? text
                .trim()
                .split('\n')
                .map((line) => JSON.parse(line))
            : [type!.endsWith('json') ? JSON.parse(text) : text]
        for (const value of values)
          expect(validate(value) ? [] : validate.errors, `${at} ${text.slice(0, 300)}`).toEqual([])
      }
    },
  )
})
