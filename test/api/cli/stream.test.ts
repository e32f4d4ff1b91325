// Streams of any length and cut, and the same bytes wherever the machine stands.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { record } from '../../support.ts'
import { answers, finish, HANGZHOU, ids, line, PROGRAM, put, run, score, start } from './program.ts'

// Says at its end how much memory a process used at most, in kB. On Linux `maxRSS` also tells of
// the process that started it, before it became itself.
const PEAK = `data:text/javascript,${encodeURIComponent(`
import { existsSync, readFileSync } from 'node:fs'
process.on('exit', () => {
  const status = '/proc/self/status'
  const own = existsSync(status) && /VmHWM:\\s*(\\d+)/.exec(readFileSync(status, 'utf8'))
  process.stderr.write('rss ' + (own ? own[1] : process.resourceUsage().maxRSS))
})`)}`

describe('The same bytes', () => {
  test('come out in every time zone and language of the machine.', async () => {
    const text = Array.from({ length: 60 }, (_, i) =>
      line(`企业${i}`, { asOf: `20${22 + (i % 5)}-0${1 + (i % 9)}-${10 + (i % 18)}` }, [
        record({ recordedOn: '2023-02-28', occurredOn: '2020-02-29' }),
        { type: 'law-exam', facts: { awarded: 0.1 } },
        { type: 'law-exam', facts: { awarded: 0.2 } },
        { type: 'red-alert', facts: { alertedOn: '2026-03-01' } },
      ]),
    ).join('\n')
    const plain = await score(text)
    expect(plain.code).toBe(0)
    expect(answers(plain.out)).toHaveLength(60)
    for (const TZ of ['Asia/Shanghai', 'America/New_York', 'UTC']) {
      for (const LANG of ['C', 'zh_CN.UTF-8']) {
        const env = { TZ, LANG, LC_ALL: LANG }
        expect(await run(['score', ...HANGZHOU], text, env)).toEqual(plain)
      }
    }
  })
})

describe('A stream', () => {
  test('whose reader has seen enough ends quietly.', () => {
    const file = put('many.ndjson', `${line('S1')}\n`.repeat(20_000))
    const command = `set -o pipefail; "${process.execPath}" "${PROGRAM}" score "${file}" ${HANGZHOU.join(' ')} | head -1`
    const done = spawnSync('bash', ['-c', command], { encoding: 'utf8' })
    expect(ids(done.stdout)).toEqual(['S1'])
    expect(done.stderr).toBe('')
    expect(done.status).toBe(0)
  })

  test('is answered while it is still open.', async () => {
    const child = start(['score', ...HANGZHOU])
    child.stdin.write(`${line('S1')}\n${line('S2')}\n`)
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
    expect(ids(chunk.toString())).toContain('S1')
    child.stdin.end(`${line('S3')}\n`)
    expect((await finish(child)).code).toBe(0)
  })

  test('of any cut is read the same: in single bytes, in the midst of a character.', async () => {
    const bytes = Buffer.from(`\ufeff${line('企业甲')}\r\n\r\n${line('👍乙')}\n`)
    const child = start(['score', ...HANGZHOU])
    const done = finish(child)
    for (const byte of bytes) {
      child.stdin.write(Buffer.from([byte]))
      await new Promise((resolve) => setImmediate(resolve))
    }
    child.stdin.end()
    const { code, out, err } = await done
    expect([code, ids(out), err]).toEqual([0, ['企业甲', '👍乙'], ''])
  })

  test('of 200,000 subjects goes through in less than 400 MB of memory.', async () => {
    const total = 200_000
    const child = start(['score', ...HANGZHOU], {}, ['--import', PEAK])
    const ids: string[] = []
    let err = ''
    let rest = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop()!
      for (const answer of lines) ids.push(/"subject":"(\w+)"/.exec(answer)![1]!)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString()
    })
    const closed = once(child, 'close')
    for (let from = 0; from < total; from += 1000) {
      const lines = Array.from({ length: 1000 }, (_, i) =>
        line(`S${from + i}`, {}, [
          { type: 'certification', facts: { certificate: `证书${from + i}` } },
          { occurredOn: `2025-0${1 + (i % 9)}-11`, case: `案${from + i}` },
        ]),
      )
      if (!child.stdin.write(`${lines.join('\n')}\n`)) await once(child.stdin, 'drain')
    }
    child.stdin.end()
    const [code] = (await closed) as [number]
    expect([code, ids.length, rest]).toEqual([0, total, ''])
    // In order although several threads answered.
    expect(ids.findIndex((id, i) => id !== `S${i}`)).toBe(-1)
    const peak = Number(/^rss (\d+)$/.exec(err)?.[1])
    expect(peak).toBeGreaterThan(10_000)
    expect(peak).toBeLessThan(400_000)
  })
})
