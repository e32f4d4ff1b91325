// Simulations: started, watched, read, and the people they move.
import { parseDay } from '../../../engine/civil.ts'
import { problem } from '../../../engine/words/problem.ts'
import { Movers, MoversQuery, UnknownQuery, UnknownSubjects } from '../../contract/movers.ts'
import {
  EventStream,
  ReportText,
  Simulation,
  SimulationList,
  SimulationParams,
  StartSimulation,
} from '../../contract/simulations.ts'
import { NoQuery } from '../../contract/versions.ts'
import type { City } from '../../simulation/city.ts'
import { moversPage } from '../../simulation/movers.ts'
import { simulationReport } from '../../simulation/report.ts'
import { unknownPage } from '../../simulation/unknown.ts'
import { DETAILS, DRAFTERS, READERS } from '../access.ts'
import { json, nothing, refuse, text } from '../answer.ts'
import { actorOfCaller } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { type Route, route } from '../route.ts'
import { simulationMissing as missing, openCompared } from './compared.ts'
import { RETRY, said } from './populations.ts'
import { eventsOf, lackingOf, moverOf, resultOf } from './simulation-answers.ts'
import { versionText } from './version-text.ts'

const PATH = '/v1/simulations/{simulation}'
const shared = { tag: 'simulations', query: NoQuery } as const
const one = { ...shared, method: 'GET', path: PATH, params: SimulationParams } as const

