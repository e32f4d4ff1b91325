// Bare Hono routes on Node's server: one parses a body and echoes it, the other does that for
// every line of a stream. Whatever a service does beyond that is its own cost.
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()
app.post('/score', async (context) => context.json(await context.req.json()))
app.post('/batch', (context) => new Response(echo(context.req.raw.body!)))

const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`http://127.0.0.1:${port}\n`)
})

function echo(input: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  let rest = ''
  return input.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
        rest = lines.pop()!
        const text = lines.map((line) => `${JSON.stringify(JSON.parse(line))}\n`).join('')
        if (text !== '') controller.enqueue(encoder.encode(text))
      },
    }),
  )
}
