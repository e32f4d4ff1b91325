// A load on a server from plain sockets, which cost the machine less than any HTTP client:
// each connection sends a request, reads the whole answer and sends the next.
import { once } from 'node:events'
import { request } from 'node:http'
import { connect, type Socket } from 'node:net'

/** Answers per second, and the time in ms that 99 of 100 answers took at most. */
export type Load = { rate: number; p99: number }

/** Where requests go, and the key they show. */
export type Target = { url: URL; key?: string }

/** Posts the bodies in turn over `connections` sockets for some time. */
export async function loadOf(
  { url, key }: Target,
  bodies: readonly string[],
  connections: number,
  milliseconds: number,
): Promise<Load> {
  const messages = bodies.map((body) => messageOf(url, key, body))
  const times: number[] = []
  const end = performance.now() + milliseconds
  let next = 0
  const started = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(Number(url.port), url.hostname)
      socket.setNoDelay()
      await once(socket, 'connect')
      while (performance.now() < end) {
        const sent = performance.now()
        socket.write(messages[next++ % messages.length]!)
        await answer(socket)
        times.push(performance.now() - sent)
      }
      socket.destroy()
    }),
  )
  const rate = (times.length * 1000) / (performance.now() - started)
  times.sort((a, b) => a - b)
  return { rate, p99: times[Math.floor(times.length * 0.99)]! }
}

function messageOf(url: URL, key: string | undefined, body: string): Buffer {
  const length = Buffer.byteLength(body)
  return Buffer.from(
    `POST ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\n` +
      `${key ? `Authorization: Bearer ${key}\r\n` : ''}` +
      `Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`,
  )
}

// Resolves when the answer has come whole; anything but 200 ends the bench.
function answer(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let got = 0
    let whole = -1
    const take = (chunk: Buffer) => {
      if (whole === -1) {
        const head = chunk.indexOf('\r\n\r\n')
        const text = chunk.toString('latin1', 0, head)
        const length = /content-length: (\d+)/i.exec(text)
        if (!text.startsWith('HTTP/1.1 200') || !length) {
          reject(new Error(chunk.toString()))
          return
        }
        whole = head + 4 + Number(length[1])
      }
      got += chunk.length
      if (got < whole) return
      socket.off('data', take)
      resolve()
    }
    socket.on('data', take)
  })
}

/** Sends NDJSON as one batch and counts the lines that come back; lines per second. */
export async function batchRate(
  { url, key }: Target,
  body: Buffer,
  lines: number,
): Promise<number> {
  const started = performance.now()
  const headers = {
    'content-type': 'application/x-ndjson',
    ...(key ? { authorization: `Bearer ${key}` } : {}),
  }
  const sending = request(url, { method: 'POST', headers })
  const counted = once(sending, 'response').then(async ([response]) => {
    let count = 0
    for await (const chunk of response as AsyncIterable<Buffer>) {
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count++
    }
    return count
  })
  for (let at = 0; at < body.length; at += CHUNK) {
    if (!sending.write(body.subarray(at, at + CHUNK))) await once(sending, 'drain')
  }
  sending.end()
  const count = await counted
  if (count !== lines) throw new Error(`${count} of ${lines} lines were answered`)
  return (lines * 1000) / (performance.now() - started)
}

const CHUNK = 65_536
