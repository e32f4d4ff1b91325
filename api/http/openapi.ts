// The OpenAPI document, made of the very declarations and schemas that the routes run on.

import type { Text } from '../../engine/words/problem.ts'
import { ProblemDetails } from '../contract/common.ts'
import { nameOf } from '../contract/define.ts'
import { typeOf } from './body.ts'
import type { Header, Route } from './route.ts'

type Json = Record<string, unknown>

/** What each status of problem+json means (RFC 9110, and the table of the service). */
const REFUSALS: Record<number, Text> = {
  400: {
    zh: '写法有误：JSON、重复的键、互相矛盾的评价日',
    en: 'Malformed: JSON, repeated keys, contradicting days',
  },
  401: { zh: '没有登录或密钥无效', en: 'No session or key, or an invalid one' },
  403: { zh: '没有这项权限', en: 'Not permitted' },
  404: { zh: '没有这一内容', en: 'Not there' },
  409: {
    zh: '与现状冲突，或当日没有施行的版本',
    en: 'In conflict with the state, or no version in force',
  },
  410: { zh: '数据已删除', en: 'The data was erased' },
  412: { zh: '内容已被改动', en: 'Changed in the meantime' },
  413: { zh: '请求体太大', en: 'The body is too large' },
  415: { zh: '请求体的类型不对', en: 'The body has the wrong type' },
  422: { zh: '内容有误，逐处列出', en: 'Wrong content, each place named' },
  428: { zh: '缺少 If-Match', en: 'If-Match is missing' },
  429: { zh: '请求太多', en: 'Too many requests' },
  503: { zh: '暂不能办理', en: 'Not available now' },
  507: { zh: '存储空间不足', en: 'Out of space' },
}

/** What each header of a request says. */
const HEADERS: Record<Header, Text> = {
  'If-Match': {
    zh: '所见内容的 ETag；内容已改动的答 412',
    en: 'The ETag of what you saw; where it has changed the answer is 412',
  },
  'If-None-Match': {
    zh: '已有内容的 ETag；没有变化的答 304',
    en: 'The ETag of what you have; where nothing has changed the answer is 304',
  },
  'Idempotency-Key': {
    zh: '1至255个可见字符；同一个键只办一次，重试得同样的答复；receipt=true 时须带',
    en: '1 to 255 visible characters; a key has one effect and every retry the same answer; needed with receipt=true',
  },
}

const RETRY_AFTER = { 'Retry-After': { zh: '几秒后再试', en: 'Seconds to wait' } }

/** What goes without saying of every route that is not public. */
const GUARDED = [401, 403, 429]

/** The document of these routes; pages and their files are for browsers, not for programs. */
export function openApi(all: readonly Route[]): Json {
  const routes = all.filter(({ tag }) => tag !== 'pages')
  const schemas: Json = {}
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    paths[route.path] ??= {}
    paths[route.path]![route.method.toLowerCase()] = operationOf(route, schemas)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '量信 Liangxin',
      version: '1',
      description:
        '按评价标准给信用主体评分，每一分都有依据。Scores subjects under a scoring standard; every point has its clause.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas },
  }
}

function operationOf(route: Route, schemas: Json): Json {
  const { id, tag, summary, description, access, body, headers = [], answers } = route
  const refusals = access === 'public' ? route.refusals : [...route.refusals, ...GUARDED]
  const responses: Json = {}
  for (const [status, { description: words, content, headers: told }] of Object.entries(answers)) {
    responses[status] = {
      description: said(words),
      ...(told && { headers: headersOf(told) }),
      ...(content && { content: contentOf(content, schemas) }),
    }
  }
  for (const status of new Set(refusals)) {
    responses[status] = {
      description: said(REFUSALS[status]!),
      ...(status === 429 && { headers: headersOf(RETRY_AFTER) }),
      content: contentOf({ 'application/problem+json': ProblemDetails }, schemas),
    }
  }
  return {
    operationId: id,
    tags: [tag],
    summary: said(summary),
    ...(description && { description: said(description) }),
    parameters: [
      ...parametersOf(route.params, 'path', schemas),
      ...parametersOf(route.query, 'query', schemas),
      ...headers.map(({ name, needed }) => ({
        name,
        in: 'header',
        required: needed,
        description: said(HEADERS[name]),
        schema: { type: 'string' },
      })),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: contentOf(
          { [typeOf(body)]: 'schema' in body ? body.schema : { type: 'string' } },
          schemas,
        ),
      },
    }),
    responses,
    ...(access !== 'public' && { 'x-roles': access.roles, 'x-scopes': access.scopes }),
  }
}

function said({ zh, en }: Text): string {
  return `${zh} ${en}`
}

function headersOf(headers: Record<string, Text>): Json {
  const entries = Object.entries(headers)
  return Object.fromEntries(
    entries.map(([name, words]) => [
      name,
      { description: said(words), schema: { type: 'string' } },
    ]),
  )
}

function contentOf(content: Record<string, unknown>, schemas: Json): Json {
  const entries = Object.entries(content)
  return Object.fromEntries(
    entries.map(([type, schema]) => [type, { schema: referred(schema, schemas) }]),
  )
}

function parametersOf(schema: unknown, where: 'path' | 'query', schemas: Json): Json[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, { title?: string }>
    required?: string[]
  }
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: where,
    required: required.includes(name),
    ...(each.title && { description: each.title }),
    schema: referred(each, schemas),
  }))
}

// A schema with a name is written once, under components, and referred to.
function referred(schema: unknown, schemas: Json): unknown {
  if (typeof schema !== 'object' || schema === null) return schema
  if (Array.isArray(schema)) return schema.map((each) => referred(each, schemas))
  const name = nameOf(schema)
  if (name === undefined) return inner(schema, schemas)
  if (!(name in schemas)) {
    // Held first, so that a schema that contains itself ends here.
    schemas[name] = {}
    schemas[name] = inner(schema, schemas)
  }
  return { $ref: `#/components/schemas/${name}` }
}

function inner(schema: object, schemas: Json): Json {
  const entries = Object.entries(schema).filter(([key]) => key !== '$id')
  return Object.fromEntries(entries.map(([key, each]) => [key, referred(each, schemas)]))
}
