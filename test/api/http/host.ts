// The app as tests use it: the real rules, the real routes, a clock and ids that stand still.
import type { Hono } from 'hono'
import { createApp } from '../../../api/http/app.ts'
import type { Ports } from '../../../api/http/ports.ts'
import { fileRules } from '../../../api/rules/files.ts'

/** The day on which tests take place. */
export const TODAY = '2026-06-30'
export const SCORE = '/v1/rulesets/hangzhou-metrology/score'
export const BATCH = `${SCORE}/batch`

const rules = fileRules(() => TODAY)

/** Ports over the rules that ship; what is logged as an error is collected. */
export function testPorts(more: Partial<Ports> = {}): Ports & { errors: unknown[] } {
  const errors: unknown[] = []
  return {
    rules,
    today: () => TODAY,
    log: { info: () => {}, error: (fields) => errors.push(fields) },
    errorId: () => 'an-error-id',
    errors,
    ...more,
  }
}

/** A POST of JSON; text is sent as it is. */
export async function post(
  app: Hono,
  path: string,
  body: unknown,
  headers = {},
): Promise<Response> {
  return await app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
  })
}

/** The app over test ports. */
export function testApp(more: Partial<Ports> = {}): Hono {
  return createApp(testPorts(more))
}
