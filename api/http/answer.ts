// Answers: JSON, text and problem+json, each with the headers that keep browsers strict.
import type { Problem, ProblemCode } from '../../engine/words/problem.ts'

/** Of every answer that is no page: nothing in it may run, be framed, guessed or kept. */
const STRICT = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const

const JSON_HEADERS = { 'content-type': 'application/json', ...STRICT }
const PROBLEM_HEADERS = { 'content-type': 'application/problem+json', ...STRICT }

/** JSON that is already written. */
export function written(json: string | Uint8Array<ArrayBuffer>): Response {
  return new Response(json, { status: 200, headers: JSON_HEADERS })
}

/** A value as JSON. */
export function json(value: unknown, status = 200, headers?: Record<string, string>): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: headers ? { ...JSON_HEADERS, ...headers } : JSON_HEADERS,
  })
}

/** Text of another type. */
export function text(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  type: string,
  headers: Record<string, string> = {},
  status = 200,
): Response {
  return new Response(body, { status, headers: { 'content-type': type, ...STRICT, ...headers } })
}

/** No content. */
export function nothing(headers: Record<string, string> = {}, status = 204): Response {
  return new Response(null, { status, headers: { ...STRICT, ...headers } })
}

/** Go there, and keep these cookies. */
export function seeOther(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ ...STRICT, location })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

// Everything else that is wrong is wrong with the content: 422.
const STATUS: Partial<Record<ProblemCode, number>> = {
  'json-syntax': 400,
  'json-duplicate': 400,
  'json-number': 400,
  'encoding-not-utf8': 400,
  'query-repeated': 400,
  'as-of-contradiction': 400,
  'http-body-broken': 400,
  'http-request-broken': 400,
  'http-path-unknown': 404,
  'population-missing': 404,
  'simulation-missing': 404,
  'ruleset-unknown': 404,
  'version-unknown': 404,
  'http-method': 405,
  'http-timeout': 408,
  'not-in-force': 409,
  'http-body-size': 413,
  'http-media-type': 415,
  'server-fault': 500,
  'rules-broken': 503,
}

/** The status that a problem has by itself. */
function statusOf(code: ProblemCode): number {
  return STATUS[code] ?? 422
}

/** RFC 9457: the problems of a request; the first decides the status unless one is given. */
export function refuse(
  problems: readonly Problem[],
  more: {
    status?: number
    headers?: Record<string, string>
    fields?: Record<string, unknown>
  } = {},
): Response {
  const [first] = problems
  const { code, text: words, hint } = first!
  const status = more.status ?? statusOf(code)
  const body = {
    type: `urn:liangxin:problem:${code}`,
    title: `${words.zh} (${words.en})`,
    status,
    detail: hint ? `${hint.zh} (${hint.en})` : `${words.zh} (${words.en})`,
    problems,
    ...more.fields,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: more.headers ? { ...PROBLEM_HEADERS, ...more.headers } : PROBLEM_HEADERS,
  })
}
