// Patience with bodies: what belongs to one answer must come within half a minute, however
// slowly somebody lets it drip; only a batch or a file may take as long as it is.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { problem } from '../../../engine/words/problem.ts'
import { refuse } from '../answer.ts'

const BODY_SECONDS = 30
const SWEEP_MS = 1_000

type Waiting = { since: number; outgoing: ServerResponse }

/** Ends requests whose bodies take too long; returns what stops the watch. */
export function watchBodies(server: Server, seconds = BODY_SECONDS): () => void {
  const waiting = new Map<IncomingMessage, Waiting>()
  server.on('request', (incoming, outgoing) => {
    if (incoming.complete || isStream(incoming)) return
    waiting.set(incoming, { since: Date.now(), outgoing })
    incoming.once('close', () => waiting.delete(incoming))
  })
  const sweep = setInterval(() => {
    const latest = Date.now() - seconds * 1000
    for (const [incoming, { since, outgoing }] of waiting) {
      if (incoming.complete) waiting.delete(incoming)
      else if (since < latest) {
        waiting.delete(incoming)
        void end(incoming, outgoing, seconds)
      }
    }
  }, SWEEP_MS)
  sweep.unref()
  return () => clearInterval(sweep)
}

function isStream({ headers }: IncomingMessage): boolean {
  return /^application\/(x-ndjson|octet-stream)/.test(headers['content-type'] ?? '')
}

async function end(incoming: IncomingMessage, outgoing: ServerResponse, seconds: number) {
  const answer = refuse([problem('http-timeout', { seconds })])
  const body = await answer.text()
  if (!outgoing.headersSent) {
    outgoing.writeHead(answer.status, {
      ...Object.fromEntries(answer.headers),
      connection: 'close',
    })
    outgoing.end(body)
  }
  incoming.socket.destroySoon()
}
