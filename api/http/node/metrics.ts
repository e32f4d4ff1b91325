// What the service counts: answers by route and status, and how long they took.
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Ports } from '../ports.ts'

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

/** Counters for one service. */
export function createMetrics(): Required<Pick<Ports, 'observe' | 'metrics'>> {
  const register = new Registry()
  collectDefaultMetrics({ register, prefix: 'liangxin_' })
  const seconds = new Histogram({
    name: 'liangxin_http_request_seconds',
    help: 'Time until the headers of an answer, by route and status',
    labelNames: ['route', 'status'],
    buckets: BUCKETS,
    registers: [register],
  })
  // A label set is looked up once, not for each answer.
  const known = new Map<string, (value: number) => void>()
  const counter = (key: string, labelled: { observe: (value: number) => void }) => {
    const put = (value: number) => labelled.observe(value)
    known.set(key, put)
    return put
  }
  return {
    observe: ({ id }, status, value) => {
      const key = `${id} ${status}`
      const put = known.get(key) ?? counter(key, seconds.labels(id, String(status)))
      put(value)
    },
    metrics: () => register.metrics(),
  }
}
