// The app on Node's own server: limits on sockets, headers and time, and a way to stop that
// lets running answers end.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { Hono } from 'hono'
import { problem } from '../../../engine/words/problem.ts'
import { refuse } from '../answer.ts'
import { faultOf } from '../handler.ts'
import type { Ports } from '../ports.ts'
import { watchBodies } from './patience.ts'

/** A running service. */
export type Service = { url: string; server: Server; stop: () => Promise<void> }

/** The address, and how long the body of one request may take to come in. */
type Where = { port: number; host: string; bodySeconds?: number }

const MOST_SOCKETS = 1_000
const HEADERS_MS = 10_000
// Nothing in either direction for so long ends a connection, a stalled batch too.
const IDLE_MS = 120_000
const STOP_MS = 10_000

/** Starts to listen; rejects where the address cannot be had. */
export async function serve(
  app: Hono,
  ports: Ports,
  { port, host, bodySeconds }: Where,
): Promise<Service> {
  const listener = getRequestListener(app.fetch, {
    hostname: host,
    errorHandler: (error) =>
      error instanceof RequestError
        ? refuse([problem('http-request-broken')])
        : faultOf(error, ports, {}),
  })
  const server = createServer(
    {
      headersTimeout: HEADERS_MS,
      // A batch may take hours to come in; `watchBodies` ends what drips otherwise.
      requestTimeout: 0,
      keepAliveTimeout: 60_000,
      connectionsCheckingInterval: 1_000,
    },
    listener,
  )
  server.maxConnections = MOST_SOCKETS
  server.timeout = IDLE_MS
  const unwatch = watchBodies(server, bodySeconds)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address() as AddressInfo
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return {
    url: `http://${shown}:${address.port}`,
    server,
    stop: () =>
      new Promise((resolve) => {
        const patience = setTimeout(() => server.closeAllConnections(), STOP_MS)
        server.close(() => {
          clearTimeout(patience)
          unwatch()
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}