/** /v1/simulations and what lies below. */
export function simulationRoutes(ports: Ports, city: City): Route[] {
  const { populations, simulations, texts } = city
  const busy = () => refuse([problem('queue-full')], { status: 429, headers: RETRY })
  return [
    route({
      ...shared,
      id: 'listSimulations',
      method: 'GET',
      path: '/v1/simulations',
      access: READERS,
      summary: { zh: '影响模拟一览', en: 'List simulations' },
      answers: { 200: said('影响模拟', 'The simulations', SimulationList) },
      refusals: [],
      handle: () => json({ simulations: simulations.list() }),
    }),
    route({
      ...shared,
      id: 'startSimulation',
      method: 'POST',
      path: '/v1/simulations',
      access: DRAFTERS,
      body: { kind: 'json', schema: StartSimulation },
      summary: { zh: '把一个版本和另外一两个版本比较', en: 'Compare a version with one or two' },
      answers: {
        202: {
          ...said('已排队', 'It is queued', Simulation),
          headers: { Location: { zh: '地址', en: 'Where it is' } },
        },
      },
      refusals: [404, 422, 429],
      handle: async ({ body, caller }) => {
        const file = await populations.open(body.population)
        if (!file) return refuse([problem('population-missing', { value: body.population })])
        const asOf = body.asOf === undefined ? file.population.asOf : parseDay(body.asOf)
        if (asOf === undefined)
          return refuse([problem('date-impossible', { value: body.asOf! }, ['asOf'])])
        const from = await versionText(ports, texts, body.from, caller)
        const to = await versionText(ports, texts, body.to, caller)
        const also = body.also && (await versionText(ports, texts, body.also, caller))
        const wrong = [from, to, also].flatMap((each) => each?.problems ?? [])
        if (!from.side || !to.side || wrong.length > 0) return refuse(wrong)
        const wanted = {
          population: body.population,
          asOf,
          from: from.side,
          to: to.side,
          also: also?.side ?? null,
        }
        const info = await simulations.start(actorOfCaller(caller), wanted)
        return info ? json(info, 202, { location: `/v1/simulations/${info.id}` }) : busy()
      },
    }),
    route({
      ...one,
      id: 'readSimulation',
      access: READERS,
      summary: { zh: '一次影响模拟和它的结果', en: 'A simulation and its result' },
      answers: { 200: said('影响模拟', 'The simulation', Simulation) },
      refusals: [404],
      handle: async ({ params, caller }) => {
        const info = simulations.get(params.simulation)
        if (!info) return missing(params.simulation)
        const result = await simulations.result(info.id)
        if (!result) return json(info)
        const losersRead = await simulations.hasReadLosers(actorOfCaller(caller), info.id)
        return json({ ...info, losersRead, result: resultOf(result, info.hash!, caller) })
      },
    }),
    route({
      ...one,
      id: 'stopSimulation',
      method: 'DELETE',
      access: DRAFTERS,
      summary: { zh: '停止一次影响模拟', en: 'Stop a simulation' },
      description: {
        zh: '已完成的模拟不能改变，也不能删除。',
        en: 'A finished simulation can be neither changed nor deleted.',
      },
      answers: { 204: { description: { zh: '已停止', en: 'Stopped' } } },
      refusals: [404, 409],
      handle: ({ params }) => {
        if (!simulations.get(params.simulation)) return missing(params.simulation)
        if (simulations.cancel(params.simulation)) return nothing()
        return refuse([problem('simulation-finished')], { status: 409 })
      },
    }),
    route({
      ...one,
      id: 'watchSimulation',
      path: `${PATH}/events`,
      access: READERS,
      summary: { zh: '进度', en: 'Progress as server-sent events' },
      answers: {
        200: {
          description: { zh: '进度', en: 'Progress' },
          content: { 'text/event-stream': EventStream as never },
        },
      },
      refusals: [404],
      handle: ({ params, request }) => {
        const info = simulations.get(params.simulation)
        if (!info) return missing(params.simulation)
        const watch = (seen: Parameters<typeof simulations.watch>[1]) =>
          simulations.watch(info.id, seen)
        return text(eventsOf(info, watch, request.signal), 'text/event-stream')
      },
    }),
    route({
      ...one,
      id: 'listMovers',
      path: `${PATH}/movers`,
      query: MoversQuery,
      access: DETAILS,
      summary: { zh: '等级改变的主体，一页', en: 'A page of the subjects that moved' },
      description: {
        zh: '看全部变差的（只写 direction=worse）记入审计：批准这一内容的人须看过。',
        en: 'Reading all who get worse (direction=worse alone) is audited: who approves must have.',
      },
      answers: { 200: said('变动主体', 'The movers', Movers) },
      refusals: [404, 409, 422],
      handle: async ({ params, query, caller }) => {
        const { cursor = '0', limit = '20', of = 'to', ...filter } = query
        const compared = await openCompared(city, params.simulation, of)
        if (compared instanceof Response) return compared
        const { file, grades, sides, asOf } = compared
        const [start, most] = [Number(cursor), Number(limit)]
        const page = await moversPage(file, grades, sides, asOf, filter, start, most)
        const { direction, ...narrower } = filter
        if (direction === 'worse' && Object.keys(narrower).length === 0)
          await simulations.readLosers(actorOfCaller(caller), params.simulation, of)
        const next = page.next === null ? null : String(page.next)
        return json({ movers: page.movers.map(moverOf), next, total: page.total })
      },
    }),
    route({
      ...one,
      id: 'listUnknown',
      path: `${PATH}/unknown`,
      query: UnknownQuery,
      access: DETAILS,
      summary: {
        zh: '事实不全的主体，一页：缺什么，最好和最差的等级',
        en: 'A page of the subjects that lack a required fact, with their best and worst grade',
      },
      answers: { 200: said('事实不全的主体', 'The subjects', UnknownSubjects) },
      refusals: [404, 409, 422],
      handle: async ({ params, query }) => {
        const { cursor = '0', limit = '20', of, ...place } = query
        const compared = await openCompared(city, params.simulation, of)
        if (compared instanceof Response) return compared
        const page = await unknownPage(compared, place, Number(cursor), Number(limit), city.bounds)
        const next = page.next === null ? null : String(page.next)
        return json({ subjects: page.subjects.map(lackingOf), next, total: page.total })
      },
    }),
    route({
      ...one,
      id: 'readReport',
      path: `${PATH}/report`,
      access: READERS,
      summary: { zh: '影响模拟报告', en: 'The report' },
      answers: {
        200: {
          description: { zh: '报告', en: 'The report' },
          content: { 'text/plain': ReportText as never },
        },
      },
      refusals: [404, 409],
      handle: async ({ params }) => {
        const info = simulations.get(params.simulation)
        if (!info) return missing(params.simulation)
        const result = await simulations.result(info.id)
        if (!result) return refuse([problem('simulation-unfinished')], { status: 409 })
        return text(simulationReport(result, info), 'text/plain; charset=utf-8')
      },
    }),
  ]
}
