// Scoring over HTTP against bare Hono routes that parse and echo the same: two servers, each a
// process, in turns.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { batchRate, type Load, loadOf, type Target } from './load.ts'
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
  const data = join(folder, 'data')
  const ours = await start([program, 'serve'], data)
  const bare = await start([join(folder, 'bare-http.js')], data)
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
        ours: await loadOf(ours.at(PATH), bodies, CONNECTIONS, turn),
        bare: await loadOf(bare.at('/score'), bodies, CONNECTIONS, turn),
      }
      const rates = {
        ours: await batchRate(ours.at(`${PATH}/batch`), batch, lines),
        bare: await batchRate(bare.at('/batch'), batch, lines),
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
          task: `POST score with a key, 3 records, ${CONNECTIONS} connections`,
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

type Started = { at: (path: string) => Target; process: ChildProcess }

// Ours has a fresh data folder, whose first start leaves a key.
async function start(args: string[], data: string): Promise<Started> {
  const started = spawn(process.execPath, args, {
    env: { ...process.env, LIANGXIN_PORT: '0', LIANGXIN_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  let url: string | undefined
  while (url === undefined) {
    const [chunk] = (await once(started.stdout, 'data')) as [Buffer]
    said += chunk
    url = /http:\/\/[\w.]+:\d+/.exec(said)?.[0]
  }
  const found = url
  const key = args[1] === 'serve' ? keyIn(data) : undefined
  return { at: (path) => ({ url: new URL(path, found), key }), process: started }
}

function keyIn(data: string): string {
  const first = readFileSync(join(data, 'first-run.json'), 'utf8')
  return (JSON.parse(first) as { serviceKey: string }).serviceKey
}
