// Subjects that lack a required fact, over HTTP: who, what, and which grades are left open.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RULES } from '../../../api/rules/library.ts'
import { type City, openCity } from '../../../api/simulation/city.ts'
import { assess } from '../../../engine/assess/assess.ts'
import { v1 } from '../../support.ts'
import { type Bench, bench } from '../service.ts'
import { post, testApp } from './host.ts'

const V1 = { ruleset: 'hangzhou-metrology', version: 'v1' }
const SUBJECTS = `id,type,name,district,instruments,enrolledOn
whole,enterprise,,330106,5,2020-01-01
many,enterprise,甲公司,330106,,2020-01-01
alert,enterprise,,330109,500,2020-01-01
person,naturalPerson,,330106,,`
const RECORDS = `subject,id,type,case,occurredOn,recordedOn,status
many,r1,unlisted,c1,2025-01-01,2025-01-02,confirmed
alert,r2,unlisted,c2,2025-01-01,2025-01-02,confirmed
alert,r3,red-alert,c3,2026-01-01,2026-01-02,confirmed
alert,r4,red-alert,c4,2026-01-01,2026-01-02,pending`
let here: Bench
let city: City
let app: ReturnType<typeof testApp>
let population: string

async function bodyOf(response: Response) {
  return JSON.parse(await response.text())
}

async function get(path: string) {
  const response = await app.request(path)
  return { status: response.status, body: await bodyOf(response) }
}

async function until(path: string) {
  await (await app.request(`${path}/events`)).text()
  const { body } = await get(path)
  if (body.state !== 'done') throw new Error(JSON.stringify(body))
  return body
}

beforeAll(async () => {
  here = await bench({ rules: RULES })
  city = await openCity(here.service.ledger)
  app = testApp({ city })
  const files = await Promise.all(
    [SUBJECTS, RECORDS].map(async (body, i) => {
      const headers = { 'content-type': 'application/octet-stream' }
      const path = `/v1/uploads?name=${i}.csv`
      return (await bodyOf(await app.request(path, { method: 'POST', headers, body }))).id
    }),
  )
  const wanted = { name: '不全', import: { files, asOf: '2026-06-30' } }
  const made = await post(app, '/v1/populations', wanted)
  population = (await until(made.headers.get('location')!)).id
}, 60_000)

afterAll(async () => {
  await city.close()
  await here.end()
})

describe('subjects that lack a fact', () => {
  it('are told with the fact, its record, and every grade that is possible', async () => {
    const to = { ...V1, readings: { 'half-points': 'favour-subject' } }
    const started = await post(app, '/v1/simulations', { population, from: V1, to })
    const { id, result } = await until(started.headers.get('location')!)
    const { status, body } = await get(`/v1/simulations/${id}/unknown`)
    expect(status).toBe(200)
    // A person is not scored, and a record that is not confirmed may lack anything.
    expect([body.total, body.next, result.unknown]).toEqual([2, null, 2])
    const [many, alert] = body.subjects
    expect(many).toMatchObject({ subject: 'many', name: '甲公司', type: 'enterprise' })
    expect(many.missing).toEqual([
      { fact: 'instruments', text: '计量器具数量', record: null, type: null },
    ])
    expect(alert.missing).toMatchObject([
      { fact: 'alertedOn', record: 'r3', type: { id: 'red-alert' } },
    ])
    // The same as the simulation counted.
    const counted = body.subjects.map(({ from, to }: { from: object; to: object }) => ({
      from,
      to,
    }))
    for (const { n, ...bounds } of result.intervals) {
      const same = counted.filter((each: object) => {
        return JSON.stringify(each) === JSON.stringify(bounds)
      })
      expect(same).toHaveLength(n)
    }
    // And what scoring gives for the values at the ends.
    const request = (await get(`/v1/populations/${population}/subjects/${many.index}`)).body
    const grades = []
    for (const instruments of [0, 20, 21, 1_000_000]) {
      const facts = { ...request.subject.facts, instruments }
      const given = { ...request, subject: { ...request.subject, facts } }
      grades.push((await assess(v1(), given)).assessment!.grade!)
    }
    grades.sort()
    expect(many.from).toEqual({ best: grades[0], worst: grades.at(-1) })
  })

  it('come page by page, and by district', async () => {
    const started = await post(app, '/v1/simulations', { population, from: V1, to: V1 })
    const { id } = await until(started.headers.get('location')!)
    const first = (await get(`/v1/simulations/${id}/unknown?limit=1`)).body
    expect([first.subjects.length, first.total]).toEqual([1, 2])
    const rest = (await get(`/v1/simulations/${id}/unknown?limit=1&cursor=${first.next}`)).body
    expect(rest.subjects.map(({ subject }: { subject: string }) => subject)).toEqual(['alert'])
    expect(rest.next).toBeNull()
    const there = (await get(`/v1/simulations/${id}/unknown?district=330109`)).body
    expect([there.total, there.subjects[0].subject]).toEqual([1, 'alert'])
    expect((await get(`/v1/simulations/${id}/unknown?of=also`)).status).toBe(422)
    expect((await get('/v1/simulations/000000000000/unknown')).status).toBe(404)
  })
})
