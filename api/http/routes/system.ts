// Whether the service lives and can answer.

import { Type } from 'typebox'
import { problem } from '../../../engine/words/problem.ts'
import { Health } from '../../contract/system.ts'
import { NoQuery } from '../../contract/versions.ts'
import { json, refuse, text, written } from '../answer.ts'
import { openApi } from '../openapi.ts'
import type { Ports } from '../ports.ts'
import { type Route, route } from '../route.ts'

const shared = {
  method: 'GET',
  tag: 'system',
  access: 'public',
  query: NoQuery,
  refusals: [],
} as const

/** GET /healthz, /readyz, /metrics and /openapi.json, which describes `all`. */
export function systemRoutes(ports: Ports, all: () => readonly Route[]): Route[] {
  const { rules, metrics } = ports
  let description: string | undefined
  const state = (zh: string, en: string) => ({
    description: { zh, en },
    content: { 'application/json': Health },
  })
  return [
    route({
      ...shared,
      id: 'health',
      path: '/healthz',
      summary: { zh: '进程是否活着', en: 'Whether the process lives' },
      answers: { 200: state('活着', 'It lives') },
      handle: () => json({ status: 'ok' }),
    }),
    route({
      ...shared,
      id: 'ready',
      path: '/readyz',
      summary: { zh: '能否评价', en: 'Whether it can score' },
      answers: { 200: state('能', 'It can'), 503: state('不能', 'It cannot') },
      handle: async () => {
        const broken = (await rules.problems()).length > 0
        return json({ status: broken ? 'unavailable' : 'ok' }, broken ? 503 : 200)
      },
    }),
    route({
      ...shared,
      id: 'metrics',
      path: '/metrics',
      access: { roles: ['auditor', 'administrator'], scopes: ['read'] },
      summary: { zh: '运行指标（Prometheus）', en: 'Metrics for Prometheus' },
      answers: {
        200: {
          description: { zh: '指标', en: 'The metrics' },
          content: { 'text/plain': Type.String() },
        },
      },
      refusals: [404],
      handle: async () =>
        metrics
          ? text(await metrics(), 'text/plain; version=0.0.4; charset=utf-8')
          : refuse([problem('http-path-unknown', { path: '/metrics' })]),
    }),
    route({
      ...shared,
      id: 'openApi',
      path: '/openapi.json',
      summary: { zh: '本接口的 OpenAPI 描述', en: 'This API as OpenAPI' },
      answers: {
        200: {
          description: { zh: 'OpenAPI 3.1', en: 'OpenAPI 3.1' },
          content: { 'application/json': Type.Object({}) },
        },
      },
      refusals: [],
      handle: () => {
        description ??= JSON.stringify(openApi(all()))
        return written(description)
      },
    }),
  ]
}
