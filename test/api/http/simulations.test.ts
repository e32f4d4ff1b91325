// Populations, simulations and previews over HTTP: real files, real threads.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '../../../api/evidence/verify.ts'
import { RULES } from '../../../api/rules/library.ts'
import { type City, openCity } from '../../../api/simulation/city.ts'
import { onSnapshot } from '../../../api/store/snapshot.ts'
import { assess } from '../../../engine/assess/assess.ts'
import { load } from '../../../engine/assess/load.ts'
import { createScorer } from '../../../engine/assess/scorer.ts'
import { parseDay } from '../../../engine/civil.ts'
import { applyEdits } from '../../../engine/text/edit.ts'
import { fileText, v1 } from '../../support.ts'
import { type Bench, bench, by } from '../service.ts'
import { post, testApp } from './host.ts'

const REMOVED = [{ remove: 'items.seal-broken' }]
/** The records that a version without the item does not count. */
async function leftBy(version: string) {
  const { types, recordsOfType } = (await city.populations.open(population))!.population
  const records = recordsOfType[types.indexOf('seal-broken')]!
  expect(records).toBeGreaterThan(0)
  const name = v1().standard.compiled.items.find(({ id }) => id === 'seal-broken')!.text
  return { version, type: 'seal-broken', name, records }
}

let here: Bench
const SIZE = 3_000
const V1 = { ruleset: 'hangzhou-metrology', version: 'v1' }
let city: City
let app: ReturnType<typeof testApp>
let population: string

/** The JSON of an answer. */
async function bodyOf(response: Response) {
  return JSON.parse(await response.text())
}

async function get(path: string) {
  const response = await app.request(path)
  return { status: response.status, body: await bodyOf(response) }
}

