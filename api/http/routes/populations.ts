// Populations: what there is, one being made, a subject of one.
import { parseDay } from '../../../engine/civil.ts'
import { requestOf } from '../../../engine/population/request.ts'
import { problem } from '../../../engine/words/problem.ts'
import {
  DistrictList,
  MakePopulation,
  Population,
  PopulationList,
  PopulationParams,
  PopulationSubject,
} from '../../contract/populations.ts'
import { ScoreRequest } from '../../contract/score.ts'
import { EventStream } from '../../contract/simulations.ts'
import { NoQuery } from '../../contract/versions.ts'
import { CITY_OF } from '../../population/generate.ts'
import { districtNames } from '../../rules/districts.ts'
import type { City } from '../../simulation/city.ts'
import type { JobState } from '../../simulation/population-rows.ts'
import { DETAILS, DRAFTERS, READERS } from '../access.ts'
import { json, nothing, refuse, text } from '../answer.ts'
import { actorOfCaller } from '../desk.ts'
import type { Ports } from '../ports.ts'
import { type Route, route } from '../route.ts'
import { eventsOf } from './simulation-answers.ts'

const shared = { tag: 'simulations', query: NoQuery } as const

/** /v1/populations and what lies below. */
export function populationRoutes({ rules, today }: Ports, city: City): Route[] {
  const { populations, simulations, uploads } = city
  const inUse = (id: string) =>
    simulations.list().some(({ population, state }) => population === id && isGoing(state))
  return [
    route({
      ...shared,
      id: 'listDistricts',
      method: 'GET',
      path: '/v1/districts',
      access: READERS,
      summary: { zh: '区、县（市）的代码和名称', en: 'Districts by code and name' },
      answers: { 200: said('区、县（市）', 'The districts', DistrictList) },
      refusals: [],
      handle: () => json({ districts: [...districtNames()].map(([id, name]) => ({ id, name })) }),
    }),
    route({
      ...shared,
      id: 'listPopulations',
      method: 'GET',
      path: '/v1/populations',
      access: READERS,
      summary: { zh: '主体样本一览', en: 'List populations' },
      answers: { 200: said('样本', 'The populations', PopulationList) },
      refusals: [],
      handle: () => json({ populations: populations.list() }),
    }),
    route({
      ...shared,
      id: 'makePopulation',
      method: 'POST',
      path: '/v1/populations',
      access: DRAFTERS,
      body: { kind: 'json', schema: MakePopulation },
      summary: { zh: '生成或导入一个样本', en: 'Invent a population, or import one' },
      answers: {
        202: {
          ...said('已开始', 'It is being made', Population),
          headers: { Location: { zh: '样本的地址', en: 'Where it is' } },
        },
      },
      refusals: [404, 409, 422, 429],
      handle: async ({ body, caller }) => {
        const { name, generate } = body
        if ((generate === undefined) === (body.import === undefined))
          return refuse([problem('key-missing', { key: 'generate / import' })])
        const { asOf: value } = (generate ?? body.import)!
        const asOf = parseDay(value)
        if (asOf === undefined) {
          const path = [generate ? 'generate' : 'import', 'asOf']
          return refuse([problem('date-impossible', { value }, path)])
        }
        const pinned = await rules.pin(body.import?.ruleset ?? CITY_OF)
        const resolved = 'on' in pinned ? pinned.on(today()) : pinned
        if (!resolved.scorer) return refuse([resolved.problem])
        const { compiled } = resolved.scorer.standard
        const owner = caller?.id ?? ''
        const { files = [], uscc = [] } = body.import ?? {}
        const found = uploads.find(owner, files)
        const wanted = generate
          ? { name, asOf, size: generate.size, seed: generate.seed }
          : { name, asOf, uscc, files: found, after: () => uploads.drop(owner, files) }
        const info = await populations.make(actorOfCaller(caller), compiled, wanted)
        if (!info) return refuse([problem('queue-full')], { status: 429, headers: RETRY })
        return json(info, 202, { location: `/v1/populations/${info.id}` })
      },
    }),
    route({
      ...shared,
      id: 'readPopulation',
      method: 'GET',
      path: '/v1/populations/{population}',
      access: READERS,
      params: PopulationParams,
      summary: { zh: '一个主体样本', en: 'A population' },
      answers: { 200: said('样本', 'The population', Population) },
      refusals: [404],
      handle: ({ params }) => {
        const info = populations.get(params.population)
        return info ? json(info) : missing(params.population)
      },
    }),
    route({
      ...shared,
      id: 'dropPopulation',
      method: 'DELETE',
      path: '/v1/populations/{population}',
      access: DRAFTERS,
      params: PopulationParams,
      summary: { zh: '停止生成或导入，或者删除样本的数据', en: 'Stop or delete a population' },
      description: {
        zh: '主体和信用信息随之删除；用过它的影响模拟保留结果。',
        en: 'Its subjects and records go; simulations over it keep their results.',
      },
      answers: { 204: { description: { zh: '已停止或删除', en: 'Stopped or deleted' } } },
      refusals: [404, 409],
      handle: async ({ params, caller }) => {
        const { population } = params
        if (!populations.get(population)) return missing(population)
        if (inUse(population)) return refuse([problem('population-in-use')], { status: 409 })
        await populations.drop(actorOfCaller(caller), population)
        return nothing()
      },
    }),
    route({
      ...shared,
      id: 'watchPopulation',
      method: 'GET',
      path: '/v1/populations/{population}/events',
      access: READERS,
      params: PopulationParams,
      summary: { zh: '生成或导入的进度', en: 'Progress as server-sent events' },
      answers: {
        200: {
          description: { zh: '进度', en: 'Progress' },
          content: { 'text/event-stream': EventStream as never },
        },
      },
      refusals: [404],
      handle: ({ params, request }) => {
        const info = populations.get(params.population)
        if (!info) return missing(params.population)
        const watch = (seen: Parameters<typeof populations.watch>[1]) =>
          populations.watch(info.id, seen)
        return text(eventsOf(info, watch, request.signal), 'text/event-stream')
      },
    }),
    route({
      ...shared,
      id: 'readPopulationSubject',
      method: 'GET',
      path: '/v1/populations/{population}/subjects/{n}',
      access: DETAILS,
      params: PopulationSubject,
      summary: { zh: '样本中的第n个主体，写成评价请求', en: 'Subject n as a score request' },
      answers: { 200: said('评价请求', 'The score request', ScoreRequest) },
      refusals: [404],
      handle: async ({ params }) => {
        const file = await populations.open(params.population)
        const n = Number(params.n)
        if (!file || n >= file.population.subjects) return missing(params.population)
        return json(requestOf(file.population, await file.labels(), n))
      },
    }),
  ]
}

/** How long to wait when everything is busy. */
export const RETRY = { 'retry-after': '5' }

/** An answer with a body of this shape. */
export function said<T extends object>(zh: string, en: string, schema: T) {
  return { description: { zh, en }, content: { 'application/json': schema as never } }
}

function isGoing(state: JobState): boolean {
  return state === 'queued' || state === 'running'
}

function missing(value: string): Response {
  return refuse([problem('population-missing', { value })])
}
