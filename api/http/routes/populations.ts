// Populations: what there is, one being made, a subject of one.
import { parseDay } from '../../../engine/civil.ts'
import { requestOf } from '../../../engine/population/request.ts'
import { problem } from '../../../engine/words/problem.ts'
import {
  MakePopulation,
  Population,
  PopulationList,
  PopulationParams,
  PopulationSubject,
} from '../../contract/populations.ts'
import { ScoreRequest } from '../../contract/score.ts'
import { NoQuery } from '../../contract/versions.ts'
import { CITY_OF } from '../../population/generate.ts'
import type { City } from '../../simulation/city.ts'
import { DETAILS, DRAFTERS, READERS } from '../access.ts'
import { json, refuse } from '../answer.ts'
import type { Ports } from '../ports.ts'
import { type Route, route } from '../route.ts'

const shared = { tag: 'simulations', query: NoQuery } as const

/** /v1/populations and what lies below. */
export function populationRoutes({ rules, today }: Ports, { populations }: City): Route[] {
  return [
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
      summary: { zh: '生成一座虚构城市的样本', en: 'Invent a population' },
      answers: {
        202: {
          ...said('已开始生成', 'It is being made', Population),
          headers: { Location: { zh: '样本的地址', en: 'Where it is' } },
        },
      },
      refusals: [422, 429],
      handle: async ({ body }) => {
        const asOf = parseDay(body.generate.asOf)
        if (asOf === undefined)
          return refuse([
            problem('date-impossible', { value: body.generate.asOf }, ['generate', 'asOf']),
          ])
        const pinned = await rules.pin(CITY_OF)
        const resolved = 'on' in pinned ? pinned.on(today()) : pinned
        if (!resolved.scorer) return refuse([resolved.problem])
        const { compiled } = resolved.scorer.standard
        const { size, seed } = body.generate
        const info = populations.generate(compiled, { name: body.name, size, seed, asOf })
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
      id: 'readPopulationSubject',
      method: 'GET',
      path: '/v1/populations/{population}/subjects/{n}',
      access: DETAILS,
      params: PopulationSubject,
      summary: { zh: '样本中的第n个主体，写成评价请求', en: 'Subject n as a score request' },
      answers: { 200: said('评价请求', 'The score request', ScoreRequest) },
      refusals: [404],
      handle: ({ params }) => {
        const file = populations.open(params.population)
        const n = Number(params.n)
        if (!file || n >= file.population.subjects) return missing(params.population)
        return json(requestOf(file.population, file.labels(), n))
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

function missing(value: string): Response {
  return refuse([problem('population-missing', { value })])
}
