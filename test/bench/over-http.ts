// Scoring over HTTP against bare Hono routes that parse and echo the same: two servers, each a
// process, in turns.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { batchRate, type Load, loadOf } from './load.ts'
import { median } from './measure.ts'
import type { Row } from './report.ts'
import { plausibleAt } from './subjects.ts'

const CONNECTIONS = 32
const PATH = '/v1/rulesets/hangzhou-metrology/score'

/** How long a turn takes in ms, how many turns there are, and how many lines a batch has. */
export type HttpSize = { turn: number; rounds: number; lines: number }

/** The rows, and a sentence on the slowest answers. */
export async function overHttp(
  program: string,
  folder: string,
  { turn, rounds, lines }: HttpSize,
): Promise<{ rows: Row[]; said: string }> {
  const ours = await start([program, 'serve'])
  const bare = await start([join(folder, 'bare-http.js')])
  try {
    const bodies = Array.from({ length: 500 }, (_, i) => JSON.stringify(plausibleAt(3, i, 3)))
    const batch = Buffer.from(
      Array.from({ length: lines }, (_, i) => `${JSON.stringify(plausibleAt(2, i))}\n`).join(''),
    )
    const single: Record<'ours' | 'bare', Load[]> = { ours: [], bare: [] }
    const stream: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] }
    // Round 0 warms up.
    for (let round = 0; round <= rounds; round++) {
      const loads = {
        ours: await loadOf(new URL(PATH, ours.url), bodies, CONNECTIONS, turn),
        bare: await loadOf(new URL('/score', bare.url), bodies, CONNECTIONS, turn),
      }
      const rates = {
        ours: await batchRate(new URL(`${PATH}/batch`, ours.url), batch, lines),
        bare: await batchRate(new URL('/batch', bare.url), batch, lines),
      }
      if (round === 0) continue
      for (const who of ['ours', 'bare'] as const) {
        single[who].push(loads[who])
        stream[who].push(rates[who])
      }
    }
    const rate = (who: 'ours' | 'bare') => median(single[who].map((load) => load.rate))
    const p99 = (who: 'ours' | 'bare') => median(single[who].map((load) => load.p99))
    const rival = 'bare Hono route, parses and echoes'
    const ratio = p99('ours') / p99('bare')
    return {
      rows: [
        {
          task: `POST score, 3 records, ${CONNECTIONS} connections`,
          ours: rate('ours'),
          rival,
          speed: rate('bare'),
          target: 0.5,
        },
        {
          task: `POST score/batch, ${lines.toLocaleString('en-US')} lines`,
          ours: median(stream.ours),
          rival: `${rival} every line`,
          speed: median(stream.bare),
        },
      ],
      said:
        `p99 of POST score: ours ${p99('ours').toFixed(1)} ms, bare ${p99('bare').toFixed(1)} ms, ` +
        `${ratio.toFixed(2)}× (target ≤ 3× ${ratio <= 3 ? 'met' : 'not met'})`,
    }
  } finally {
    ours.process.kill()
    bare.process.kill()
  }
}

async function start(args: string[]): Promise<{ url: string; process: ChildProcess }> {
  const started = spawn(process.execPath, args, {
    env: { ...process.env, LIANGXIN_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(started.stdout, 'data')) as [Buffer]
  const url = /http:\/\/[\w.:]+/.exec(line.toString())?.[0]
  if (!url) throw new Error(`${args[0]} said ${line}`)
  return { url, process: started }
}