async function until(path: string, state = 'done') {
  for (let i = 0; i < 600; i++) {
    const { body } = await get(path)
    if (body.state === state) return body
    if (body.state === 'failed') throw new Error(JSON.stringify(body))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${path} never became ${state}`)
}

async function simulated(to: object = V1) {
  const started = await post(app, '/v1/simulations', { population, from: V1, to })
  expect(started.status).toBe(202)
  return until(started.headers.get('location')!)
}

beforeAll(async () => {
  here = await bench({ rules: RULES })
  city = await openCity(here.service.ledger, 50_000)
  app = testApp({ city })
  const made = await post(app, '/v1/populations', {
    name: '测试',
    generate: { size: SIZE, seed: 4, asOf: '2026-06-30' },
  })
  expect(made.status).toBe(202)
  population = (await bodyOf(made)).id
  await until(`/v1/populations/${population}`)
}, 60_000)

afterAll(async () => {
  await city.close()
  await here.end()
})

describe('a population', () => {
  it('is listed with its hash, and gives its subjects as score requests', async () => {
    const { body } = await get('/v1/populations')
    expect(body.populations).toMatchObject([{ id: population, size: SIZE, state: 'done' }])
    expect(body.populations[0].hash).toMatch(/^sha256:/)
    const subject = await get(`/v1/populations/${population}/subjects/7`)
    expect(Object.keys(subject.body)).toEqual(['asOf', 'subject', 'records'])
    expect((await get(`/v1/populations/${population}/subjects/${SIZE}`)).status).toBe(404)
    expect((await get('/v1/populations/000000000000')).status).toBe(404)
  })
})

describe('a simulation', () => {
  it('is counted, priced, checked again, and names what it rests on', async () => {
    const done = await simulated({ ...V1, readings: { 'same-conduct': 'sum' } })
    const { result, rechecked } = done
    expect(rechecked).toEqual({ subjects: SIZE / 100, different: 0 })
    expect(result.movers).toBeGreaterThan(0)
    expect(result.movers).toBe(result.worse + result.better)
    expect(result.applicable).toBe(result.movers + result.same)
    expect(result.notice.zh).toBe('模拟结果，不具有法律效力')
    expect(result.hashes.population).toMatch(/^sha256:/)
    expect(result.prices).toHaveLength(18)
    expect(
      result.shares.map(({ at, share }: { at: string; share: number }) => [at, share]),
    ).toEqual([['readings', result.movers]])
    const report = await app.request(`/v1/simulations/${done.id}/report`)
    const text = await report.text()
    expect(text).toContain('模拟结果，不具有法律效力')
    expect(text).toContain(result.hashes.result)
    expect(text).toContain('30户由规则引擎重新评分，0户不一致')
  })

  it('shows whom it moved, as scoring grades them', async () => {
    const readings = { 'same-conduct': 'sum' }
    const { id, result } = await simulated({ ...V1, readings })
    const first = (await get(`/v1/simulations/${id}/movers?limit=2`)).body
    expect([first.movers.length, first.total]).toEqual([2, result.movers])
    const rest = (await get(`/v1/simulations/${id}/movers?limit=50&cursor=${first.next}`)).body
    const scorer = v1()
    for (const mover of [...first.movers, ...rest.movers]) {
      const { body } = await get(`/v1/populations/${population}/subjects/${mover.index}`)
      const before = (await assess(scorer, body)).assessment!
      const after = (await assess(scorer, { ...body, readings })).assessment!
      expect([mover.from.grade, mover.to.grade]).toEqual([before.grade, after.grade])
      expect(mover.from.grade).not.toBe(mover.to.grade)
      expect([mover.from.lines, mover.to.lines]).toEqual([before.lines, after.lines])
      expect(mover.clauses.length).toBeGreaterThan(0)
      expect(mover.clauses.map(({ at }: { at: string }) => at)).toContain('readings.same-conduct')
    }
    const worse = (await get(`/v1/simulations/${id}/movers?direction=worse`)).body
    expect(worse.total).toBe(result.worse)
  })

  it('of a version without an item leaves its records out, and says so everywhere', async () => {
    const text = fileText('rules/hangzhou-metrology/v1.yaml')
    const side = { ...V1, readings: {}, text, hash: v1().hash }
    const edits = [{ set: 'version', to: 'v2' }, ...REMOVED]
    const to = { ...side, version: 'v2', text: applyEdits(text, edits).text }
    const wanted = { population, from: side, to, also: null, asOf: parseDay('2026-06-30')! }
    const started = await city.simulations.start(by(here.staff.editor), wanted)
    const { id, result, rechecked } = await until(`/v1/simulations/${started!.id}`)
    expect(rechecked).toEqual({ subjects: SIZE / 100, different: 0 })
    const left = await leftBy('v2')
    expect(result.uncounted).toEqual([left])
    expect(result.better).toBeGreaterThan(0)
    expect(await (await app.request(`/v1/simulations/${id}/report`)).text()).toContain(
      `${left.records}条信用信息的类型「${left.name}」（seal-broken）v2没有`,
    )
    const { movers } = (await get(`/v1/simulations/${id}/movers?limit=50`)).body
    expect(movers).toHaveLength(result.movers)
    for (const { index, from, to: after, clauses } of movers) {
      const { body } = await get(`/v1/populations/${population}/subjects/${index}`)
      const records = body.records.filter(({ type }: { type: string }) => type !== 'seal-broken')
      const without = (await assess(v1(), { ...body, records })).assessment!
      expect(from.lines).toEqual((await assess(v1(), body)).assessment!.lines)
      expect(after.grade).toBe(without.grade)
      const lines = after.lines.slice(without.lines.length)
      expect(lines).toHaveLength(body.records.length - records.length)
      for (const line of lines)
        expect(line).toMatchObject({ points: 0, counted: false, because: { code: 'type-unknown' } })
      expect(clauses.map(({ at }: { at: string }) => at)).toContain('items.seal-broken')
    }
    // Scoring as such refuses what the version does not know.
    const scorer = createScorer(load(to.text).standard!, '')
    const { body } = await get(`/v1/populations/${population}/subjects/${movers[0].index}`)
    const { problems } = await assess(scorer, body)
    expect(problems!.map(({ code }) => code)).toEqual(['record-type-unknown'])
  })

  it('streams its progress to the end', async () => {
    const started = await post(app, '/v1/simulations', { population, from: V1, to: V1 })
    const { id } = await bodyOf(started)
    const events = await (await app.request(`/v1/simulations/${id}/events`)).text()
    const states = [...events.matchAll(/"state":"(\w+)"/g)].map((found) => found[1])
    expect(states.at(-1)).toBe('done')
    expect((await app.request(`/v1/simulations/${id}`, { method: 'DELETE' })).status).toBe(409)
  })

  it('can be stopped while it waits, and too many are refused', async () => {
    const start = () => post(app, '/v1/simulations', { population, from: V1, to: V1 })
    const answers = []
    for (let i = 0; i < 12; i++) answers.push(await start())
    expect(answers.map(({ status }) => status)).toContain(429)
    const ids = await Promise.all(
      answers.filter(({ status }) => status === 202).map(async (each) => (await bodyOf(each)).id),
    )
    const last = `/v1/simulations/${ids.at(-1)}`
    expect((await app.request(last, { method: 'DELETE' })).status).toBe(204)
    expect((await get(last)).body.state).toBe('cancelled')
    for (const id of ids.slice(0, -1)) await until(`/v1/simulations/${id}`)
    expect((await get(last)).body.state).toBe('cancelled')
  }, 60_000)

  it('survives the end of the service, sealed', async () => {
    const { id, result } = await simulated({ ...V1, readings: { 'half-points': 'round-half-up' } })
    const started = await post(app, '/v1/simulations', { population, from: V1, to: V1 })
    await city.close()
    await here.restart()
    city = await openCity(here.service.ledger, 50_000)
    app = testApp({ city })
    expect((await get(`/v1/simulations/${id}`)).body.result).toEqual(result)
    expect((await get(`/v1/simulations/${id}/movers`)).status).toBe(200)
    // What was running then has ended.
    const cut = (await get(started.headers.get('location')!)).body
    expect(['failed', 'done']).toContain(cut.state)
    expect(cut.finishedAt).not.toBeNull()
    const verdict = await onSnapshot({ folder: here.folder }, (view) => verify(view, {}))
    expect(verdict.findings).toEqual([])
  })

  it('compares a third version in the same run, as one of its own would', async () => {
    const to = { ...V1, readings: { 'same-conduct': 'sum' } }
    const also = { ...V1, readings: { 'half-points': 'favour-subject' } }
    const answer = await post(app, '/v1/simulations', { population, from: V1, to, also })
    const done = await until(answer.headers.get('location')!)
    const alone = await simulated(also)
    const plain = ({ hashes: _, prices: __, ...rest }: Record<string, unknown>) => rest
    expect(plain(done.result.also)).toEqual(plain(alone.result))
    expect(done.result.movers).not.toBe(done.result.also.movers)
    expect(done.rechecked).toEqual({ subjects: SIZE / 100, different: 0 })
    const movers = (await get(`/v1/simulations/${done.id}/movers?of=also`)).body
    expect(movers.total).toBe(done.result.also.movers)
    expect((await get(`/v1/simulations/${alone.id}/movers?of=also`)).status).toBe(422)
  })

  it('says what cannot be compared', async () => {
    const refuse = async (body: object) => {
      const response = await post(app, '/v1/simulations', { population, from: V1, to: V1, ...body })
      return [response.status, (await bodyOf(response)).problems[0].code]
    }
    expect(await refuse({ population: '000000000000' })).toEqual([404, 'population-missing'])
    expect(await refuse({ to: { ...V1, version: 'v9' } })).toEqual([404, 'version-unknown'])
    expect(await refuse({ to: { ...V1, readings: { none: 'x' } } })).toEqual([
      422,
      'reading-unknown',
    ])
    expect(await refuse({ asOf: '2026-02-30' })).toEqual([422, 'date-impossible'])
  })
})

describe('files', () => {
  const SUBJECTS = 'id,type,name,district,instruments,enrolledOn'
  const RECORDS = 'subject,id,type,case,occurredOn,recordedOn,status'
  const upload = (name: string, text: string) =>
    app.request(`/v1/uploads?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: text,
    })
  const sent = async (name: string, text: string) => (await bodyOf(await upload(name, text))).id
  const importing = (files: string[], more: object = {}) =>
    post(app, '/v1/populations', { name: '导入', import: { files, asOf: '2026-06-30', ...more } })
  const waiting = () => {
    const folder = join(here.folder, 'uploads')
    return existsSync(folder) ? readdirSync(folder) : []
  }

  it('become a population, with progress to the end', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `s${i},enterprise,,330106,1,2020-01-01`)
    const files = [
      await sent('主体.csv', [SUBJECTS, ...rows].join('\n')),
      await sent('信用信息.csv', `${RECORDS}\ns7,r,unlisted,c,2025-01-01,2025-01-02,confirmed`),
    ]
    const started = await importing(files)
    expect(started.status).toBe(202)
    const path = started.headers.get('location')!
    const events = await (await app.request(`${path}/events`)).text()
    const seen = [...events.matchAll(/data: (.*)/g)].map((found) => JSON.parse(found[1]!))
    expect(seen.at(-1)).toMatchObject({ state: 'done', progress: 1, rows: 300 })
    const { body } = await get(path)
    expect(body).toMatchObject({ state: 'done', size: 300, records: 1, problems: [] })
    expect(body.origin.files.map(({ name }: { name: string }) => name)).toEqual([
      '主体.csv',
      '信用信息.csv',
    ])
    expect((await get(`${path}/subjects/7`)).body.records).toHaveLength(1)
    expect(waiting()).toEqual([])
    // Its data goes on demand, and nothing of it stays on the disk.
    expect((await app.request(path, { method: 'DELETE' })).status).toBe(204)
    expect((await get(path)).status).toBe(404)
    expect(readdirSync(join(here.folder, 'populations'))).toEqual([`${population}.pop`])
  })

  it('with a fault are refused by file and line, all of them', async () => {
    const files = [
      await sent('s.csv', `${SUBJECTS}\ns1,enterprise,,,1,2020-01-01\ns2,firm,,,x,2020-01-01`),
      await sent('r.csv', `${RECORDS}\ns9,r,unlisted,c,2025-01-01,2025-01-02,confirmed`),
    ]
    const path = (await importing(files)).headers.get('location')!
    await (await app.request(`${path}/events`)).text()
    const { body } = await get(path)
    expect([body.state, body.size, body.hash]).toEqual(['failed', 0, null])
    const told = body.problems.map((each: Record<string, unknown>) =>
      [each['file'], each['line'], each['code']].join(' '),
    )
    expect(told).toEqual([
      's.csv 3 subject-type-unknown',
      's.csv 3 type-wrong',
      'r.csv 2 subject-missing',
    ])
    expect(readdirSync(join(here.folder, 'populations'))).toEqual([`${population}.pop`])
  })

  it('that are too long, too many, foreign or gone are refused', async () => {
    const codes = async (response: Response | Promise<Response>) => {
      const answer = await response
      return [answer.status, (await bodyOf(answer)).problems[0].code]
    }
    expect(await codes(upload('a.csv', 'x'.repeat(50_001)))).toEqual([413, 'upload-too-large'])
    expect(waiting()).toEqual([])
    expect((await upload('a.txt', 'x')).status).toBe(422)
    expect((await upload('../a.csv', 'x')).status).toBe(422)
    expect(await codes(importing(['000000000000']))).toEqual([404, 'upload-missing'])
    expect(await codes(post(app, '/v1/populations', { name: '无' }))).toEqual([422, 'key-missing'])
    const ids = await Promise.all([1, 2, 3, 4].map((i) => sent(`${i}.csv`, SUBJECTS)))
    expect(await codes(upload('5.csv', SUBJECTS))).toEqual([429, 'uploads-full'])
    for (const id of ids)
      expect((await app.request(`/v1/uploads/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect(waiting()).toEqual([])
  })
})

describe('a preview', () => {
  const preview = async (body: object) => {
    const response = await post(app, '/v1/simulations/preview', { population, from: V1, ...body })
    return { status: response.status, body: await bodyOf(response) }
  }
  const points = (id: string, to: number) => ({ set: `items.${id}.points`, to })

  it('of edits tells each line in document order, and the shares add up', async () => {
    const changes = [
      points('seal-broken', -30),
      { set: 'grades.B.from', to: 87 },
      points('quiet-1-year', 1),
      points('market-scale-missing', -8),
    ]
    const { status, body } = await preview({ changes })
    expect(status).toBe(200)
    expect(body.shares.map(({ at }: { at: string }) => at)).toEqual([
      'grades.B',
      'items.quiet-1-year',
      'items.seal-broken',
      'items.market-scale-missing',
    ])
    const sum = (of: (each: never) => number) =>
      body.shares.reduce((total: number, each: never) => total + of(each), 0)
    expect(sum(({ share }: { share: number }) => share)).toBe(body.worse + body.better)
    expect(
      sum(({ effects }: { effects: { share: { worse: number } } }) => effects.share.worse),
    ).toBe(body.worse)
    expect(body.shares.every(({ alone }: { alone: unknown }) => typeof alone === 'number')).toBe(
      true,
    )
  })

  it('of a text equals that of the same edits, and both a simulation', async () => {
    const text = fileText('rules/hangzhou-metrology/v1.yaml').replace(
      /(id: seal-broken[\s\S]*?points: )-10/,
      '$1-25',
    )
    const byText = (await preview({ text })).body
    const byEdits = (await preview({ changes: [points('seal-broken', -25)] })).body
    const plain = ({ milliseconds: _, shares: __, ...rest }: Record<string, unknown>) => rest
    expect(plain(byText)).toEqual(plain(byEdits))
    expect(byText.worse).toBeGreaterThan(0)
    expect((await preview({ changes: [] })).body.worse).toBe(0)
  })

  it('of what cannot score says why, and changes nothing', async () => {
    const codes = async (body: object) => {
      const answer = await preview(body)
      return [answer.status, answer.body.problems[0].code]
    }
    expect(await codes({ changes: [points('none', 1)] })).toEqual([422, 'edit-path'])
    expect(await codes({ changes: [points('seal-broken', 5)] })).toEqual([422, 'points-sign'])
    expect(await codes({ text: 'format: 1' })).toEqual([422, 'key-missing'])
    expect(await codes({})).toEqual([422, 'key-missing'])
    expect((await preview({ changes: [] })).body.worse).toBe(0)
  })

  it('of an item removed counts its records for nothing, and says how many', async () => {
    const { status, body } = await preview({ changes: REMOVED })
    expect(status).toBe(200)
    expect(body.uncounted).toEqual([await leftBy('v1')])
    expect(body.better).toBeGreaterThan(0)
    expect(body.worse).toBe(0)
    const line = { at: 'items.seal-broken', zh: '第20项 停用', share: body.better }
    expect(body.shares).toMatchObject([line])
    const { text } = applyEdits(fileText('rules/hangzhou-metrology/v1.yaml'), REMOVED)
    const plain = ({ milliseconds: _, ...rest }: Record<string, unknown>) => rest
    expect(plain((await preview({ text })).body)).toEqual(plain(body))
    expect((await preview({ changes: [] })).body.uncounted).toBeUndefined()
  })

  it('answers the latest of several edits by one person', async () => {
    const answers = await Promise.all(
      [-11, -12, -13, -14].map((to) => preview({ changes: [points('seal-broken', to)] })),
    )
    expect(answers.at(-1)!.status).toBe(200)
    expect(answers.map(({ status }) => status)).toContain(409)
  })
})
